package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.molt.course.Block;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API that runs programs, as the page calls it: real compilers in real boxes. */
@QuarkusTest
class RunResourceTest {

    private static final String LESSON = "ownership/who-owns-it";

    @Inject
    LiveCourses live;

    /** The first pair of the lesson whose Rust compiles. */
    private String pair() {
        return live.folders().get(0).course().lesson(LESSON).orElseThrow().blocks().stream()
                .filter(Block.Comparison.class::isInstance)
                .map(Block.Comparison.class::cast)
                .filter(it -> it.outcome() == Block.Outcome.PRINTS_THE_SAME)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<String, Object> request(String language, String source) {
        Map<String, Object> request =
                new HashMap<>(Map.of("lesson", LESSON, "item", pair(), "language", language, "pane", "test"));
        if (source != null) {
            request.put("source", source);
        }
        return request;
    }

    private static ValidatableResponse post(Map<String, Object> request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .post("/api/runs")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "rust"})
    void theLessonsOwnTextDoesWhatTheLessonSays(String language) {
        post(request(language, null)).statusCode(200).body("outcome", is("ok")).body("asExpected", is(true));
    }

    @Test
    void anEditedTextIsRunAsItStands() {
        post(request("python", "print('mine')"))
                .statusCode(200)
                .body("stdout", is("mine\n"))
                .body("asExpected", nullValue());
    }

    @Test
    void rustWithoutMainIsWrappedAndItsErrorsStandAtTheLearnersLines() {
        post(request("rust", "let a = String::new();\nlet b = a;\nprintln!(\"{a}{b}\");"))
                .statusCode(200)
                .body("outcome", is("compile-error"))
                .body("diagnostics.code", hasItem("E0382"))
                .body("diagnostics.find { it.code == 'E0382' }.line", is(3))
                .body("diagnostics.find { it.code == 'E0382' }.rendered", containsString("main.rs:3:"))
                .body("stdout", is(""));
    }

    @Test
    void aPanicSaysWhere() {
        post(request("rust", "let v: Vec<i32> = Vec::new();\nprintln!(\"{}\", v[0]);"))
                .statusCode(200)
                .body("outcome", is("failed"))
                .body("exitCode", is(101))
                .body("stderr", containsString("main.rs:2:"));
    }

    @Test
    void aTracebackSaysWhere() {
        post(request("python", "x = 1\nx.nothing"))
                .statusCode(200)
                .body("outcome", is("failed"))
                .body("diagnostics.line", hasItem(2))
                .body("stderr", containsString("AttributeError"));
    }

    @Test
    void programsSeeNothingOfTheServer() {
        post(request("python", "import os\nprint(dict(os.environ), os.path.exists('/etc/passwd'), os.getuid())"))
                .statusCode(200)
                .body("stdout", not(containsString("MOLT")))
                .body("stdout", containsString("False"));
    }

    @ParameterizedTest
    @CsvSource({
        "lesson, no/such, 404, There is no lesson",
        "item, no-such, 404, The lesson has changed",
        "language, perl, 400, The language is",
        "pane, ../x, 400, The pane is"
    })
    void whatIsNotThereIsToldInASentence(String field, String value, int status, String sentence) {
        Map<String, Object> request = request("rust", null);
        request.put(field, value);
        post(request).statusCode(status).contentType(ContentType.JSON).body("sentence", startsWith(sentence));
    }

    @Test
    void badTextsAreRefusedBeforeAnythingRuns() {
        post(request("python", "#".repeat(70_000))).statusCode(422).body("sentence", containsString("too long"));
        post(request("python", "print('\0')")).statusCode(422).body("sentence", containsString("NUL"));
        given().contentType(ContentType.JSON)
                .body(request("python", "#".repeat(300_000)))
                .post("/api/runs")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"lesson\": {}}"})
    void aBodyThatIsNoRequestIsABadRequest(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/runs")
                .then()
                .statusCode(400);
    }

    @Test
    void stoppingWhatDoesNotRunIsNoError() {
        given().delete("/api/runs/nothing").then().statusCode(204);
    }

    @Test
    void onlyARaceCanBeRaced() {
        given().contentType(ContentType.JSON)
                .body(request("rust", null))
                .post("/api/races")
                .then()
                .statusCode(400)
                .body("sentence", containsString("not a race"));
    }

    @Test
    void aRaceMeasuresBothSides() {
        var raced = live.folders()
                .get(0)
                .course()
                .lessons()
                .flatMap(lesson -> lesson.blocks().stream()
                        .filter(Block.Comparison.class::isInstance)
                        .map(Block.Comparison.class::cast)
                        .filter(Block.Comparison::race)
                        .map(pair -> Map.of("lesson", lesson.id(), "item", pair.id(), "pane", "race")))
                .findFirst()
                .orElseThrow();
        given().contentType(ContentType.JSON)
                .body(raced)
                .post("/api/races")
                .then()
                .statusCode(200)
                .body("runs", is(5))
                .body("python.outcome", is("ok"))
                .body("rust.outcome", is("ok"))
                .body("python.asExpected", is(true))
                .body("rust.asExpected", is(true))
                .body("rust.diagnostics", is(empty()));
    }

    @Test
    void healthSaysWhetherProgramsRun() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Running code' }.data.available", is(true));
    }
}
