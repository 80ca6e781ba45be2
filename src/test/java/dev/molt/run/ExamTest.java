package dev.molt.run;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Exams.DOUBLE;
import static dev.molt.run.Exams.exam;
import static dev.molt.run.Exams.withInput;
import static dev.molt.run.Exams.withProfile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an exercise's tests. One slot runs all of them, one after the other. */
class ExamTest {
    private static final int MIB = 1024 * 1024;
    private static final String SECRET = "zanzibar";

    @SuppressWarnings("NullAway.Init")
    private static RunDesk desk;

    private final Diary diary = new Diary();

    @BeforeAll
    static void open() {
        desk = Desks.open(Desks.settings(Desks.temporary()).withDesk(1, 8, 2));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static RunResult run(RunRequest exam) {
        return Desks.run(desk, exam);
    }

    @Test
    void whatTheTestsFindIsReported() {
        RunResult result = run(exam(DOUBLE, "writeln!(report, \"{}\", exercise::double(21)).unwrap();"));
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals("42\n", result.report());
        assertEquals("", result.stdout() + result.stderr());
        assertTrue(result.compileMs() > 0 && !result.cached(), result.toString());
    }

    @Test
    void aLibraryThatDoesNotCompileIsToldWithItsPlaces() {
        RunResult result =
                run(exam("pub fn double(n: i32) -> i32 {\n    let text: i32 = \"two\";\n    n * text\n}", "todo!()"));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome());
        Diagnostic error = result.diagnostics().get(0);
        assertEquals(List.of("E0308", 2), List.of(String.valueOf(error.code()), error.line()));
        assertTrue(result.stderr().contains("main.rs:2"), result.stderr());
        assertEquals("", result.report());
    }

    @Test
    void testsThatDoNotFitAreToldOfToAuthorsAlone() {
        String library = "pub fn double(n: i64) -> i64 { let unused = 1; n * 2 }";
        RunRequest request =
                exam(library, "let " + SECRET + ": i32 = 21; exercise::double(" + SECRET + "); exercise::triple(1);");
        RunResult result = Desks.result(desk.submit("anna", "1", request, diary));
        assertEquals(Outcome.TESTS_DO_NOT_FIT, result.outcome(), result.toString());
        assertTrue(result.sentence().startsWith("The tests do not fit this text: "), result.sentence());
        assertEquals(
                List.of("unused_variables"),
                result.diagnostics().stream().map(Diagnostic::code).toList());
        assertTrue(result.stderr().contains("tests.rs:") && result.stderr().contains(SECRET), result.stderr());
        await("it ended", diary::hasEnded);
        assertFalse((result.sentence() + result.diagnostics() + diary.lines()).contains(SECRET));
        assertEquals("", result.stdout() + result.report());
    }

