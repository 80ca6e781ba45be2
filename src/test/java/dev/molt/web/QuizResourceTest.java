package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.browser.BrowserProfile;
import dev.molt.course.Lesson;
import dev.molt.learning.CourseProgress.State;
import dev.molt.learning.ItemProgress;
import dev.molt.learning.LearningRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to quizzes, as plain forms and from scripts. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class QuizResourceTest {

    private static final String LESSON = "/learn/fixtures/quizzes";

    @Inject
    LiveCourses live;

    @Inject
    LearningRecord record;

    @Inject
    SigningKey key;

    private final String token = UUID.randomUUID().toString().substring(0, 18);

    private Lesson lesson() {
        return live.folders().get(0).course().lesson("fixtures", "quizzes").orElseThrow();
    }

    private RequestSpecification learner() {
        String text = token + "." + LocalDate.now(ZoneOffset.UTC).toEpochDay();
        return given().cookie(Visitor.COOKIE, text + "." + key.sign(text));
    }

    private RequestSpecification form(String quiz) {
        return learner()
                .redirects()
                .follow(false)
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("hash", lesson().item(quiz).orElseThrow().hash());
    }

    private ValidatableResponse send(RequestSpecification form, String quiz) {
        return form.post(LESSON + "/quizzes/" + quiz).then();
    }

    /** The page after an answer that was taken. */
    private String answered(RequestSpecification form, String quiz) {
        send(form, quiz).statusCode(303).header("Location", endsWith(LESSON + "#item-" + quiz));
        return shown(quiz);
    }

    /** The quiz alone, from the page. */
    private String shown(String quiz) {
        String page = learner().get(LESSON).then().statusCode(200).extract().asString();
        int from = page.indexOf("id=\"item-" + quiz + "\"");
        return page.substring(from, page.indexOf("</molt-quiz>", from));
    }

    private ItemProgress progress(String quiz) {
        return record.lesson(Optional.of(token), live.folders().get(0).course().id(), List.of("fixtures/quizzes"))
                .item(quiz);
    }

    private static void has(String html, String... parts) {
        for (String part : parts) {
            assertThat(html, containsString(part));
        }
    }

    @Test
    void aWrongChoiceIsToldWhyAndAskedAgainWithoutIt() {
        String page = answered(form("one").formParam("chosen", "Rust has no references."), "one");
        has(page, "Not right.", "It has them: <code>&amp;</code> makes one.", "Answer again", "Show the answer");
        has(page, "value=\"Rust has no references.\" disabled");
        assertThat(page, not(containsString("Size plays no part")));
        String solved = answered(
                form("one").formParam("attempts", 1).formParam("chosen", "Both would free the same memory."), "one");
        has(solved, "Right.", "Each owner frees its value", "Size plays no part", "It has them");
        assertThat(solved, not(containsString("Answer again")));
        ItemProgress progress = progress("one");
        assertEquals(2, progress.attempts());
        assertEquals("wrong", progress.firstOutcome());
        assertEquals(true, progress.solved());
    }

    @Test
    void severalRightChoicesAreKeptOverARetry() {
        String page = answered(form("several").formParam("chosen", "`i32`", "`String`"), "several");
        has(
                page,
                "Partly right",
                "value=\"`i32`\" checked disabled",
                "It owns memory on the heap.",
                "type=\"checkbox\"");
        has(answered(form("several").formParam("attempts", 1).formParam("chosen", "`bool`"), "several"), "Right.");
        assertEquals("partly", progress("several").firstOutcome());
    }

    @Test
    void theKeyOfATracedQuestionIsWhatItsProgramDoes() {
        String partly =
                answered(form("moved").formParam("chosen", "does-not-compile").formParam("line", 2), "moved");
        has(partly, "That is how it ends. The first error is not in line 2.");
        assertThat(partly, not(containsString("E0382")));
        String solved = answered(form("moved").formParam("attempts", 1).formParam("line", 3), "moved");
        has(solved, "Right.", "E0382 in line 3, borrow of moved value: <code>a</code>", "moved into <code>b</code>");
    }

    @Test
    void anAuthorsMistakeMarksNobodyWrong() {
        has(answered(form("mistaken").formParam("chosen", "prints").formParam("text", "2"), "mistaken"), "Not right.");
        has(
                answered(form("mistaken").formParam("attempts", 1).formParam("chosen", "panics"), "mistaken"),
                "Right.",
                "It panics.");
    }

    @Test
    void whatIsPrintedIsTypedAndComparedLeniently() {
        String partly = answered(form("copied").formParam("chosen", "prints").formParam("text", "20\r\n20"), "copied");
        has(partly, "Line 2 of what it prints is another.", "20\n20</textarea>");
        has(answered(form("copied").formParam("attempts", 1).formParam("text", "20\r\n40\r\n"), "copied"), "Right.");
    }

    @Test
    void pythonRaises() {
        has(
                answered(form("raised").formParam("chosen", "raises"), "raised"),
                "It raises <code>TypeError</code>, after it has printed:",
                "<pre>before</pre>");
    }

    @Test
    void aWordIsFilledIn() {
        has(answered(form("keyword").formParam("text", "<copy>"), "keyword"), "“&lt;copy&gt;” does not fit.");
        has(answered(form("keyword").formParam("attempts", 1).formParam("text", " `move` "), "keyword"), "Right.");
    }

    @Test
    void whoGivesUpIsShownTheAnswer() {
        answered(form("keyword").formParam("text", "copy"), "keyword");
        has(
                answered(form("keyword").formParam("attempts", 1).formParam("reveal", true), "keyword"),
                "This is the answer.",
                "“move” or “the move keyword”.",
                "captured by value");
        assertEquals(true, progress("keyword").revealed());
        assertEquals(false, progress("keyword").solved());
    }

    @Test
    void anAnswerFromASecondTabIsAnotherAttemptAndIsToldSo() {
        answered(form("one").formParam("attempts", 0).formParam("chosen", "Both would free the same memory."), "one");
        String location = send(
                        form("one").formParam("attempts", 0).formParam("chosen", "Rust has no references."), "one")
                .statusCode(303)
                .extract()
                .header("Location");
        learner()
                .get(location.substring(0, location.indexOf('#')))
                .then()
                .body(allOf(containsString("on another page in the meantime"), containsString("attempt 2")));
        assertEquals(
                new ItemProgress(
                        2, "right", progress("one").answer(), progress("one").hash(), true, false, 0),
                progress("one"));
        has(shown("one"), "Right.");
    }

    @Test
    void aChangedQuestionKeepsWhatWasGiven() {
        RequestSpecification old = learner()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("hash", "0000000000000000")
                .formParam("chosen", "A `Vec` is too large to share.", "a choice that is gone");
        send(old, "one")
                .statusCode(409)
                .body(containsString("has changed since you opened the page"))
                .body(containsString("value=\"A `Vec` is too large to share.\" checked"));
        assertEquals(0, progress("one").attempts());
    }

    @Test
    void aQuestionThatIsGoneSaysSoAndWhatWasAnswered() {
        learner()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("hash", "0000000000000000")
                .formParam("text", "my <words>")
                .post(LESSON + "/quizzes/gone")
                .then()
                .statusCode(404)
                .body(containsString("no such question any more"))
                .body(containsString("“my &lt;words&gt;”"));
    }

    @ParameterizedTest
    @CsvSource({
        "one, 'Choose an answer first.'",
        "keyword, 'Write an answer first.'",
        "moved, 'Choose an answer first.'"
    })
    void nothingIsNoAnswer(String quiz, String said) {
        send(form(quiz).formParam("chosen", "no such choice").formParam("line", "x"), quiz)
                .statusCode(422)
                .body(containsString(said));
        assertEquals(0, progress(quiz).attempts());
    }

    @Test
    void aLineIsAskedForAndTheEndKept() {
        send(form("moved").formParam("chosen", "does-not-compile"), "moved")
                .statusCode(422)
                .body(containsString("Choose the line, too."))
                .body(containsString("value=\"does-not-compile\" checked"));
    }

    @Test
    void aScriptGetsTheQuizAlone() {
        form("one")
                .accept(ContentType.JSON)
                .formParam("chosen", "Both would free the same memory.")
                .formParam("millis", "1234")
                .post(LESSON + "/quizzes/one")
                .then()
                .statusCode(200)
                .body("told", is(""))
                .body("complete", is(false))
                .body("html", allOf(containsString("Right."), not(containsString("<body"))));
        form("one")
                .accept(ContentType.JSON)
                .post(LESSON + "/quizzes/gone")
                .then()
                .statusCode(404)
                .body("html", nullValue())
                .body("told", containsString("no such question any more"));
    }

    @Test
    void aStrangersFirstAnswerIntroducesThem() {
        String cookie = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("hash", lesson().item("one").orElseThrow().hash())
                .formParam("chosen", "Both would free the same memory.")
                .post(LESSON + "/quizzes/one")
                .then()
                .statusCode(303)
                .extract()
                .cookie(Visitor.COOKIE);
        given().cookie(Visitor.COOKIE, cookie).get(LESSON).then().body(containsString("practised"));
    }

    @Test
    void aLessonIsCompleteOnceAllItsQuizzesAreDone() {
        for (String quiz : List.of("moved", "copied", "raised", "mistaken", "one", "several")) {
            send(form(quiz).formParam("reveal", true), quiz).statusCode(303);
        }
        assertEquals(State.PRACTISED, state());
        send(form("keyword").formParam("text", "move"), "keyword").statusCode(303);
        assertEquals(State.COMPLETE, state());
        learner().get(LESSON).then().body(containsString("You completed this lesson."));
    }

    private State state() {
        return record.progress(
                        Optional.of(token), live.folders().get(0).course().id())
                .state("fixtures/quizzes", List.of());
    }
}
