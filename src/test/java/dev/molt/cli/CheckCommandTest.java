package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.cli.CheckedCourse.Outcome;
import dev.molt.run.Engine;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.SandboxStatus;
import dev.molt.run.SharedBoxes;
import dev.molt.run.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./molt check} as an author meets it: what it prints, how it ends, what it writes and what it runs. */
class CheckCommandTest {

    private static final String MISTAKES = "check-lessons";
    private static final String SOUND = "check-sound";
    private static final String STYLE = "01-mistakes/04-style.md";
    private static final String OUTPUTS = "01-mistakes/02-outputs.md";

    /** What is proved once serves all tests that do not count. */
    @TempDir
    private static Path proved;

    @TempDir
    private Path folder;

    private CheckedCourse course(String resource) throws IOException {
        return new CheckedCourse(resource, proved.resolve(resource), proved);
    }

    /** One of which nothing is proved yet. */
    private CheckedCourse newCourse(String resource) throws IOException {
        return new CheckedCourse(resource, folder.resolve("course"), folder.resolve("data"));
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndItsRemedy() throws Exception {
        Outcome told = course(MISTAKES).check();
        assertEquals(Files.readString(Path.of("src/test/resources/check/mistakes.txt")), withoutCount(told.out()));
        assertEquals(1, told.exitCode());
    }

    /** The last line says how many programs ran. */
    private static String withoutCount(String text) {
        return text.replaceFirst("\\d+ programs proved[^\n]*\n$", "");
    }

    @Test
    void aCourseWithoutMistakesSaysSoAndEndsWith0() throws Exception {
        Outcome told = newCourse(SOUND).check();
        assertTrue(
                told.out()
                        .matches(
                                "No problems\\. 4 programs proved on Python [\\d.]+ and rustc [\\d.]+, 3 of them run now\\.\n"),
                told.out());
        assertEquals(0, told.exitCode());
        // The fourth is Python of a version to come.
        assertEquals(3, told.runs());
    }

    @Test
    void withoutAPathEveryCourseThatIsServedIsChecked() throws Exception {
        Path first = Files.createDirectories(proved.resolve("a-course"));
        Files.writeString(first.resolve("course.yaml"), "id: \"first\"\n");
        CheckedCourse second = course(MISTAKES);
        Outcome told =
                second.with("MOLT_LESSONS", second.file("") + "," + first).check(List.of());
        assertTrue(told.out().startsWith(first + "/course.yaml"), told.out());
        String mistakes = Files.readString(Path.of("src/test/resources/check/mistakes.txt"));
        String secondCourse = mistakes.substring(0, mistakes.lastIndexOf('\n'));
        assertTrue(told.out().contains(secondCourse), told.out());
        assertEquals(1, told.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, --strict"})
    void warningsFailOnlyAStrictCheck(int exitCode, String option) throws Exception {
        String[] options = option == null ? new String[0] : new String[] {option};
        Outcome told = course(MISTAKES).check(List.of(STYLE), options);
        assertTrue(told.out().contains("0 errors and 3 warnings."), told.out());
        assertEquals(exitCode, told.exitCode());
    }

    @Test
    void jsonHoldsWhatTheTextSays() throws Exception {
        Outcome told = course(MISTAKES).check(List.of(OUTPUTS), "--format", "json");
        JsonNode all = new ObjectMapper().readTree(told.out());
        assertEquals(1, all.path("version").asInt());
        assertEquals(10, all.path("summary").path("errors").asInt());
        assertTrue(all.path("obstacle").isNull());
        assertEquals(new ObjectMapper().readTree("""
                        {"rule": "lesson-proof", "severity": "error", "file": "lessons/01-mistakes/02-outputs.md", "line": 13,
                         "column": 1, "length": 3, "source": "two", "message": "the program prints `three` here",
                         "remedy": "write what it prints, or let ./molt check --fix do it", "fixable": true}"""), all.path("problems").path(0));
        assertTrue(told.err().startsWith("10 errors and 0 warnings."), told.err());
    }

    @Test
    void githubIsToldInItsOwnCommands() throws Exception {
        Outcome told = course(MISTAKES).check(List.of(STYLE), "--format", "github");
        assertEquals(
                "::warning file=lessons/01-mistakes/04-style.md,line=22,col=5,endColumn=11,title=lesson-style::"
                        + "rustc warns in the program: unused variable: `unused` (unused_variables)%0A"
                        + "mend it, or allow it in hidden set-up: # #![allow(unused_variables)]",
                told.out().lines().skip(2).findFirst().orElse(""));
    }

    @Test
    void sarifHasWhatItsSchemaWants() throws Exception {
        Outcome told = course(MISTAKES).check("--format", "sarif");
        JsonNode log = new ObjectMapper().readTree(told.out());
        SarifRules.assertHold(log);
        JsonNode run = log.path("runs").path(0);
        assertEquals("molt check", run.path("tool").path("driver").path("name").asText());
        assertTrue(run.path("results").size() > 25, told.err());
        for (JsonNode result : run.path("results")) {
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertTrue(place.path("artifactLocation").path("uri").asText().endsWith(".md"));
            assertTrue(place.path("region").path("startLine").asInt() >= 1);
        }
    }

    @Test
    void sarifSaysWhyNotAllWasRun() throws Exception {
        CheckedCourse course = newCourse(MISTAKES);
        Outcome told = course.on(rustc -> new NoBox()).check("--format", "sarif");
        JsonNode log = new ObjectMapper().readTree(told.out());
        SarifRules.assertHold(log);
        assertEquals(
                "bubblewrap was not found. Install it.",
                log.at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
    }

    @Test
    void fixWritesOutputsAndLayoutShowsThemAndFindsNothingMoreToWrite() throws Exception {
        CheckedCourse course = course(MISTAKES);
        Path style = course.file(STYLE);
        // Line ends stay as they are.
        Files.writeString(style, Files.readString(style).replace("\n", "\r\n"));
        Outcome fixed = course.check("--fix");
        assertTrue(fixed.out().contains("--- lessons/01-mistakes/02-outputs.md\n"), fixed.out());
        assertTrue(fixed.out().contains("\n-two\n+three\n"), fixed.out());
        assertTrue(fixed.out().contains("\n+println!(\"{total}\");\n"), fixed.out());
        assertEquals(
                Files.readString(Path.of("src/test/resources/check/outputs-fixed.md")),
                Files.readString(course.file(OUTPUTS)));
        assertTrue(Files.readString(style).contains("let total: i32 = [1, 2].iter().sum(); // @sum\r\n"));
        assertFalse(Files.readString(style).replace("\r\n", "").contains("\n"));
        List<byte[]> written = List.of(Files.readAllBytes(style), Files.readAllBytes(course.file(OUTPUTS)));

        Outcome again = course.check("--fix");
        assertFalse(again.out().contains("+++"), again.out());
        assertEquals(written.get(0).length, Files.size(style));
        assertEquals(written.get(1).length, Files.size(course.file(OUTPUTS)));
    }

    /** Ends of outputs first, then any text, from a fixed seed. */
    @Test
    void whateverAProgramPrintsIsWrittenSoThatItHolds() throws Exception {
        List<String> printed =
                new ArrayList<>(List.of("", "a", "a\\n", "a\\n\\n", "a\\n\\n\\n", "\\n", "\\n\\n", "\\r\\n\\r\\n"));
        List<String> pieces = List.of("a", " ", "\\t", "\\n", "\\n\\n", "\\r\\n", "```", "~~~");
        Random random = new Random(4);
        while (printed.size() < 20) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(6), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .forEach(text::append);
            printed.add(text.toString());
        }
        StringBuilder lesson = new StringBuilder("---\ntitle: \"Ends\"\nsummary: \"S\"\nminutes: 1\n---\n");
        for (int i = 0; i < printed.size(); i++) {
            lesson.append("\n```python id=p%d\nprint(\"%s\", end=\"\")\n```\n".formatted(i, printed.get(i)));
        }
        CheckedCourse course = newCourse(SOUND);
        List<String> file = List.of("01-sound/03-ends.md");
        Files.writeString(course.file(file.get(0)), lesson);
        Outcome fixed = course.check(file, "--fix");
        assertEquals(0, fixed.exitCode(), fixed.out());
        Outcome again = course.check(file, "--fix");
        assertTrue(again.out().startsWith("No problems."), again.out());
    }

    @Test
    void onlyLinesInQuestionAreWritten() throws Exception {
        CheckedCourse course = course(MISTAKES);
        course.replace(STYLE, "[1,2].iter().sum();   // @sum", "[1, 2].iter().sum();     // @sum");
        course.replace(STYLE, "total:i32", "total: i32");
        course.check(List.of(STYLE), "--fix");
        String text = Files.readString(course.file(STYLE));
        // The tag stays as far away as its author put it.
        assertTrue(text.contains("sum();     // @sum\nprintln!(\"{total}\");\n"), text);
    }

    @Test
    void whatChangesFromRunToRunIsToldAndNotWritten() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        course.replace("01-sound/01-pairs.md", "print(sum([1, 2]))", "import os; print(os.urandom(8).hex())");
        String before = Files.readString(course.file("01-sound/01-pairs.md"));
        Outcome told = course.check("--fix");
        assertTrue(
                told.out()
                        .startsWith(
                                "lessons/01-sound/01-pairs.md:7:1: error: this program prints something else each time"),
                told.out());
        assertEquals(before, Files.readString(course.file("01-sound/01-pairs.md")));
    }

    @Test
    void whatWasProvedIsNotRunAgain() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        assertEquals(3, course.check().runs());
        Outcome again = course.check();
        assertEquals(0, again.runs());
        assertTrue(
                again.out().contains("4 programs proved") && again.out().contains("all known from before"),
                again.out());

        course.replace("01-sound/02-questions.md", "from(\"hi\")", "from(\"ho\")");
        Outcome changed = course.check();
        assertEquals(1, changed.runs());
        assertEquals(0, changed.exitCode());

        course.replace("01-sound/01-pairs.md", "A pair and", "One pair and");
        course.replace("01-sound/01-pairs.md", "title=\"Sums\"", "title=\"Sums of two\"");
        assertEquals(0, course.check().runs());
    }

    @Test
    void whereNothingCanBeKeptLessonsAreCheckedAllTheSame() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/proofs"), "a file");
        Outcome told = course.check();
        assertEquals(0, told.exitCode());
        assertTrue(told.out().startsWith("No problems. "), told.out());
        assertTrue(
                told.err().startsWith("What was proved could not be kept, so the next check runs it again: "),
                told.err());
    }

