package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.molt.browser.TwoCoursesProfile;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Course;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two courses side by side: where each is, and that what a learner does in one of them is not done in the other. */
@QuarkusTest
@TestProfile(TwoCoursesProfile.class)
class TwoCoursesTest {

    private static final String FIRST = "/learn/" + TwoCoursesProfile.FIRST;
    private static final String SECOND = "/learn/" + TwoCoursesProfile.SECOND;
    private static final String NAMES = "/basics/names";
    private static final String EXERCISE = NAMES + "/exercises/one-more";

    @Inject
    LiveCourses courses;

    @Inject
    SigningKey key;

    private String cookie;

    @BeforeEach
    void comeAsSomebodyNew() {
        String text = UUID.randomUUID().toString().substring(0, 18) + "."
                + LocalDate.now(ZoneOffset.UTC).toEpochDay();
        cookie = text + "." + key.sign(text);
    }

    private RequestSpecification learner() {
        return given().cookie(Visitor.COOKIE, cookie).redirects().follow(false);
    }

    private ValidatableResponse get(String address) {
        return learner().get(address).then();
    }

    private ValidatableResponse post(String address, Object body) {
        return learner().contentType(ContentType.JSON).body(body).post(address).then();
    }

    private ValidatableResponse send(String address, Map<String, ?> form) {
        return learner()
                .contentType(ContentType.URLENC)
                .formParams(form)
                .post(address)
                .then();
    }

    private Course second() {
        return courses.byId(TwoCoursesProfile.SECOND).orElseThrow().course();
    }

    @Test
    void theStartPageLeadsToTheHomeOfEach() {
        get("/").statusCode(200)
                .body(containsString("<body data-several>"))
                .body(containsString("<h2><a href=\"" + FIRST + "\">First steps</a></h2>"))
                .body(containsString("<h2><a href=\"" + SECOND + "\">Second term</a></h2>"))
                .body(containsString("CC BY-SA 4.0, Grace"));
        get(SECOND)
                .statusCode(200)
                .body(containsString("<h1>Second term</h1>"))
                .body(containsString("href=\"" + SECOND + NAMES + "\""))
                .body(containsString("href=\"" + SECOND + "/tools\""))
                .body(not(containsString("<h1>First steps</h1>")));
    }

