package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.Language;
import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Block;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.server.MoltProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short measurements on one packaged server: a load, and hostile programs. How fast it is and how much others notice,
 * {@code ./molt bench load} and {@code ./molt bench neighbours} tell.
 */
class ServerBenchTest {

    private static final Path LESSONS = Path.of("lessons");
    private static final Bar TWICE = new Bar(Bar.Of.RATIO, 2.0);

    private static final int LEAST_PAGES = 10;
    private static final double MOST_PAGE_MS = 2_000;

    private static MoltProcess server;
    private static CourseFolder lessons;
    private static Site site;
    private static Lesson lesson;
    private static Block.Comparison pair;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        server = MoltProcess.start(data, LESSONS, Map.of());
        lessons = new CourseFolder(LESSONS, folder.resolve("last-good"), false, problems -> {});
        site = new Site(server.address("/"));
        lesson = lessons.course().lesson("ownership/who-owns-it").orElseThrow();
        pair = lesson.blocks().stream()
                .filter(Block.Comparison.class::isInstance)
                .map(Block.Comparison.class::cast)
                .filter(it -> it.outcome() == Block.Outcome.PRINTS_THE_SAME)
                .findFirst()
                .orElseThrow();
        Site.await(site.run(lesson, pair, Language.RUST, null));
    }

    @AfterAll
    static void stop() {
        server.close();
        lessons.close();
    }

    @Test
    void manyLearnersAtOnceMeetNoErrorAndLeaveNothingBehind() throws Exception {
        LoadBench bench = new LoadBench(server.address("/"), server.process().toHandle(), lessons.course());
        LoadBench.Report report = bench.measure(20, Duration.ofSeconds(5));
        assertEquals(Map.of(), report.counts().errors());
        assertEquals(List.of(), report.left());
        assertTrue(report.counts().runs().count() > 0);
        // Beside all other tests; what a page may take on a machine of its own, ./molt bench load tells.
        assertTrue(report.pages().count() >= LEAST_PAGES, report.pages().count() + " pages");
        assertTrue(report.pages().percentile(99) < MOST_PAGE_MS, report.pages().percentile(99) + " ms");
        String printed = printed(report::print);
        for (String row : List.of("processes", "zombies", "mounts", "cgroups", "files", "descriptors")) {
            assertTrue(printed.matches("(?s).*\n  " + row + " +-?\\d+\\.0   bar 0: held\n.*"), printed);
        }
        assertTrue(printed.matches("(?s).*\n  heap +-?[\\d.]+   MiB more; bar 16 MiB: held\n.*"), printed);
    }

    @Test
    void aRunThatIsStoppedHasSoonEnded() throws Exception {
        Table stops = StopTimes.measure(site.asAnotherLearner(), lesson, pair, 3);
        assertEquals(3, stops.rows().size());
        for (RunReport.Row row : stops.rows()) {
            // Less than the time limit; what is promised, ./molt bench run tells.
            assertTrue(row.measured() < 2_000, row.toString());
        }
    }

    @Test
    void whatOthersMeetStandsBesideWhatTheyMetWithoutHostilePrograms(@TempDir Path folder) throws Exception {
        List<HostileProgram> programs =
                List.of(HostileProgram.named("output-flood.py"), HostileProgram.named("thread-bomb.py"));
        Attacks attacks = new Attacks(site, lesson, pair, programs);
        List<Disturbance> after = attacks.after(Duration.ZERO);
        List<Disturbance> beside = attacks.beside(Duration.ofMillis(50));
        Table failures = new Table("Runs of the others that failed", "runs", "failed", "all");
        Disturbance.addFailures(failures, "after", after);
        Disturbance.addFailures(failures, "beside", beside);
        List<Table> tables = new ArrayList<>(Disturbance.tables("right after it", "after", "before", after, TWICE));
        tables.addAll(Disturbance.tables("beside it", "beside", "alone", beside, null));
        tables.add(failures);
        RunReport report = new RunReport(Map.of(), List.of(new RunReport.Part("Under test", tables)));
        String printed = printed(report::print);
        for (String words : List.of(
                "Cached hello right after it; medians of 1 or more, ms",
                "Edited hello beside it",
                "output flood (output-limit)",
                "thread bomb (failed)",
                "95 of 100, all 2",
                "bar ratio 2.0:",
                "after                          bar 0.0: held")) {
            assertTrue(printed.contains(words), printed);
        }
        Path json = folder.resolve("bench.json");
        report.write(json);
        JsonNode first = new ObjectMapper().readTree(json.toFile()).at("/parts/0/tables/0/rows/0");
        assertTrue(first.path("measured").asDouble() > 0, first.toString());
        assertTrue(first.path("baseline").asDouble() > 0, first.toString());
    }

    @Test
    void eachRunOfABurstIsCountedByWhatBecameOfIt() throws Exception {
        int sent = 12;
        SubmissionBurst burst = new SubmissionBurst(site, lesson, pair, sent).measure(Duration.ZERO);
        Table became = burst.tables("however many", TWICE).get(0);
        double ran = became.rows().get(0).measured();
        double replaced = became.rows().get(1).measured();
        assertEquals(sent, ran + replaced, printed(became));
        assertTrue(ran >= 1 && replaced >= 1, printed(became));
        assertEquals(Map.of(), burst.disturbance().disturbed().failures());
    }

    @Test
    void thereIsAProgramOfEachKind() {
        assertEquals(
                List.of(
                        "endless loop",
                        "memory bomb",
                        "fork bomb",
                        "thread bomb",
                        "output flood",
                        "file flood",
                        "compile bomb"),
                HostileProgram.all().stream().map(HostileProgram::name).toList());
    }

    private static String printed(Table table) {
        return printed(new RunReport(Map.of(), List.of(new RunReport.Part("Under test", List.of(table))))::print);
    }

    private static String printed(Consumer<PrintStream> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
