package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
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
                .body("diagnostics.code", is(java.util.List.of("clippy::len_zero")))
                .body("diagnostics.line", is(java.util.List.of(2)))
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

    @ParameterizedTest
    @CsvSource({
        "formats, lesson, none, 404, any more",
        "lints, item, none, 404, any more",
        "formats, language, java, 400, python or rust",
        "formats, language, python, 400, Only Rust",
        "lints, language, python, 400, Only Rust",
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
                .body("checks.find { it.name == 'Running code' }.data.formats", is(true))
                .body("checks.find { it.name == 'Running code' }.data.lints", is(true));
        given().accept(ContentType.HTML)
                .get("/health")
                .then()
                .body(containsString("rustfmt 1."))
                .body(containsString("Clippy 0.1."))
                .body(not(containsString("not installed")));
    }
}
