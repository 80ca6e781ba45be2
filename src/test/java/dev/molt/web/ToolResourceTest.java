package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API that formats and lints, as the page calls it. */
@QuarkusTest
class ToolResourceTest {

    private static ValidatableResponse use(String tool, String source) {
        return use(tool, Map.of("source", source));
    }

    private static ValidatableResponse use(String tool, Map<String, String> asked) {
        Map<String, String> body = new HashMap<>(
                Map.of("lesson", "ownership/who-owns-it", "item", "handover", "language", "rust", "pane", "test"));
        body.putAll(asked);
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/" + tool)
                .then();
    }

    static Stream<Arguments> formatted() {
        return Stream.of(
                Arguments.of("statements", "let  a=1 ;\nif a>0{println!(\"{a}\")}", """
                        let a = 1;
                        if a > 0 {
                            println!("{a}")
                        }"""),
                Arguments.of("a main", "fn main(){println!(\"hi\");}", """
                        fn main() {
                            println!("hi");
                        }"""),
                Arguments.of("items", "struct P{x:i32}\nimpl P{fn f(&self)->i32{self.x}}", """
                        struct P {
                            x: i32,
                        }
                        impl P {
                            fn f(&self) -> i32 {
                                self.x
                            }
                        }"""),
                Arguments.of(
                        "a result at the end",
                        "let n:i32=\"1\".parse( )?;\nOk::<(),std::num::ParseIntError>(( ))",
                        """
                        let n: i32 = "1".parse()?;
                        Ok::<(), std::num::ParseIntError>(())"""),
                Arguments.of("inner attributes", "#![allow( unused )]\nlet  a=1;", "#![allow(unused)]\nlet a = 1;"),
                Arguments.of("imports", "use std::fmt;\nuse std::collections::*;\nlet a=1;", """
                        use std::collections::*;
                        use std::fmt;
                        let a = 1;"""),
                Arguments.of("tabs and other line ends", "{\r\n\tlet a = 1;\r}", "{\n    let a = 1;\n}"),
                Arguments.of("what is in a string", "let a=\"one\n  two\n\\\n    three\";\nlet b=r\"x\n y\";", """
                        let a = "one
                          two
                        \\
                            three";
                        let b = r"x
                         y";"""),
                Arguments.of("signs beyond ASCII", "let é=\"👩‍🔬\" ;", "let é = \"👩‍🔬\";"),
                Arguments.of("nothing", "\n\n", ""),
                Arguments.of("a comment alone", "  // that is all", "// that is all"),
                Arguments.of("a block comment", "/* a\n     b\n*/\na( );", "/* a\n     b\n*/\na();"),
                Arguments.of("a macro of its own grammar", "html!{ <a>\n   hi\n</a> }", "html! { <a>\n   hi\n</a> }"),
                Arguments.of("a brace in a comment", "a( ); // }", "a(); // }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formatted")
    void aTextIsLaidOutAnewAndThenStays(String name, String before, String after) {
        use("formats", before)
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("text", is(after))
                .body("diagnostics", empty());
        use("formats", after).body("text", is(after)).body("sentence", is("It is formatted already."));
    }

    @Test
    void aTextThatDoesNotParseHasMarksAndNoNewText() {
        use("formats", "let a = 1;\nlet b = ;\nprintln!(\"{a}\");")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("text", nullValue())
                .body("sentence", is("rustfmt cannot read it, so it stays as it is."))
                .body("diagnostics.line", everyItem(is(2)))
                .body("diagnostics.level", everyItem(is("error")))
                .body("diagnostics.size()", greaterThan(0));
    }

    @Test
    void bracketsThatCloseMoreThanTheyOpenLoseNothing() {
        use("formats", "println!(\"a\"); } fn other() { println!(\"b\");")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("text", nullValue());
    }

    @Test
    void clippysFindingsStandAtTheLearnersLines() {
        use("lints", "let v = vec![1];\nif v.len() == 0 {\n    return;\n}\nprintln!(\"{v:?}\");")
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("sentence", is("Clippy says one thing about it."))
                .body("diagnostics.code", is(List.of("clippy::len_zero")))
                .body("diagnostics.line", is(List.of(2)))
                .body("diagnostics[0].rendered", containsString("main.rs:2:4"));
    }

    /** The second is right as it stands; only in the main that is put around it it would be misplaced. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "println!(\"hi\");",
                "#[macro_export]\nmacro_rules! hi {\n    () => {\n        println!(\"hi\")\n    };\n}\nhi!();"
            })
    void aCleanProgramIsToldToBeOne(String source) {
        use("lints", source)
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("sentence", is("Clippy finds nothing to say about it."))
                .body("diagnostics", empty());
    }

    @Test
    void whatDoesNotCompileHasTheCompilersErrors() {
        use("lints", "let a = String::new();\nlet b = a;\nprintln!(\"{a}{b}\");")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("diagnostics.find { it.code == 'E0382' }.line", is(3));
    }

    private static ValidatableResponse usePython(String tool, String source) {
        return use(tool, Map.of("language", "python", "source", source));
    }

    static Stream<Arguments> formattedPython() {
        return Stream.of(
                Arguments.of("statements", "a=1 ;b = 'two'\nprint( a,b )", "a = 1\nb = \"two\"\nprint(a, b)"),
                Arguments.of("a function", "def f( x ):\n\treturn x+1\nf(1)", """
                        def f(x):
                            return x + 1


                        f(1)"""),
                Arguments.of("other line ends", "if a:\r\n\tb( )\r", "if a:\n    b()"),
                Arguments.of("signs beyond ASCII", "é='👩‍🔬' ", "é = \"👩‍🔬\""),
                Arguments.of("a text of lines", "s='''one\n  two\n'''", "s = \"\"\"one\n  two\n\"\"\""),
                Arguments.of("a comment alone", "#that is all", "# that is all"),
                Arguments.of("what the author laid out", "# fmt: off\na  =  1", "# fmt: off\na  =  1"),
                Arguments.of("nothing", "\n\n", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formattedPython")
    void pythonIsLaidOutAnewAndThenStays(String name, String before, String after) {
        usePython("formats", before)
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("text", is(after))
                .body("diagnostics", empty());
        usePython("formats", after).body("text", is(after)).body("sentence", is("It is formatted already."));
    }

    @Test
    void pythonThatDoesNotParseHasMarksAndNoNewText() {
        usePython("formats", "a = 1\nb = = 2")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("text", nullValue())
                .body("sentence", is("Black cannot read it, so it stays as it is."))
                .body("diagnostics.line", is(List.of(2)))
                .body("diagnostics.code", is(List.of("SyntaxError")));
        usePython("lints", "a = 1\nb = = 2")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("sentence", is("Flake8 cannot read this text."))
                .body("diagnostics.find { it.level == 'error' }.line", is(2))
                .body("diagnostics.find { it.level == 'error' }.message", startsWith("SyntaxError"));
    }

    @Test
    void flake8sFindingsStandAtTheLearnersLines() {
        usePython("lints", "import os\nx = 1\nif x == None:\n    print(f'{x}')")
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("sentence", is("Flake8 says 2 things about it."))
                .body("diagnostics.code", is(List.of("F401", "E711")))
                .body("diagnostics.line", is(List.of(1, 3)))
                .body("diagnostics[0].level", is("warning"))
                .body("diagnostics[0].rendered", is("main.py:1:1: F401 'os' imported but unused"));
        usePython("lints", "print('hi')").body("sentence", is("Flake8 finds nothing to say about it."));
    }

    @Test
    void thePythonThatAnExerciseGivesIsReadToo() {
        Map<String, String> asked = Map.of(
                "lesson", "why/rust-you-already-run",
                "item", "records",
                "language", "python",
                "source", "def f( ): return None");
        use("formats", asked).statusCode(200).body("text", is("def f():\n    return None"));
        use("lints", asked).statusCode(200).body("diagnostics", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "formats, lesson, none, 404, any more",
        "lints, item, none, 404, any more",
        "formats, language, java, 400, python or rust",
        "lints, pane, a b, 400, pane",
        "formats, config, max_width=1, 400, 'unknown here; it takes item, language'"
    })
    void whatMakesNoSenseIsRefused(String tool, String field, String value, int status, String said) {
        use(tool, Map.of("source", "fn main() {}", field, value))
                .statusCode(status)
                .body("sentence", containsString(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"formats", "lints"})
    void aToolNeedsATextOfALengthThatIsTaken(String tool) {
        use(tool, Map.of()).statusCode(400).body("sentence", containsString("source"));
        use(tool, "// ".repeat(40_000)).statusCode(422).body("sentence", containsString("too long"));
        use(tool, "let a = '\0';").statusCode(422).body("sentence", containsString("NUL"));
    }

    @Test
    void statementsThatNestTooDeeplyAreToldSo() {
        use("formats", "let x = " + "(".repeat(600) + "1" + ")".repeat(600) + ";")
                .statusCode(422)
                .body("sentence", is("The program nests too deeply to be formatted."));
    }

    @Test
    void aToolThatCrashesIsToldInASentence() {
        String source = "fn main() { let x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
        use("formats", source).body("outcome", is("compiler-crashed")).body("sentence", startsWith("rustfmt itself"));
        use("lints", source).body("outcome", is("compiler-crashed")).body("sentence", startsWith("Clippy itself"));
        usePython("lints", "x = " + "-".repeat(20_000) + "1")
                .body("outcome", is("compiler-crashed"))
                .body("sentence", startsWith("Flake8 itself"));
    }

    @Test
    void anotherSiteCannotUseThem() {
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body("{}")
                .post("/api/formats")
                .then()
                .statusCode(403);
    }

    @Test
    void healthTellsWhetherTheyAreThere() {
        given().get("/q/health")
                .then()
                .body("checks.find { it.name == 'Running code' }.data.formatsRust", is(true))
                .body("checks.find { it.name == 'Running code' }.data.lintsRust", is(true))
                .body("checks.find { it.name == 'Running code' }.data.formatsPython", is(true))
                .body("checks.find { it.name == 'Running code' }.data.lintsPython", is(true));
        given().accept(ContentType.HTML)
                .get("/health")
                .then()
                .body(containsString("rustfmt 1."))
                .body(containsString("Clippy 0.1."))
                .body(matchesPattern("(?s).*Python by Black \\d.*"))
                .body(matchesPattern("(?s).*Python by Flake8 \\d.*"))
                .body(not(containsString("not installed")));
    }
}
