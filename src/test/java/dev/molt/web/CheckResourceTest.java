package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a compiler says while a text is typed. */
@QuarkusTest
class CheckResourceTest {

    private static ValidatableResponse check(String language, String source) {
        return check(Map.of("language", language, "source", source));
    }

    private static ValidatableResponse check(Map<String, String> asked) {
        Map<String, String> body =
                new HashMap<>(Map.of("lesson", "ownership/who-owns-it", "item", "handover", "pane", "test"));
        body.putAll(asked);
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/checks")
                .then();
    }

    @Test
    void rustIsCompiledAndNotRun() {
        check("rust", "let a = String::new();\nlet b = a;\nprintln!(\"{a}{b}\");")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("diagnostics.find { it.code == 'E0382' }.line", is(3));
        check("rust", "println!(\"never printed\");")
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("stdout", is(""))
                .body("diagnostics", empty());
    }

    @Test
    void pythonIsParsedAndNotRun() {
        check("python", "x = 1\ndef f(:\n    pass")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("diagnostics.line", hasItem(2));
        check("python", "x = " + "-".repeat(3_000) + "1")
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("sentence", containsString("nests too deeply"));
        check("python", "print('never printed')")
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("stdout", is(""));
    }

    /** The compiler meets the end in a main of ours, around the text. */
    @ParameterizedTest
    @CsvSource({
        "'let x = 1;\nif x == 1 {\n    println!(\"é\");\n', unclosed delimiter, 3, 19",
        "'let x = 1;\nlet y = vec![1, 2;\nprintln!();', mismatched closing delimiter, 2, 13",
        "'println!(); } fn f() {\n}\n}', unexpected closing delimiter, 3, 1",
        "'let x = 1;\nlet y =', expected expression, 2, 8",
    })
    void whatIsNowhereClosedIsToldOfTheLearnersText(String source, String message, int line, int column) {
        check("rust", source)
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("diagnostics.find { it.level == 'error' }.message", containsString(message))
                .body("diagnostics.find { it.level == 'error' }.line", is(line))
                .body("diagnostics.find { it.level == 'error' }.column", is(column))
                .body("diagnostics.find { it.level == 'error' }.rendered", containsString("main.rs:" + line))
                .body("diagnostics.rendered.join()", not(containsString("set-up")))
                .body("diagnostics.rendered.join()", not(containsString("fn main")))
                .body("stderr", not(containsString("set-up")))
                .body("stderr", not(containsString("fn main")));
    }

    @ParameterizedTest
    @CsvSource({
        "lesson, none, 404, any more",
        "item, none, 404, any more",
        "language, java, 400, python or rust",
        "pane, a b, 400, pane",
    })
    void whatMakesNoSenseIsRefused(String field, String value, int status, String said) {
        Map<String, String> asked = new HashMap<>(Map.of("language", "rust", "source", "fn main() {}"));
        asked.put(field, value);
        check(asked).statusCode(status).body("sentence", containsString(said));
    }

    @Test
    void aCheckNeedsAText() {
        check(Map.of("language", "rust")).statusCode(400).body("sentence", containsString("source"));
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        check("rust", "// ".repeat(40_000)).statusCode(422);
    }
}