    @Test
    void aLessonThatCannotBeWrittenEndsWith2() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        course.replace("01-sound/01-pairs.md", "\n3\n", "\n4\n");
        Path lesson = course.file("01-sound/01-pairs.md");
        Outcome told = course.on(rustc -> new Meddled(course.boxes(), request -> {
                    assertTrue(lesson.toFile().delete() || Files.notExists(lesson));
                    return null;
                }))
                .check("--fix");
        assertEquals(2, told.exitCode());
        assertTrue(told.err().startsWith("Not all could be checked: java.nio.file.NoSuchFileException: "), told.err());
    }

    @Test
    void aBrokenCacheCountsAsNone() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        course.check();
        try (var files = Files.list(folder.resolve("data/proofs"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.writeString(file, "{\"half");
            }
        }
        Outcome again = course.check();
        assertEquals(3, again.runs());
        assertEquals(0, again.exitCode());
    }

    @Test
    void oneLessonIsProvedAlone() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        assertEquals(1, course.check(List.of("01-sound/02-questions.md")).runs());
        Outcome module = course.check(List.of("01-sound"));
        assertEquals(2, module.runs());
        assertTrue(module.out().contains(" 4 programs proved"), module.out());
        // What the whole course has is known after it was checked, of each lesson too.
        course.check();
        Outcome known = course.check(List.of("01-sound/02-questions.md"));
        assertTrue(known.out().contains(" 1 program proved"), known.out());
    }

    @Test
    void withoutABoxItEndsWith2AndSaysWhatToDo() throws Exception {
        CheckedCourse course = newCourse(MISTAKES);
        Outcome told = course.on(rustc -> new NoBox()).check();
        assertEquals(2, told.exitCode());
        assertTrue(told.out().contains("05-format.md:3:1: error: unknown key sumary"), told.out());
        assertTrue(
                told.out()
                        .endsWith(" in what was looked at, which is not all: programs could not be run.\n"
                                + "bubblewrap was not found. Install it.\n"),
                told.out());
    }

    @Test
    void whatWasFoundBeforeTheBoxFailedIsToldToo() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        course.replace("01-sound/01-pairs.md", "\n3\n", "\n4\n");
        Outcome told = course.on(rustc -> new Meddled(
                        course.boxes(),
                        request -> request.source().contains("from(\"hi\")")
                                ? RunResult.of(dev.molt.run.Outcome.UNAVAILABLE, "The box broke.")
                                : null))
                .check();
        assertEquals(2, told.exitCode());
        assertTrue(
                told.out().startsWith("lessons/01-sound/01-pairs.md:14:1: error: the Python half prints `3` here"),
                told.out());
        assertTrue(
                told.out()
                        .contains(
                                "2 errors and 0 warnings in what was looked at, which is not all: programs could not be run.\n"
                                        + "The box broke. "),
                told.out());
    }

    /** @param instead what they do in place of running a program, null to run it */
    private record Meddled(SharedBoxes boxes, Function<RunRequest, @Nullable RunResult> instead) implements Engine {

        @Override
        public CompletableFuture<?> probed() {
            return boxes.probed();
        }

        @Override
        public SandboxStatus status() {
            return boxes.status();
        }

        @Override
        public int workers() {
            return boxes.workers();
        }

        @Override
        public RunResult run(int worker, Task task) throws IOException {
            RunResult result = instead.apply(task.request());
            return result == null ? boxes.run(worker, task) : result;
        }

        @Override
        public void close() {
            boxes.close();
        }
    }

    private record NoBox() implements Engine {

        @Override
        public CompletableFuture<?> probed() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public SandboxStatus status() {
            return SandboxStatus.off("bubblewrap was not found.", "Install it.");
        }

        @Override
        public int workers() {
            return 1;
        }

        @Override
        public RunResult run(int worker, Task task) throws IOException {
            throw new IOException("no box");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void withoutRustItEndsWith2AndSaysWhatToDo() throws Exception {
        Outcome told = newCourse(SOUND).with("MOLT_RUN_RUSTC", "/nowhere/rustc").check("--format", "json");
        assertEquals(2, told.exitCode());
        JsonNode obstacle = new ObjectMapper().readTree(told.out()).path("obstacle");
        assertEquals(
                "No rustc is new enough: /nowhere/rustc (does not answer).",
                obstacle.path("reason").asText());
        assertTrue(obstacle.path("remedy").asText().startsWith("Install Rust 1.95"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "01-sound/images", "01-sound/images/heap.svg", "tools"})
    void aPathAtWhichThereIsNothingToCheckIsNoCourseWithoutProblems(String path) throws Exception {
        CheckedCourse course = newCourse(SOUND);
        Files.writeString(course.file("README.md"), "# Mine\n");
        Files.createDirectories(course.file("tools"));
        Files.createDirectories(course.file("01-sound/images"));
        Files.writeString(course.file("01-sound/images/heap.svg"), "<svg/>");
        Outcome told = course.check(List.of(path));
        assertEquals(2, told.exitCode());
        assertEquals("", told.out());
        assertEquals(
                "lessons/" + path + " is no part of a course. Name a lesson, a module or a folder of lessons.\n",
                told.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-sound/sub/03-more.md", "01-sound/sub", "03-more.md"})
    void aLessonThatNobodyReadsIsToldAlsoWhereItIsNamed(String path) throws Exception {
        CheckedCourse course = newCourse(SOUND);
        Path file = course.file(path.endsWith(".md") ? path : path + "/03-more.md");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "# More\n");
        Outcome told = course.check(List.of(path));
        assertEquals(1, told.exitCode(), told.err());
        assertTrue(told.out().contains("03-more.md:"), told.out());
    }

    @Test
    void aMistakeInTheCourseFileIsToldWhateverIsNamed() throws Exception {
        CheckedCourse course = newCourse(SOUND);
        course.replace("course.yaml", "title:", "titel:");
        Outcome told = course.check(List.of("01-sound/02-questions.md"));
        assertEquals(1, told.exitCode());
        assertTrue(told.out().contains("unknown key titel"), told.out());
    }

    @Test
    void aPathThatIsNotThereIsNamed() throws Exception {
        Outcome told = course(SOUND).check(List.of("01-sound/09-none.md"));
        assertEquals(2, told.exitCode());
        assertEquals(
                "There is no lessons/01-sound/09-none.md. Name a lesson, a module or a folder of lessons.\n",
                told.err());
    }
}
