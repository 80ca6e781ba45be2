package dev.molt.cli;

import dev.molt.course.Block;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A course of one lesson whose pairs are there to be timed: each program once as usual and once built for release. */
final class BenchCourse {

    static final Text HELLO =
            new Text("hello", "print(\"hello\")\n", "fn main() {\n    println!(\"hello\");\n}\n", "hello\n");

    /** Some sixty lines: structs, enums, a map, a sort, errors. */
    static final Text P60 = new Text("p60", Resource.text("load.py"), Resource.text("load.rs"), "1 error\n");

    static final List<Text> TEXTS = List.of(HELLO, P60);

    private static final String COURSE = """
            id: "bench"
            title: "Bench"
            summary: "Programs to time."
            authors: ["Molt"]
            licence: "MIT"
            edition: "2024"
            """;

    private static final String LESSON = """
            ---
            title: "Programs"
            summary: "Programs to time."
            minutes: 1
            python: ["time"]
            rust: ["time"]
            ---

            Programs to time.

            """;

    private BenchCourse() {}

    /** @param prints among other things, in both languages */
    record Text(String name, String python, String rust, String prints) {

        String pair(boolean release) {
            return release ? name + "-release" : name;
        }
    }

    /**
     * Writes it and reads it as a server will.
     *
     * @param kept folder for what is kept of its files
     * @return its lesson
     */
    static Lesson write(Path folder, Path kept) throws IOException {
        Path module = Files.createDirectories(folder.resolve("01-bench"));
        Files.writeString(folder.resolve("course.yaml"), COURSE);
        Files.writeString(module.resolve("module.yaml"), "title: \"Bench\"\nsummary: \"Programs to time.\"\n");
        String pairs =
                TEXTS.stream().map(text -> pair(text, false) + pair(text, true)).collect(Collectors.joining());
        Files.writeString(module.resolve("01-programs.md"), LESSON + pairs);
        try (CourseFolder files = new CourseFolder(folder, kept, false, problems -> {})) {
            return files.course()
                    .lessons()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the lesson to time: " + files.problems()));
        }
    }

    /** @param id as {@link Text#pair} tells it */
    static Block.Comparison pair(Lesson lesson, String id) {
        return lesson.blocks().stream()
                .filter(Block.Comparison.class::isInstance)
                .map(Block.Comparison.class::cast)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String pair(Text text, boolean release) {
        return "```python title=\"" + text.name + "\" id=" + text.pair(release) + " same\n" + text.python + "```\n"
                + "```rust" + (release ? " release" : "") + "\n" + text.rust + "```\n"
                + "```output contains\n" + text.prints + "```\n\n";
    }
}
