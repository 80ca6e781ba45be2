package dev.molt.run;

import static dev.molt.run.Desks.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.toolchain.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** rustfmt, Clippy, Black and Flake8, in their boxes. */
class ToolsTest {

    private static RunResult format(String source) {
        return run(Desks.request(Language.RUST, source, Profile.FORMAT));
    }

    private static RunResult lint(String source) {
        return run(Desks.request(Language.RUST, source, Profile.LINT));
    }

    @Test
    void rustfmtLaysATextOutAnewAndRunsNothing() {
        RunResult result = format("fn main ( ) {\n\tlet  v=vec![1,\n2];println!(\"{v:?}\") ; }");
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals("fn main() {\n    let v = vec![1, 2];\n    println!(\"{v:?}\");\n}\n", result.stdout());
    }

    @Test
    void theEditionDecidesWhatItReads() {
        String source = "fn main() { let gen = 1; }";
        for (String edition : List.of("2021", "2024")) {
            RunRequest request =
                    new RunRequest(Language.RUST, source, edition, Profile.FORMAT, List.of(), "", true, null, 1, false);
            assertEquals(
                    edition.equals("2021") ? Outcome.OK : Outcome.COMPILE_ERROR,
                    run(request).outcome(),
                    edition);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn main() { let x = ; }",
                "fn main() { let s = \"open; }",
                "/* open\nthread 'main' panicked at x",
                "fn main() { r#\"open\"; }"
            })
    void aTextThatIsNoRustIsToldAsSuch(String source) {
        RunResult result = format(source);
        assertEquals(Outcome.COMPILE_ERROR, result.outcome());
        assertEquals("", result.stdout());
        assertFalse(result.sentence().isBlank());
    }

    @Test
    void clippySaysWhatRustcSaysAndMore() {
        RunResult result = lint("fn main() {\n    let unused = 1;\n    return;\n}\n");
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals(
                List.of("unused_variables 2", "clippy::needless_return 3"),
                result.diagnostics().stream()
                        .map(it -> it.code() + " " + it.line())
                        .toList());
        assertTrue(result.diagnostics().get(1).rendered().contains(" --> main.rs:3:5"), result.toString());
        assertEquals("", result.stdout());
    }

    @Test
    void whatClippyCallsAnErrorIsNoneOfTheCompiler() {
        RunResult result = lint("fn main() {\n    println!(\"{}\", 3.14);\n}\n");
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals("clippy::approx_constant", result.diagnostics().get(0).code());
        assertEquals(Diagnostic.Level.ERROR, result.diagnostics().get(0).level());
    }

    @ParameterizedTest
    @CsvSource({"true, OK", "false, COMPILE_ERROR"})
    void clippyForbidsWhatTheLessonForbids(boolean allowUnsafe, Outcome outcome) {
        String source = "fn main() {\n    let x = 1;\n    println!(\"{}\", unsafe { *(&raw const x) });\n}\n";
        RunRequest request =
                new RunRequest(Language.RUST, source, "2024", Profile.LINT, List.of(), "", allowUnsafe, null, 1, false);
        assertEquals(outcome, run(request).outcome());
    }

    @Test
    void aProgramThatDoesNotCompileHasTheCompilersErrors() {
        RunResult result = lint("fn main() {\n    let a = String::new();\n    let b = a;\n    drop((a, b));\n}\n");
        assertEquals(Outcome.COMPILE_ERROR, result.outcome());
        assertTrue(result.sentence().contains("E0382"), result.sentence());
    }

    private static RunResult python(Profile profile, String source) {
        return run(Desks.request(Language.PYTHON, source, profile));
    }

    @Test
    void blackLaysATextOutAnewAndRunsNothing() {
        RunResult result = python(Profile.FORMAT, "import os\nprint ( 'é',\n  os.environ )\n");
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals("import os\n\nprint(\"é\", os.environ)\n", result.stdout());
    }

    @Test
    void blackTellsATextThatIsNoPython() {
        for (String source : List.of("x = = 1\n", "if x:\n        a()\n    b()\n", "f(\n", "  a()\nb()\n", "x = '\n")) {
            RunResult result = python(Profile.FORMAT, source);
            assertEquals(Outcome.COMPILE_ERROR, result.outcome(), source);
            assertEquals("Black cannot read this text.", result.sentence());
            assertEquals("", result.stdout());
        }
    }

    @Test
    void flake8SaysWhatIsWrongAndNothingOfLayout() {
        RunResult result = python(Profile.LINT, "import os\ndef f( a ):\n\tif a == None: return b\n");
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        assertEquals(
                List.of("F401 1 1", "E711 3 7", "E701 3 14", "F821 3 23"),
                result.diagnostics().stream()
                        .map(it -> it.code() + " " + it.line() + " " + it.column())
                        .toList());
        assertTrue(result.diagnostics().stream().allMatch(it -> it.level() == Diagnostic.Level.WARNING));
        assertEquals(
                "main.py:1:1: F401 'os' imported but unused",
                result.diagnostics().get(0).rendered());
    }

    @Test
    void flake8TellsATextThatIsNoPython() {
        for (String source : List.of("a = 1\nb = = 1\n", "a = 1\n  b = 1\n", "a = 1\nb = '\n")) {
            RunResult result = python(Profile.LINT, source);
            assertEquals(Outcome.COMPILE_ERROR, result.outcome(), result.toString());
            assertEquals("Flake8 cannot read this text.", result.sentence());
            assertTrue(
                    result.diagnostics().stream()
                            .anyMatch(it -> it.level() == Diagnostic.Level.ERROR && it.line() == 2),
                    result.toString());
        }
    }

    @Test
    void theServerKnowsTheirVersions() {
        SandboxStatus status = Desks.shared().status().sandbox();
        for (Tool tool : Tool.values()) {
            assertTrue(status.tool(tool).ready(), status.toString());
            assertTrue(status.tool(tool).said().matches("\\d+\\.\\d+\\.\\S+"), status.toString());
        }
    }
}
