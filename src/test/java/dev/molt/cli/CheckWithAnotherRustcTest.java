package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.cli.CheckedCourse.Outcome;
import dev.molt.run.Diagnostic;
import dev.molt.run.Engine;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.SandboxStatus;
import dev.molt.run.SharedBoxes;
import dev.molt.run.Task;
import dev.molt.run.toolchain.RustInstallation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./molt check --toolchain}: what an author is told of a rustc to come. */
class CheckWithAnotherRustcTest {

    private static final String EXERCISE = "01-sound/03-exercise.md";

    /** What the usual rustc makes of the courses serves all tests. */
    @TempDir
    private static Path proved;

    @TempDir
    private Path folder;

    private CheckedCourse course() throws IOException {
        return new CheckedCourse("check-sound", folder.resolve("course"), proved);
    }

    private CheckedCourse withAnExercise() throws IOException {
        CheckedCourse course = course();
        Files.writeString(course.file(EXERCISE), """
                ---
                title: "Exercise"
                summary: "One with two ways."
                minutes: 5
                ---

                ## Exercise: twice {exercise=twice}

                Return twice the number.

                ```rust starter
                pub fn twice(n: i32) -> i32 {
                    todo!("{n}")
                }
                ```
                ```rust solution
                pub fn twice(n: i32) -> i32 {
                    2 * n
                }
                ```
                ```rust approach title="A sum"
                pub fn twice(n: i32) -> i32 {
                    n + n
                }
                ```
                ```rust tests
                use exercise::twice;

                #[test]
                fn two_is_four() {
                    assert_eq!(twice(2), 4);
                }
                ```

                > [!TIP]
                > How often does the number count?
                """);
        return course;
    }

    @Test
    void aRustcThatIsTheSameChangesNothing() throws Exception {
        Path usual = RustInstallation.installed(null).rustc();
        Path wrapper = script("rustc", "exec " + usual + " \"$@\"");
        Outcome told = withAnExercise().check("--toolchain", wrapper.toString());
        assertTrue(told.out().startsWith("No problems. "), told.out() + told.err());
        assertEquals(0, told.exitCode());
    }

    @Test
    void whatAnotherRustcSeesDifferentlyIsListed() throws Exception {
        CheckedCourse course = course();
        UnaryOperator<Diagnostic> says = it -> new Diagnostic(
                it.level(),
                it.code(),
                "a newer sentence",
                it.line(),
                it.column(),
                it.endLine(),
                it.endColumn(),
                it.spans(),
                it.rendered());
        Outcome told = check(course, new OtherRustc(course.boxes(), UnaryOperator.identity(), says));
        assertTrue(
                told.out()
                        .startsWith(
                                "lessons/01-sound/02-questions.md:13:14: note: another message: rustc 9.9.0 does not compile:"
                                        + " E0382: a newer sentence, in line 3; rustc "),
                told.out());
        assertTrue(told.out().contains("No problems. 1 change of the toolchain."), told.out());
        assertEquals(0, told.exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The pair's Rust half.
                "iter().sum     | iter().skip(1).sum | 01-pairs.md:10:1: note: another output",
                "iter().sum     | iter().product     | 01-pairs.md:10:1: note: another output",
                "println!(\"{}\" | printlm!(\"{}\"      | 01-pairs.md:11:1: note: another end, line, message, output",
                "sum::<i32>     | sum::<Nothing>     | 01-pairs.md:11:36: note: another end, code, line, message, output",
                "[1, 2]         | [9, 2][5..]        | 01-pairs.md:11:22: note: another end, output",
                // The question's.
                "let b = a      | let b = a.clone()  | 02-questions.md:13:14: note: another end, code, line, message, output",
                "from(\"hi\")    | from(hi)           | 02-questions.md:11:24: note: another code, line, message"
            })
    void whatElseMayChangeInAPairOrAQuestionIsNamed(String usual, String read, String note) throws Exception {
        CheckedCourse course = course();
        Outcome told = check(
                course, new OtherRustc(course.boxes(), text -> text.replace(usual, read), UnaryOperator.identity()));
        assertTrue(
                told.out().lines().anyMatch(line -> line.startsWith("lessons/01-sound/" + note + ": rustc 9.9.0 ")),
                told.out() + told.err());
    }

