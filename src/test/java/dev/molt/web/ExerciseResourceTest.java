package dev.molt.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.browser.BrowserProfile;
import dev.molt.learning.Activity;
import dev.molt.learning.CourseProgress.State;
import dev.molt.learning.LearningRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to exercises and their verdicts, as the page calls them: a real rustc and a real Python in real boxes. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class ExerciseResourceTest {

    private static final String PASSES = "pub fn total(xs: &[i32]) -> i32 {\n    xs.iter().sum()\n}\n";
    private static final String FAILS = "pub fn total(xs: &[i32]) -> i32 {\n    xs.len() as i32\n}\n";
    private static final String TAKES = "pub fn total(xs: &[i32]) -> i32 {\n    let n: i32 = xs;\n    n\n}\n";

    @Inject
    LiveCourses live;

    @Inject
    LearningRecord record;

    @Inject
    SigningKey key;

    private ExerciseClient anna;

    @BeforeEach
    void arrive() {
        anna = new ExerciseClient(live, key, "total");
    }

    /** Of the rows of the learner's attempts, in order. */
    private List<Object> column(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Activity.getEntityManager()
                        .createQuery(
                                "select a." + name + " from Activity a where a.learner.token = :token"
                                        + " and a.attempt is not null order by a.id",
                                Object.class)
                        .setParameter("token", anna.token)
                        .getResultList());
    }

    @Test
    void nothingIsKnownOfAStranger() {
        anna.state()
                .statusCode(200)
                .header("Cache-Control", containsString("private"))
                .body("hash", is(anna.hash()))
                .body("source", nullValue())
                .body("version", is(0))
                .body("stale", is(false))
                .body("tries", is(0))
                .body("attempts", is(0))
                .body("solved", is(false))
                .body("revealed", is(false))
                .body("solutionOpen", is(false))
                .body("solutions", nullValue());
        anna.state().body("", hasKey("source")).body("", hasKey("solutions"));
    }

    @Test
    void anAnswerThatHoldsPassesAndOpensTheSolutions() {
        anna.check(PASSES, 0)
                .statusCode(200)
                .body("kind", is("passed"))
                .body("passed", is(true))
                .body("cases.name", is(List.of("adds what it is given", "leaves the numbers with the caller")))
                .body("cases.state", is(List.of("passed", "passed")))
                .body("diagnostics", empty())
                .body("solved", is(true))
                .body("attempts", is(1))
                .body("tries", is(0))
                .body("solutionOpen", is(true))
                .body("solutions.title", is(List.of("", "With a loop")))
                .body("solutions[0].code", containsString("xs.iter().sum()"))
                .body("version", is(1))
                .body("stale", is(false))
                .body("told", is(""));
        anna.state().body("solved", is(true)).body("source", is(PASSES)).body("solutions.size()", is(2));
        anna.check(FAILS, 1).body("kind", is("failed")).body("solved", is(true)).body("solutions.size()", is(2));
    }

    @Test
    void aFailedCaseSaysLeftAndRight() {
        anna.check(FAILS, 0)
                .statusCode(200)
                .body("kind", is("failed"))
                .body("passed", is(false))
                .body("cases.state", is(List.of("failed", "failed")))
                .body("cases[0].left", is("3"))
                .body("cases[0].right", is("6"))
                .body("cases[0].input", nullValue())
                .body("solutionOpen", is(false))
                .body("solutions", nullValue());
    }

    @Test
    void whatTheCompilerRefusesStandsAtTheLearnersLine() {
        anna.check(TAKES, 0)
                .statusCode(200)
                .body("kind", is("does-not-compile"))
                .body("cases", empty())
                .body("diagnostics[0].code", is("E0308"))
                .body("diagnostics[0].line", is(2))
                .body("diagnostics[0].level", is("error"))
                .body("tries", is(1));
    }

    @Test
    void anotherSignatureIsToldBesideTheOneAskedFor() {
        anna.check("pub fn total(xs: Vec<i32>) -> i32 {\n    xs.iter().sum()\n}\n", 0)
                .statusCode(200)
                .body("kind", is("does-not-fit"))
                .body("signatures[0].signature", is("pub fn total(xs: &[i32]) -> i32"))
                .body("signatures[0].yours", is("pub fn total(xs: Vec<i32>) -> i32"))
                .body("stderr", not(containsString("assert_eq")))
                .body("diagnostics", empty());
    }

    @Test
    void aPortIsComparedWithItsReference() {
        ExerciseClient far = anna.at("far");
        far.check("pub fn far_apart(a: i64, b: i64) -> i64 {\n    a - b\n}\n", 0)
                .statusCode(200)
                .body("kind", is("failed"))
                .body("cases.state", is(List.of("passed", "failed")))
                .body("cases[1].input", containsString("3, 7"))
                .body("cases[1].left", is("4"))
                .body("cases[1].right", is("-4"));
        far.check("pub fn far_apart(a: i64, b: i64) -> i64 {\n    (a - b).abs()\n}\n", 1)
                .body("kind", is("passed"));
    }

    @Test
    void threeHonestTriesOpenTheSolutionAndTheSameTextIsOne() {
        String starter = anna.starter();
        anna.check(starter, 0).body("tries", is(0)).body("attempts", is(1));
        anna.check(FAILS, 1).body("tries", is(1));
        anna.check(FAILS, 2).body("tries", is(1));
        anna.check(FAILS.replace("\n", "  \r\n"), 2).body("tries", is(1)).body("attempts", is(4));
        anna.check(TAKES, 3).body("tries", is(2)).body("solutionOpen", is(false));
        anna.check(FAILS.replace("len()", "len() + 1"), 4)
                .body("tries", is(3))
                .body("solutionOpen", is(true))
                .body("solutions", nullValue());
        anna.state().body("tries", is(3)).body("solutionOpen", is(true)).body("solutions", nullValue());
    }

    @Test
    void whoAsksIsShownTheSolutionsAndThatIsRecorded() {
        anna.keep(FAILS, 0);
        anna.reveal().statusCode(200).body("solutions.size()", is(2)).body("revealed", is(true));
        anna.reveal().statusCode(200);
        assertEquals(List.of("revealed"), column("outcome"));
        assertEquals(List.of(FAILS), column("answer"));
        anna.state().body("revealed", is(true)).body("solved", is(false)).body("solutions.size()", is(2));
    }

    @Test
    void whoHasPassedIsNotRecordedAsHavingLookedItUp() {
        anna.check(PASSES, 0);
        anna.reveal().body("revealed", is(false)).body("solutions.size()", is(2));
        assertEquals(List.of("passed"), column("outcome"));
    }

    @Test
    void anAttemptIsStoredWithAllThatIsKnownOfIt() {
        anna.check(TAKES, 0, 12_345L);
        anna.check(PASSES, 1, null);
        assertEquals(List.of("exercise", "exercise"), column("kind"));
        assertEquals(List.of("fixtures/checked", "fixtures/checked"), column("lesson"));
        assertEquals(List.of("total", "total"), column("item"));
        assertEquals(List.of(anna.hash(), anna.hash()), column("itemHash"));
        assertEquals(List.of(1, 2), column("attempt"));
        assertEquals(List.of("failed", "passed"), column("outcome"));
        assertEquals(Arrays.asList("E0308", null), column("errorCodes"));
        assertEquals(Arrays.asList(12_345L, null), column("millis"));
        assertEquals(List.of(TAKES, PASSES), column("answer"));
    }

    @Test
    void theLastExerciseCompletesTheLesson() {
        anna.check(PASSES, 0).body("complete", is(false));
        assertEquals(State.PRACTISED, progress());
        anna.at("slow").reveal().body("complete", is(false));
        anna.at("far").reveal().body("complete", is(true));
        assertEquals(State.COMPLETE, progress());
    }

    private State progress() {
        return record.progress(
                        Optional.of(anna.token), live.folders().get(0).course().id())
                .state("fixtures/checked", List.of());
    }

    @Test
    void aTextThatIsCheckedAgainstAChangedExerciseIsToldSo() {
        anna.post("checks", Map.of("source", PASSES, "hash", "0000000000000000", "version", 0))
                .statusCode(200)
                .body("passed", is(true))
                .body("stale", is(true))
                .body("told", containsString("has changed since you opened this page"));
    }

    @Test
    void aTextIsLintedAndCheckedAsTheLibraryThatItIs() {
        String unused = "fn helper() {}\n" + PASSES.replace("xs.iter().sum()", "let n = xs.len() as i32; return n;");
        tool("checks", unused).body("outcome", is("ok")).body("diagnostics.code", is(List.of("dead_code")));
        tool("checks", TAKES).body("outcome", is("compile-error")).body("diagnostics[0].line", is(2));
        tool("lints", unused)
                .body("outcome", is("ok"))
                .body("diagnostics.find { it.code == 'clippy::needless_return' }.line", is(3));
        tool("formats", "pub  fn total(xs: &[i32])->i32 { 1 }")
                .body("text", is("pub fn total(xs: &[i32]) -> i32 {\n    1\n}"));
        tool("formats", "pub fn total(").body("outcome", is("compile-error"));
    }

    private ValidatableResponse tool(String tool, String source) {
        return anna.request(Map.of(
                        "lesson", "fixtures/checked",
                        "item", "total",
                        "language", "rust",
                        "pane", "x",
                        "source", source))
                .post("/api/" + tool)
                .then()
                .statusCode(200);
    }

    @Test
    void theReferenceRunsAndTheAnswerIsNoProgram() {
        Map<String, String> run =
                Map.of("lesson", "fixtures/checked", "item", "total", "language", "python", "pane", "x");
        anna.request(run)
                .post("/api/runs")
                .then()
                .statusCode(200)
                .body("outcome", is("ok"))
                .body("stdout", is("6\n"));
        anna.request(Map.of("lesson", "fixtures/checked", "item", "total", "language", "rust", "pane", "x"))
                .post("/api/runs")
                .then()
                .statusCode(400)
                .body("sentence", allOf(containsString("total without taking"), containsString("no program in Rust")));
    }
}
