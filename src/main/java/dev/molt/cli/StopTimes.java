package dev.molt.cli;

import dev.molt.Language;
import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.util.LinkedHashMap;
import java.util.Map;

/** How soon a run that would go on has ended, for the page that watches it, after somebody asks for that. */
final class StopTimes {

    private static final Bar AT_ONCE = new Bar(Bar.Of.MEASURED, 100);

    private static final String PYTHON = "print('on', flush=True)\nwhile True: pass\n";
    private static final String WITH_CHILDREN = "import os\nfor _ in range(4): os.fork()\n" + PYTHON;
    private static final String RUST = "fn main() {\n    println!(\"on\");\n    loop {}\n}\n";

    private StopTimes() {}

    static Table measure(Site site, Lesson lesson, Block.Item item, int rounds) throws Exception {
        Table table = new Table("From Stop to the end of a run; " + rounds + " each", "ms", "slowest", "median");
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("Python", PYTHON);
        programs.put("Python, 16 processes", WITH_CHILDREN);
        programs.put("Rust", RUST);
        for (Map.Entry<String, String> program : programs.entrySet()) {
            Language language = program.getValue().equals(RUST) ? Language.RUST : Language.PYTHON;
            Samples times = new Samples();
            for (int round = 0; round < rounds; round++) {
                times.addNanos(site.stop(lesson, item, language, program.getValue()));
            }
            table.add(program.getKey(), times.percentile(100), times.median(), AT_ONCE);
        }
        return table;
    }
}