    @Test
    void everythingOfACourseIsUnderItsId() {
        get(SECOND + "/tools").statusCode(200).body(containsString("href=\"" + SECOND + "/tools/cargo\""));
        get(SECOND + NAMES)
                .statusCode(200)
                .body(containsString("<h1>Names, once more</h1>"))
                .body(containsString("data-course=\"second-term\""))
                .body(containsString(" href=\"" + SECOND + "/tools/cargo\">the tools</a>"))
                .body(containsString("action=\"" + SECOND + NAMES + "/quizzes/keyword\""))
                .body(containsString("data-address=\"" + SECOND + EXERCISE + "\""));
        get(FIRST + NAMES).statusCode(200).body(containsString("<h1>Names</h1>"));
        get(SECOND + "/tools/cargo").body(containsString("src=\"" + SECOND + "/tools/images/box.svg\""));
        String state = get(SECOND + "/tools/images/box.svg")
                .statusCode(200)
                .contentType("image/svg+xml")
                .extract()
                .header("ETag");
        learner()
                .header("If-None-Match", state)
                .get(SECOND + "/tools/images/box.svg")
                .then()
                .statusCode(304);
        get(FIRST + "/tools/images/box.svg").statusCode(404);
        get(FIRST + "/tools/cargo").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/learn, /",
        "/learn/, /",
        "/learn/tools, /learn/second-term/tools",
        "/learn/tools/cargo?again=x, /learn/second-term/tools/cargo?again=x",
        "/learn/tools/builder, /learn/second-term/tools/builder",
        "/learn/tools/images/box.svg, /learn/second-term/tools/images/box.svg",
        "/learn/basics/numbers, /learn/first-steps/basics/numbers"
    })
    void anAddressWithoutACourseLeadsToTheOnlyOneThatHasIt(String address, String meant) {
        get(address).statusCode(307).header("Location", endsWith(meant));
    }

    @Test
    void formsOfAnOldPageArriveWhereTheyAreMeant() {
        learner()
                .put("/learn/basics/numbers/exercises/x/text")
                .then()
                .statusCode(307)
                .header("Location", endsWith(FIRST + "/basics/numbers/exercises/x/text"));
    }

    @Test
    void alsoAnEarlierNameOfALessonLeadsToIt() {
        get(SECOND + "/tools/builder").statusCode(301).header("Location", endsWith(SECOND + "/tools/cargo"));
    }

    @Test
    void anAddressThatTwoCoursesHaveNamesBoth() {
        get("/learn/basics/names")
                .statusCode(404)
                .body(containsString("href=\"" + FIRST + NAMES + "\""))
                .body(containsString("href=\"" + SECOND + NAMES + "\""))
                .body(containsString("Second term: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/learn/third",
                "/learn/third/basics/names",
                "/learn/second-term/none",
                "/learn/second-term/basics/none",
                "/learn/second-term/basics/names/none",
                "/learn/second-term/basics/na%7Cmes",
                "/learn/second-term/second-term/basics/names"
            })
    void whatIsNowhereIsNotFound(String address) {
        learner().urlEncodingEnabled(false).get(address).then().statusCode(404).body(containsString(address));
    }

    @Test
    void stepsInOneCourseAreNoStepsInTheOther() {
        post("/api/acts?course=second-term", Map.of("kind", "opened", "lesson", "basics/names"))
                .statusCode(204);
        get(FIRST).body(containsString("Start with"));
        get(SECOND).body(containsString("Continue where you left"));
        send(SECOND + NAMES + "/complete", Map.of("done", "true"))
                .statusCode(303)
                .header("Location", endsWith(SECOND + NAMES));
        get("/").body(containsString("0 of 2 lessons completed")).body(containsString("1 of 2 lessons completed"));
        get(FIRST + NAMES).body(containsString("0 of 2<")).body(containsString("Mark as complete"));
        get(SECOND + NAMES).body(containsString("1 of 2<")).body(containsString("You completed this lesson."));
    }

    @Test
    void anAnswerInOneCourseIsNoneInTheOther() {
        Quiz quiz = (Quiz)
                second().lesson("basics", "names").orElseThrow().item("keyword").orElseThrow();
        Map<String, String> form = Map.of("hash", quiz.hash(), "attempts", "0", "text", "let");
        send(SECOND + NAMES + "/quizzes/keyword", form)
                .statusCode(303)
                .header("Location", endsWith(SECOND + NAMES + "#item-keyword"));
        get(SECOND + NAMES).body(containsString("id=\"verdict-keyword\""));
        get(FIRST + NAMES).body(not(containsString("id=\"verdict-keyword\"")));
        learner()
                .accept(ContentType.JSON)
                .contentType(ContentType.URLENC)
                .formParams(form)
                .post(FIRST + NAMES + "/quizzes/keyword")
                .then()
                .statusCode(200)
                .body("html", containsString("action=\"" + FIRST + NAMES + "/quizzes/keyword\""));
    }

    @Test
    void aTextIsKeptForOneCourseAlone() {
        Exercise exercise = (Exercise) second().lesson("basics", "names")
                .orElseThrow()
                .item("one-more")
                .orElseThrow();
        Map<String, Object> text = new HashMap<>(Map.of("source", "// mine", "hash", exercise.hash(), "version", 0));
        learner()
                .contentType(ContentType.JSON)
                .body(text)
                .put(SECOND + EXERCISE + "/text")
                .then()
                .statusCode(200);
        get(SECOND + EXERCISE).body("source", is("// mine"));
        get(FIRST + EXERCISE).body("source", nullValue());
        text.put("source", "pub fn one_more(n: i32) -> i32 {\n    n + 1\n}\n");
        text.put("took", 1_000);
        post(FIRST + EXERCISE + "/checks", text).statusCode(200).body("kind", is("passed"));
        get(FIRST + EXERCISE).body("solved", is(true));
        get(SECOND + EXERCISE).body("solved", is(false)).body("source", is("// mine"));
    }

    @ParameterizedTest
    @CsvSource({"runs, 200", "checks, 200", "formats, 200", "lints, 200"})
    void whatIsSentIsMeantForACourse(String what, int status) {
        Map<String, String> asked = Map.of(
                "lesson", "basics/names",
                "item", "greeting",
                "language", "rust",
                "source", "fn main() {\n    println!(\"hi\");\n}\n",
                "pane", "p");
        post("/api/" + what + "?course=second-term", asked).statusCode(status).body("outcome", notNullValue());
        post("/api/" + what, asked).statusCode(400).body("sentence", containsString("Several courses are served"));
        post("/api/" + what + "?course=third", asked)
                .statusCode(404)
                .body("sentence", containsString("There is no course “third” here any more."));
    }

    @Test
    void aSearchIsInTheCourseThatOneIsInOrInAll() {
        get("/search?q=names")
                .body(containsString(
                        "href=\"" + FIRST + NAMES + "\">Names</a> <span class=\"small\">First steps, Basics,"))
                .body(containsString("href=\"" + SECOND + NAMES
                        + "\">Names, once more</a> <span class=\"small\">Second term, Basics,"));
        get("/search?q=names&course=first-steps")
                .body(containsString("<span class=\"small\">Basics,"))
                .body(containsString("<a href=\"/search?q=names\">Search all courses</a>"))
                .body(not(containsString(SECOND + NAMES)));
        get(FIRST).body(containsString("<input type=\"hidden\" name=\"course\" value=\"first-steps\">"));
        get("/").body(not(containsString("name=\"course\"")));
    }

    @Test
    void problemsNameTheFolderThatTheyAreIn() {
        get("/problems")
                .statusCode(200)
                .body(containsString(TwoCoursesProfile.folder() + "/02-tools/02-not-right.md:"))
                .body(containsString("First steps"))
                .body(not(containsString("style.md")))
                .body(not(containsString("README")));
    }

    @Test
    void theHealthPageCountsEach() {
        get("/health")
                .body(containsString("First steps: 2 lessons in 1 module."))
                .body(containsString("Second term: 2 lessons in 2 modules. 1 file has a mistake"));
    }
}