    @Test
    void theBarTellsAllThreePasses() throws Exception {
        Path usual = RustInstallation.installed(null).rustc();
        Path wrapper = script("rustc", "exec " + usual + " \"$@\"");
        Outcome told = course().with("MOLT_PROGRESS", "yes").check("--toolchain", wrapper.toString());
        for (String step : List.of("0 of 9", "3 of 9", "6 of 9", "9 of 9")) {
            assertTrue(told.err().contains("] " + step), told.err());
        }
    }

    @Test
    void whatAnotherRustcPrintsIsNotWritten() throws Exception {
        Outcome told = course().check("--toolchain", "rustc", "--fix");
        assertEquals(2, told.exitCode());
        assertTrue(told.err().startsWith("--fix would write what the programs of another rustc print"), told.err());
    }

    @Test
    void startersSolutionsAndApproachesThatEndOtherwiseAreListed() throws Exception {
        CheckedCourse course = withAnExercise();
        // It has no todo!, multiplies in another way, and knows no sum.
        UnaryOperator<String> reads = text ->
                text.replace("todo!(", "to_do!(").replace("2 * n", "3 * n").replace("n + n", "n + m");
        Outcome told = check(course, new OtherRustc(course.boxes(), reads, UnaryOperator.identity()));
        String usual = RustInstallation.installed(null).version();
        List<String> notes = told.out()
                .lines()
                .filter(line -> line.contains(": note: "))
                .map(line -> line.replace("rustc " + usual, "the usual one"))
                .toList();
        assertEquals(
                List.of(
                        "lessons/" + EXERCISE
                                + ":13:5: note: another end, line, message of the starter: rustc 9.9.0 does not compile:"
                                + " cannot find macro `to_do` in this scope, in line 2; the usual one does not pass",
                        "lessons/" + EXERCISE + ":16:1: note: another end of the solution: rustc 9.9.0 does not pass;"
                                + " the usual one passes",
                        "lessons/" + EXERCISE
                                + ":23:9: note: another end, code, line, message of the approach \"A sum\": rustc 9.9.0 does not"
                                + " compile: E0425: cannot find value `m` in this scope, in line 2; the usual one passes"),
                notes,
                told.out() + told.err());
        assertTrue(told.out().contains("3 errors and 0 warnings. 3 changes of the toolchain."), told.out());
        assertEquals(1, told.exitCode());
    }

    private Outcome check(CheckedCourse course, OtherRustc other) throws IOException {
        return course.on(rustc -> rustc == null ? course.boxes() : other)
                .check("--toolchain", otherRustc().toString());
    }

    /** The usual boxes, where programs are read and errors are told in another way. */
    private record OtherRustc(SharedBoxes boxes, UnaryOperator<String> reads, UnaryOperator<Diagnostic> says)
            implements Engine {

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
            Task read = new Task(task.learner(), read(task.request()), task.stopSignal(), task.told());
            RunResult result = boxes.run(worker, read);
            return new RunResult(
                    result.outcome(),
                    result.sentence(),
                    result.exitCode(),
                    result.signal(),
                    result.stdout(),
                    result.stderr(),
                    result.diagnostics().stream().map(says).toList(),
                    result.compileMs(),
                    result.wallMs(),
                    result.cpuMs(),
                    result.peakBytes(),
                    result.cutBytes(),
                    result.cached(),
                    result.report());
        }

        private RunRequest read(RunRequest request) {
            return new RunRequest(
                    request.language(),
                    reads.apply(request.source()),
                    request.edition(),
                    request.profile(),
                    request.args(),
                    request.stdin(),
                    request.allowUnsafe(),
                    request.timeout(),
                    request.repeats(),
                    request.shared(),
                    request.tests());
        }

        @Override
        public void close() {
            boxes.close();
        }
    }

    /** One that says it is of a version to come. */
    private Path otherRustc() throws IOException {
        Path sysroot = Files.createDirectories(folder.resolve("sysroot/bin")).getParent();
        // Each is another one: what is known of the first is not known of the next.
        Path compiler = script(
                "sysroot/bin/rustc",
                "echo 'release: 9.9.0'",
                "echo 'host: x86_64-unknown-linux-gnu'",
                "echo 'commit-hash: " + folder.getFileName() + "'");
        return script("other-rustc", "[ \"$1\" = --print ] && echo " + sysroot + " || exec " + compiler);
    }

    private Path script(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
