package dev.molt.run;

import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.run;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.molt.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomesTest {
    private static final String ENDLESS_CONST = """
        #![allow(long_running_const_eval)]
        const N: u64 = { let mut i = 0u64; loop { i += 1; if i == u64::MAX { break i; } } };
        fn main() { println!("{N}"); }
        """;

    /** Without them compiling takes a quarter longer, and nothing else would show that they are missing. */
    @Test
    void aCompilerIsShownWhatItsAllocatorReadsOfTheMachine() throws IOException {
        for (String file : List.of("/proc/sys/vm/overcommit_memory", "/sys/kernel/mm/transparent_hugepage/enabled")) {
            assumeTrue(Files.isReadable(Path.of(file)), "This machine has no " + file);
            RunResult result = run(rust("fn main() { print!(\"{}\", include_str!(\"" + file + "\")); }"));
            assertEquals(Files.readString(Path.of(file)), result.stdout(), result.toString());
        }
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                ending(python("print('hello')"), Outcome.OK, 0, "ran to its end"),
                ending(rust("fn main() { println!(\"hello\"); }"), Outcome.OK, 0, "ran to its end"),
                ending(python("raise SystemExit(3)"), Outcome.FAILED, 3, "exit code 3"),
                ending(rust("fn main() { std::process::exit(3) }"), Outcome.FAILED, 3, "exit code 3"),
                ending(python("raise KeyError('k')"), Outcome.FAILED, 1, "uncaught KeyError"),
                ending(python("import json\njson.loads('{')"), Outcome.FAILED, 1, "json.decoder.JSONDecodeError"),
                ending(python("if x\n"), Outcome.FAILED, 1, "SyntaxError in line 1"),
                ending(python("raise SyntaxError('mine')"), Outcome.FAILED, 1, "an uncaught SyntaxError"),
                ending(python("raise MemoryError('mine')"), Outcome.FAILED, 1, "an uncaught MemoryError"),
                ending(
                        rust("fn main() { eprintln!(\"memory allocation of \"); std::process::abort() }"),
                        Outcome.FAILED,
                        -1,
                        "aborted itself"),
                unread("x = " + "-".repeat(3_000) + "1", "too large or nests too deeply."),
                unread("# coding: nonsense", "the program: SyntaxError."),
                unread("a = 1\nif x\n", "SyntaxError in line 2."),
                ending(rust("fn main() { let v: Vec<u8> = vec![]; v[1]; }"), Outcome.FAILED, 101, "panicked"),
                ending(
                        rust("fn main() -> Result<(), String> { Err(\"no\".into()) }"),
                        Outcome.FAILED,
                        1,
                        "exit code 1"),
                ending(python("import os\nos._exit(137)"), Outcome.FAILED, 137, "exit code 137"),
                ending(rust("fn main() { let x: i32 = \"one\"; }"), Outcome.COMPILE_ERROR, 1, "one error (E0308)"),
                refused("fn main() { let x: i32 = \"out of memory\"; }", "one error (E0308)"),
                refused("fn main() { compile_error!(\"memory allocation of 8 bytes failed\") }", "one error."),
                refused(
                        "const N: () = panic!(\"tried to allocate more memory than available to compiler\");\n"
                                + "fn main() { N }",
                        "one error (E0080)"),
                refused(
                        "fn main() { // couldn't read `a`: out of memory\nlet x = include_str!(\"out of memory\"); }",
                        "one error."),
                ending(python("while True: pass"), Outcome.TIMED_OUT, -1, "and was ended"),
                ending(rust("fn main() { loop {} }"), Outcome.TIMED_OUT, -1, "and was ended"),
                ending(
                        Exams.withTimeout(python("import time\ntime.sleep(99)"), Duration.ofSeconds(2)),
                        Outcome.TIMED_OUT,
                        -1,
                        "longer than 2 seconds"),
                ending(python("x = bytearray(10**9)"), Outcome.OUT_OF_MEMORY, -1, "128 MiB"),
                ending(
                        rust("fn main() { let v = vec![1u8; 1 << 30]; println!(\"{}\", v[9]); }"),
                        Outcome.OUT_OF_MEMORY,
                        -1,
                        "128 MiB"),
                ending(python("while True: print('x' * 1000)"), Outcome.OUTPUT_LIMIT, -1, "64 KiB"),
                ending(
                        rust("fn main() { loop { eprintln!(\"{}\", \"x\".repeat(999)); } }"),
                        Outcome.OUTPUT_LIMIT,
                        -1,
                        "64 KiB"),
                ending(python("import os\nos.kill(os.getpid(), 11)"), Outcome.FAILED, -1, "SIGSEGV"),
                ending(python("import os\nos.kill(os.getpid(), 24)"), Outcome.FAILED, -1, "SIGXCPU"),
                ending(
                        rust("fn f(n: u64) -> u64 { if n == 0 { 0 } else { 1 + f(n + 1) } } fn main() {"
                                + " println!(\"{}\", f(1)); }"),
                        Outcome.FAILED,
                        -1,
                        "overflowed its stack"));
    }

    /** By Python, which was not to run it. */
    private static Arguments unread(String source, String sentence) {
        return ending(Desks.request(Language.PYTHON, source, Profile.CHECK), Outcome.COMPILE_ERROR, 1, sentence);
    }

    /** By the compiler, for another reason than one that its message quotes. */
    private static Arguments refused(String source, String sentence) {
        return ending(rust(source), Outcome.COMPILE_ERROR, 1, sentence);
    }

    private static Arguments ending(RunRequest request, Outcome outcome, int exitCode, String sentence) {
        return Arguments.of(request.language().title() + ": " + request.source(), request, outcome, exitCode, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void everyEndIsToldByOutcomeAndSentence(
            String name, RunRequest request, Outcome outcome, int exitCode, String sentence) {
        RunResult result = run(request);
        assertEquals(outcome, result.outcome(), result.toString());
        assertEquals(exitCode, result.exitCode(), result.toString());
        assertTrue(result.sentence().contains(sentence), result.sentence());
    }

    @Test
    void aCompilerErrorHasCodePlaceAndLabelAndNamesNoFolder() {
        RunResult result = run(rust("fn main() {\n    let é = String::new();\n    let t = é; let u = é;\n}\n"));
        Diagnostic error = result.diagnostics().get(0);
        assertEquals("E0382", error.code());
        assertEquals(Diagnostic.Level.ERROR, error.level());
        assertEquals(List.of(3, 24, 3, 25), List.of(error.line(), error.column(), error.endLine(), error.endColumn()));
        assertTrue(
                error.spans().stream().anyMatch(it -> it.primary() && it.label().contains("after move")));
        assertTrue(result.stderr().contains(" --> main.rs:3:24"), result.stderr());
        assertFalse(result.stderr().contains("/box"), result.stderr());
        assertEquals("", result.stdout());
    }

    @Test
    void whatACompilerErrorQuotesOfTheTextStaysAsItIs() {
        RunResult result = run(rust("fn main() {\n    let x: i32 = \"/box/a /rust/b\";\n}\n"));
        String quoted = "2 |     let x: i32 = \"/box/a /rust/b\";\n";
        assertTrue(result.stderr().contains(quoted), result.stderr());
        assertTrue(result.diagnostics().get(0).rendered().contains(quoted), result.toString());
    }

    @Test
    void aWarningDoesNotKeepAProgramFromRunningAndComesAgainFromTheCache() {
        RunRequest request = rust("fn main() { let unused = 1; println!(\"ran\"); }");
        for (RunResult result : List.of(run(request), run(request))) {
            assertEquals("ran\n", result.stdout());
            assertEquals("unused_variables", result.diagnostics().get(0).code());
        }
    }

    @Test
    void aPythonErrorHasTheLineInTheLearnersFile() {
        RunResult result = run(python("def f():\n    return 1 / 0\n\nf()\n"));
        Diagnostic error = result.diagnostics().get(0);
        assertEquals("ZeroDivisionError", error.code());
        assertEquals("division by zero", error.message());
        assertEquals(2, error.line());
        assertTrue(result.stderr().contains("File \"main.py\", line 2"), result.stderr());
        assertFalse(result.stderr().contains("/box"), result.stderr());
    }

    @Test
    void panicsNameTheLearnersFile() {
        RunResult result = run(rust("fn main() {\n    panic!(\"no\");\n}\n"));
        assertTrue(result.stderr().contains("panicked at main.rs:2:5"), result.stderr());
    }

    @Test
    void aCompilerThatGoesOnForEverIsEnded() {
        RunSettings settings = Desks.settings(Desks.temporary());
        try (RunDesk desk = Desks.open(settings.withCompile(settings.compile().withWall(Duration.ofSeconds(3))))) {
            RunResult result = run(desk, rust(ENDLESS_CONST));
            assertEquals(Outcome.TIMED_OUT, result.outcome(), result.toString());
            assertTrue(result.sentence().startsWith("The compiler took longer than 3 seconds"), result.sentence());
        }
    }

    @Test
    void aCompilerThatNeedsTooMuchMemoryIsEnded() {
        RunResult result =
                run(rust("fn main() { let all = include_bytes!(\"/dev/zero\"); println!(\"{}\", all.len()); }"));
        assertEquals(Outcome.OUT_OF_MEMORY, result.outcome(), result.toString());
        assertTrue(result.sentence().startsWith("The compiler needed more than 1 GiB"), result.sentence());
    }

    @Test
    void aCompilerThatCrashesIsToldWithoutItsInnards() {
        RunResult result = run(rust("fn main() { let x = " + "-".repeat(40_000) + "1; }"));
        assertEquals(Outcome.COMPILER_CRASHED, result.outcome(), result.toString());
        assertEquals("", result.stderr());
    }

    @Test
    void thousandsOfErrorsAreCutAndTheFirstAreShown() {
        RunResult result = run(rust("fn main() {\n" + "let x: i32 = \"\";\n".repeat(3_500) + "}"));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome());
        assertTrue(result.truncated());
        assertEquals(2, result.diagnostics().get(0).line());
        assertTrue(result.stderr().length() <= 64 * 1024);
    }

    @Test
    void checkingRunsNothing() {
        RunResult fine = run(Desks.request(Language.RUST, "fn main() { println!(\"ran\"); }", Profile.CHECK));
        assertEquals(Outcome.OK, fine.outcome(), fine.toString());
        assertEquals("", fine.stdout());
        assertEquals(
                Outcome.COMPILE_ERROR,
                run(Desks.request(Language.RUST, "fn main() { x }", Profile.CHECK))
                        .outcome());
        assertEquals(
                "",
                run(Desks.request(Language.PYTHON, "print('ran')", Profile.CHECK))
                        .stdout());
        RunResult broken = run(Desks.request(Language.PYTHON, "x = 1\nprint('ran'\n", Profile.CHECK));
        assertEquals(Outcome.COMPILE_ERROR, broken.outcome(), broken.toString());
        assertEquals(2, broken.diagnostics().get(0).line());
    }

    @Test
    void argumentsAndInputReachTheProgramAsTheyAre() {
        List<String> args = List.of("--net", "$(id)", "two\nlines", "", "é");
        String source = "import sys\nprint(sys.argv[1:], repr(sys.stdin.read()))";
        RunResult python =
                run(new RunRequest(Language.PYTHON, source, "2021", Profile.DEBUG, args, "a\nb", true, null, 1, false));
        assertEquals("['--net', '$(id)', 'two\\nlines', '', 'é'] 'a\\nb'\n", python.stdout());
        RunResult rust = run(new RunRequest(
                Language.RUST,
                "fn main() { let a: Vec<_> = std::env::args().skip(1).collect(); println!(\"{a:?}\"); }",
                "2024",
                Profile.DEBUG,
                args,
                "",
                true,
                null,
                1,
                false));
        assertEquals("[\"--net\", \"$(id)\", \"two\\nlines\", \"\", \"é\"]\n", rust.stdout());
    }

    @Test
    void outputThatIsNoTextIsShownHarmlessly() {
        RunResult result = run(python("import os\nos.write(1, b'a\\x00\\xff\\xed\\xa0\\x80\\xc3')"));
        assertTrue(result.stdout().startsWith("a\uFFFD\uFFFD"), result.stdout());
        assertFalse(result.stdout().contains("\0"));
    }

    @Test
    void theHeadOfALongOutputIsKept() {
        RunResult result = run(python("for i in range(20_000): print(i)"));
        assertEquals(Outcome.OK, result.outcome());
        assertTrue(result.truncated());
        assertEquals(20 + 270 + 3_600 + 45_000 + 60_000 - 64 * 1024, result.cutBytes());
        assertEquals(64 * 1024, result.stdout().length());
        assertTrue(result.stdout().startsWith("0\n1\n2\n"));
    }

    @Test
    void releaseIsOptimisedAndDebugChecksOverflow() {
        String source =
                "fn main() { let n: u8 = std::env::args().count() as u8 + 254; println!(\"{}\", n.wrapping_add(0) +"
                        + " 1); }";
        assertEquals(101, run(rust(source)).exitCode());
        assertEquals(
                "0\n",
                run(Desks.request(Language.RUST, source, Profile.RELEASE)).stdout());
    }

    @Test
    void unsafeIsRefusedWhereTheLessonForbidsIt() {
        String source = "fn main() { unsafe { std::hint::unreachable_unchecked() } }";
        RunResult result =
                run(new RunRequest(Language.RUST, source, "2021", Profile.DEBUG, List.of(), "", false, null, 1, false));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome());
        assertEquals("unsafe_code", result.diagnostics().get(0).code());
    }

    @Test
    void aTimeoutOfItsOwnTakesThePlaceOfTheUsualOne() {
        String source = "import time\ntime.sleep(3)\nprint('late')";
        RunResult result = run(new RunRequest(
                Language.PYTHON, source, "2021", Profile.DEBUG, List.of(), "", true, Duration.ofSeconds(20), 1, false));
        assertEquals("late\n", result.stdout());
        assertTrue(result.wallMs() >= 3_000, result.toString());
        assertTrue(result.cpuMs() < 2_000, result.toString());
    }

    @Test
    void aRaceRunsOftenAndCompilesOnce() {
        RunRequest request = new RunRequest(
                Language.RUST,
                "fn main() { println!(\"once more\"); }",
                "2021",
                Profile.RELEASE,
                List.of(),
                "",
                true,
                null,
                5,
                false);
        RunResult result = run(request);
        assertEquals("once more\n", result.stdout());
        assertTrue(result.compileMs() > 0 && !result.cached());
        assertTrue(result.peakBytes() > 500_000 && result.peakBytes() < 50_000_000, result.toString());
    }

    @Test
    void aRepeatOfTheSameProgramOnlyExecutes() {
        RunRequest request = rust("fn main() { println!(\"again\"); }");
        RunResult first = run(request);
        RunResult second = run(request);
        assertFalse(first.cached());
        assertTrue(second.cached());
        assertEquals(0, second.compileMs());
        assertEquals(first.stdout(), second.stdout());
        assertNull(second.signal());
    }

    @Test
    void anotherLearnerCannotTellThatAProgramHasBeenCompiledUnlessTheCoursePublishesIt() {
        String secret = "fn main() { println!(\"my solution\"); }";
        assertFalse(asLearner("anna", secret, false).cached());
        assertFalse(asLearner("ben", secret, false).cached());
        assertFalse(asLearner("anna", secret, true).cached());
        assertTrue(asLearner("ben", secret, true).cached());
    }

    private static RunResult asLearner(String learner, String source, boolean shared) {
        return Desks.result(Desks.shared()
                .submit(
                        learner,
                        "p",
                        new RunRequest(
                                Language.RUST, source, "2021", Profile.DEBUG, List.of(), "", true, null, 1, shared)));
    }

    /** The kernel counts processes for a while after their end, and these follow one another faster. */
    @Test
    void hundredsOfSmallProgramsFollowOneAnother() {
        RunRequest small = rust("fn main() { println!(\"small\"); }");
        for (int number = 0; number < 300; number++) {
            RunResult result = run(small);
            assertEquals(Outcome.OK, result.outcome(), number + ": " + result);
        }
    }
}