    @Test
    void aListenerHearsOfTheLibraryAlone() {
        String library = "pub fn double(n: i32) -> i32 { let unused = 1; println!(\"shown\"); n * 2 }";
        String body = "let " + SECRET + " = 21; writeln!(report, \"" + SECRET + " {}\", exercise::double(" + SECRET
                + ")).unwrap();";
        RunResult result = Desks.result(desk.submit("anna", "1", exam(library, body), diary));
        await("it ended", diary::hasEnded);
        assertEquals(
                List.of("queued 1", "compiling", "diagnosed unused_variables", "running", "finished OK"),
                diary.lines().stream().filter(it -> !it.startsWith("stdout")).toList());
        assertEquals("shown\n", result.stdout());
        assertEquals(SECRET + " 42\n", result.report());
        assertFalse(diary.lines().toString().contains(SECRET), diary.lines().toString());
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "1, OUTPUT_LIMIT", "20000000, OUTPUT_LIMIT"})
    void aReportThatWasCutIsNeverTakenForWhole(int more, Outcome outcome) {
        String body = "let line = [b'x'; 1024];\n"
                + "for _ in 0..1024 { report.write_all(&line).unwrap(); }\n"
                + "for _ in 0.." + more + " { if report.write_all(b\"y\").is_err() { return; } }";
        RunResult result = run(exam(DOUBLE, more > MIB ? body.replace("b\"y\"", "&line") : body));
        assertEquals(outcome, result.outcome(), result.sentence());
        assertEquals("x".repeat(MIB), result.report());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                std::process::exit(3)                     | FAILED    | 3   | exit code 3
                let all: Vec<u8> = vec![]; all[exercise::double(1) as usize]; | FAILED | 101 | panicked
                std::process::abort()                     | FAILED    | -1  | SIGABRT
                loop {}                                   | TIMED_OUT | -1  | and was ended
                let x = vec![1u8; 1 << 30]; print!("{}", x[9]) | OUT_OF_MEMORY | -1 | 128 MiB
                loop { println!("{}", "x".repeat(999)) }  | OUTPUT_LIMIT | -1 | 64 KiB
                """)
    void whatWasReportedBeforeABadEndIsThere(String end, Outcome outcome, int exitCode, String sentence) {
        RunRequest request = exam(DOUBLE, "report.write_all(b\"begun\").unwrap(); " + end);
        // On a busy machine no other end may be overtaken by the clock.
        boolean late = outcome == Outcome.TIMED_OUT;
        RunResult result = run(late ? request : Exams.withTimeout(request, Duration.ofSeconds(15)));
        assertEquals(outcome, result.outcome(), result.toString());
        assertEquals(exitCode, result.exitCode());
        assertTrue(result.sentence().contains(sentence), result.sentence());
        assertEquals("begun", result.report());
    }

    @Test
    void everyRunHasAReportOfItsOwn() {
        String body = "let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();\n"
                + "report.write_all(\"r\".repeat(n).as_bytes()).unwrap();";
        for (int length : List.of(10, 3, 0, 20, 1)) {
            RunResult result = run(withInput(exam(DOUBLE, body), "", Integer.toString(length)));
            assertEquals("r".repeat(length), result.report(), result.toString());
        }
        assertEquals(
                "", run(Desks.rust("fn main() { println!(\"a program\"); }")).report());
    }

    @Test
    void whatIsPrintedNeverLandsInTheReport() {
        String library = "pub fn double(n: i32) -> i32 { println!(\"ok 1\"); eprintln!(\"ok 2\"); n * 2 }";
        RunResult result = run(exam(library, "exercise::double(1); println!(\"by the tests\");"));
        assertEquals(
                List.of("ok 1\nby the tests\n", "ok 2\n", ""),
                List.of(result.stdout(), result.stderr(), result.report()));
    }

    @Test
    void inputAndArgumentsReachTheTests() {
        String body = "let mut line = String::new(); std::io::stdin().read_line(&mut line).unwrap();\n"
                + "write!(report, \"{:?} {line}\", std::env::args().nth(1)).unwrap(); report.write_all(&[255]).unwrap();";
        RunResult result = run(withInput(exam(DOUBLE, body), "12 \u00e9\n", "a b"));
        assertEquals("Some(\"a b\") 12 \u00e9\n\uFFFD", result.report());
    }

    @Test
    void aRepeatOnlyExecutesAndStillKnowsWhatTheCompilerSaid() {
        RunRequest request =
                exam("pub fn one() -> i32 { let unused = 1; 1 }", "write!(report, \"{}\", exercise::one());");
        assertFalse(result("anna", request).cached());
        RunResult again = result("anna", request);
        assertTrue(again.cached() && again.compileMs() == 0, again.toString());
        assertEquals("1", again.report());
        assertEquals("unused_variables", again.diagnostics().get(0).code());
        assertFalse(result("ben", request).cached(), "each learner has a cache of their own");
        RunRequest otherTests = exam(request.source(), "write!(report, \"{}\", 1 + exercise::one());");
        RunResult other = result("anna", otherTests);
        assertEquals("2", other.report());
        assertFalse(other.cached());
    }

    private static RunResult result(String learner, RunRequest request) {
        return Desks.result(desk.submit(learner, "1", request));
    }

    @Test
    void itIsCompiledAheadWholly() {
        RunRequest request = exam(DOUBLE, "write!(report, \"ahead {}\", exercise::double(1));");
        RunResult ahead = run(request.ahead());
        assertEquals(List.of(Outcome.OK, ""), List.of(ahead.outcome(), ahead.report()));
        RunResult result = run(request);
        assertTrue(result.cached(), result.toString());
        assertEquals("ahead 2", result.report(), result.toString());
    }

    /** They are not even compiled: these could not be. */
    @Test
    void toolsLookAtTheLibraryAlone() {
        RunRequest request = exam("pub fn unused() -> i32 {\n    return 1;\n}\n", "exercise::missing()");
        RunResult checked = run(withProfile(request, Profile.CHECK));
        assertEquals(List.of(Outcome.OK, List.of()), List.of(checked.outcome(), checked.diagnostics()));
        RunResult linted = run(withProfile(request, Profile.LINT));
        assertEquals(Outcome.OK, linted.outcome(), linted.toString());
        assertEquals("clippy::needless_return", linted.diagnostics().get(0).code());
        RunResult formatted = run(withProfile(request, Profile.FORMAT));
        assertEquals("pub fn unused() -> i32 {\n    return 1;\n}\n", formatted.stdout());
        RunRequest wrong = exam("pub fn wrong() -> i32 { \"\" }", "exercise::missing()");
        assertEquals(
                Outcome.COMPILE_ERROR, run(withProfile(wrong, Profile.CHECK)).outcome());
    }

    /** That is not the learner's fault, and its messages would quote the tests. */
    @Test
    void aCompilerThatFailsOnTheTestsQuotesNothing() {
        String body = "let " + SECRET + " = " + "-".repeat(100_000) + "1; write!(report, \"{}\", " + SECRET + ");";
        RunResult result = run(exam(DOUBLE, body));
        assertEquals(Outcome.COMPILER_CRASHED, result.outcome(), result.toString());
        assertFalse(result.toString().contains(SECRET), result.toString());
    }

    @Test
    void aRunThatIsStoppedIsStopped() {
        RunTicket ticket = desk.submit("anna", "1", exam(DOUBLE, "loop { std::thread::park(); }"), diary);
        await("it runs", () -> diary.holds("running"));
        ticket.stop();
        assertEquals(Outcome.STOPPED, Desks.result(ticket).outcome());
    }
}
