package dev.molt.run;

import static dev.molt.run.Exams.DOUBLE;
import static dev.molt.run.Exams.exam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a learner's library can do to its tests from inside their box, and to the compilers of both: nothing that counts. */
class ExamBoxTest {
    /** What limits memory. */
    enum Mode {
        STRONGEST,
        WITHOUT_MEMORY_GROUPS
    }

    private static final Map<Mode, RunDesk> DESKS = new EnumMap<>(Mode.class);

    private final String canary = UUID.randomUUID().toString();

    private static RunResult run(Mode mode, RunRequest request) {
        RunDesk desk = DESKS.computeIfAbsent(
                mode,
                it -> Desks.open(
                        Desks.settings(Desks.temporary()).withDesk(1, 8, 2).withMemoryGroups(it == Mode.STRONGEST)));
        return Desks.run(desk, request);
    }

    @AfterAll
    static void close() {
        DESKS.values().forEach(RunDesk::close);
        DESKS.clear();
    }

    private static String attack() throws IOException {
        return Files.readString(Path.of("src/test/resources/exam/attack.rs"));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void safeRustReachesNeitherTheChannelNorTheTests(Mode mode) throws IOException {
        String body = "exercise::open(); exercise::change();\n"
                + "let files = exercise::search(std::path::Path::new(\"/\"), \"" + canary + "\");\n"
                + "write!(report, \"{}\", files > 2).unwrap();";
        RunResult result = run(mode, Exams.withTimeout(exam(attack(), body), Duration.ofSeconds(10)));
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertFalse(result.stdout().contains("OPEN"), result.stdout());
        assertEquals(11 * 3 + 4 + 3 * 7, result.stdout().lines().count(), result.stdout());
        assertEquals("true", result.report());
        assertFalse(result.toString().contains(canary), result.toString());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatTheLibraryStartsHasNoChannel(Mode mode) throws IOException {
        String ofChild = "if std::env::args().nth(1).as_deref() == Some(\"child\") {\n"
                + "    std::process::exit(if unsafe { fcntl(6, 1) } < 0 { 9 } else { 0 });\n}\n";
        String tests = Exams.tests("exercise::child(); write!(report, \"done\").unwrap();")
                .replace("fn main() {", "fn main() {\n" + ofChild);
        RunResult closed = run(mode, exam(attack(), "2021", false, tests));
        assertEquals("child Ok(Some(9))\n", closed.stdout(), closed.toString());
        assertEquals("done", closed.report());
        // So it is the flag that keeps it from them, and the child would have seen it.
        RunResult open = run(mode, exam(attack(), "2021", false, tests.replace("fcntl(6, 2, 1);", "")));
        assertEquals("child Ok(Some(0))\n", open.stdout(), open.toString());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aProgramThatTheLibraryWritesHasNoChannel(Mode mode) throws IOException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "It is a program for this kind of machine.");
        String tests = Exams.tests("exercise::own_program(); write!(report, \"done\").unwrap();");
        RunResult closed = run(mode, exam(attack(), "2021", false, tests));
        assertEquals("own program Ok(Some(9))\n", closed.stdout(), closed.toString());
        assertEquals("done", closed.report());
        RunResult open = run(mode, exam(attack(), "2021", false, tests.replace("fcntl(6, 2, 1);", "")));
        assertEquals("own program Ok(Some(0))\n", open.stdout(), open.toString());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eachCompilerSeesItsOwnTextAlone(Mode mode) {
        String library = "// " + canary + "\npub const TEXT: &str = include_str!(\"/box/main.rs\");\n"
                + "pub const COMMAND: &str = include_str!(\"/molt/command\");\n";
        String body = "print!(\"{}\", exercise::TEXT); eprint!(\"{}\", exercise::COMMAND);\n"
                + "write!(report, \"{}{}\", include_str!(\"/box/main.rs\"), include_str!(\"/molt/command\")).unwrap();";
        RunResult result = run(mode, exam(library, body));
        assertEquals(library, result.stdout(), result.toString());
        assertTrue(result.stderr().contains("--crate-type\uFFFDlib\uFFFD--crate-name\uFFFDexercise"), result.stderr());
        assertTrue(result.stderr().contains("\uFFFD-Funsafe_code\uFFFD"), result.stderr());
        assertTrue(result.report().startsWith(Exams.tests(body)), result.report());
        assertTrue(result.report().contains("\0exercise=/box/out/libexercise.rlib\0"), result.report());
        assertFalse(result.report().contains(canary) || result.report().contains("-Funsafe_code"), result.report());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aCompilerFindsNothingOfEarlierRuns(Mode mode) {
        run(mode, exam(DOUBLE, "write!(report, \"{}\", exercise::double(1));"));
        List<String> paths = List.of(
                "/box/out/main",
                "/box/out/libexercise.rlib",
                "/box/out/libexercise.rmeta",
                "/box/out/exercise.d",
                "/box/main",
                "/box/kept",
                "/box/lib.rs",
                "/box/tests.rs",
                "/box/main.py",
                "/proc/self/fd/0",
                "/dev/stdin");
        StringBuilder library = new StringBuilder();
        for (int number = 0; number < paths.size(); number++) {
            library.append("pub const A%d: &[u8] = include_bytes!(\"%s\");\n".formatted(number, paths.get(number)));
        }
        RunResult result = run(mode, exam(library.toString(), ""));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome(), result.toString());
        assertEquals(
                paths.size(),
                result.diagnostics().stream()
                        .filter(it -> it.message().startsWith("couldn't read"))
                        .count(),
                result.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                2021 | pub fn f() { unsafe { std::hint::unreachable_unchecked() } }
                2024 | #[unsafe(no_mangle)] pub extern "C" fn getenv() {}
                2021 | #[no_mangle] pub extern "C" fn getenv() {}
                2021 | pub fn f() { #[no_mangle] pub extern "C" fn write() {} }
                2021 | pub struct S; impl S { #[export_name = "write"] pub extern "C" fn f() {} }
                2024 | extern "C" fn f() {} #[used] #[unsafe(link_section = ".init_array")] static F: extern "C" fn() = f;
                2021 | extern "C" fn f() {} #[used] #[link_section = ".init_array"] static F: extern "C" fn() = f;
                2024 | unsafe extern "C" { pub safe fn getpid() -> i32; }
                2021 | unsafe extern "C" { pub safe fn getpid() -> i32; }
                2024 | #[link(name = "c,-o,/box/pwned")] unsafe extern "C" {}
                2021 | #[link(name = "c,-o,/box/pwned")] extern "C" {}
                2021 | #![allow(missing_unsafe_on_extern)] #[link(name = "c")] extern "C" {}
                2021 | #![allow(rust_2024_compatibility)] #[link(name = "c")] extern "C" {}
                2021 | #![allow(unsafe_code)] pub fn f() { unsafe { std::hint::unreachable_unchecked() } }
                2021 | core::arch::global_asm!("nop");
                2021 | #[unsafe(naked)] pub extern "C" fn f() { core::arch::naked_asm!("ret") }
                2021 | pub trait T { #[export_name = "write"] extern "C" fn w(_: i32) -> i32 { 0 } } impl T for u8 {}
                2024 | pub trait T { #[unsafe(no_mangle)] extern "C" fn memcmp() -> i32 { 0 } } impl T for u8 {}
                2024 | macro_rules! m { ($a:tt) => { pub trait T { #[unsafe $a] fn f() {} } } } m! { (r#export_name = "write") }
                2021 | pub struct S; impl S { #[link_section = ".init_array"] pub fn f() {} }
                2024 | use core::arch::*; #[unsafe(r#naked)] pub extern "C" fn f() { r#naked_asm!("ret") }
                """)
    void whatIsUnsafeIsRefused(String edition, String library) {
        RunResult result = run(Mode.STRONGEST, exam(library, edition, false, Exams.tests("")));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome(), result.toString());
        assertTrue(
                result.diagnostics().stream()
                        .anyMatch(it -> it.level() == Diagnostic.Level.ERROR && it.line() == 1 && it.column() > 0),
                result.toString());
    }

    @Test
    void whatIsRefusedIsToldWithItsPlace() {
        String library = "pub trait Own {\n    /* \uD83E\uDD80 */ #[export_name = \"memcmp\"]\n    fn f() {}\n}";
        RunResult result = run(Mode.STRONGEST, exam(library, ""));
        assertEquals("Rust did not compile it: one error (unsafe_code).", result.sentence());
        Diagnostic error = result.diagnostics().get(0);
        assertEquals(List.of(2, 15, 2, 26), List.of(error.line(), error.column(), error.endLine(), error.endColumn()));
        assertTrue(
                result.stderr().contains("`export_name`") && result.stderr().endsWith("main.rs:2:15"), result.stderr());
        for (Profile profile : List.of(Profile.CHECK, Profile.LINT)) {
            RunResult looked = run(Mode.STRONGEST, Exams.withProfile(exam(library, ""), profile));
            assertEquals(Outcome.COMPILE_ERROR, looked.outcome(), looked.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                OK | 7 | pub fn f() -> i32 { unsafe { *(&7 as *const i32) } }
                OK | 7 | #[unsafe(no_mangle)] pub extern "C" fn getenv(_: usize) -> usize { 0 } pub fn f() -> i32 { 7 }
                OK |   | extern "C" fn quit() { std::process::exit(0) } #[used] #[unsafe(link_section = ".init_array")] static Q: extern "C" fn() = quit; pub fn f() -> i32 { 7 }
                TESTS_DO_NOT_FIT | | #[link(name = "c,-o,/box/pwned")] unsafe extern "C" {} pub fn f() -> i32 { i32::from(std::path::Path::new("/box/pwned").exists()) }
                OK | 7 | #[unsafe(naked)] pub extern "C" fn g() { core::arch::naked_asm!("ret") } pub fn f() -> i32 { 7 }
                """)
    void whereItIsAllowedTheTestsStillSpeakForThemselves(Outcome outcome, String report, String library) {
        String tests = Exams.tests("write!(report, \"{}\", exercise::f()).unwrap();");
        RunResult result = run(Mode.STRONGEST, exam(library, "2021", true, tests));
        assertEquals(outcome, result.outcome(), result.toString());
        assertEquals(report == null ? "" : report, result.report(), result.toString());
    }
}
