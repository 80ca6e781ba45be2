package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.browser.BrowserProfile;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a learner's text, what is refused, and how checks end that are not wanted any more. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class KeptTextResourceTest {

    /** Longer than any test waits: what ends sooner was stopped. The exercise lets it. */
    private static final String SLEEPS =
            "pub fn slow() {\n    std::thread::sleep(std::time::Duration::from_secs(60));\n}\n";

    @Inject
    LiveCourses live;

    @Inject
    SigningKey key;

    @Inject
    Running running;

    @TestHTTPResource("/")
    URI site;

    private ExerciseClient anna;

    @BeforeEach
    void arrive() {
        anna = new ExerciseClient(live, key, "total");
    }

    @Test
    void aTextFollowsItsLearnerAndNobodyElse() {
        anna.keep("// mine: é\r\n// ü", 0)
                .statusCode(200)
                .body("version", is(1))
                .body("stale", is(false))
                .body("hash", is(anna.hash()));
        anna.state().body("source", is("// mine: é\n// ü")).body("version", is(1));
        anna.learner()
                .get("/learn/fixtures/checked-before/exercises/total")
                .then()
                .statusCode(200)
                .body("version", is(1));
        anna.at("far").state().body("source", nullValue());
        anna.another().state().body("source", nullValue()).body("version", is(0));
        given().get(anna.address()).then().statusCode(200).body("source", nullValue());
        given().cookie(Visitor.COOKIE, anna.cookie() + "x")
                .get(anna.address())
                .then()
                .body("source", nullValue());
    }

    @Test
    void aStrangersFirstTextIntroducesThem() {
        String cookie = given().contentType(ContentType.JSON)
                .body(anna.text("// first", 0))
                .put(anna.address() + "/text")
                .then()
                .statusCode(200)
                .extract()
                .cookie(Visitor.COOKIE);
        given().cookie(Visitor.COOKIE, cookie).get(anna.address()).then().body("source", is("// first"));
    }

    @Test
    void aSecondTabOverwritesNothingItHasNotSeen() {
        anna.keep("// of the first tab", 0);
        anna.keep("// of the second", 0)
                .statusCode(409)
                .body("sentence", containsString("Nothing was overwritten"))
                .body("source", is("// of the first tab"))
                .body("version", is(1))
                .body("hash", is(anna.hash()));
        anna.check("// of the second", 0).statusCode(409).body("source", is("// of the first tab"));
        anna.reset(0).statusCode(409);
        anna.state().body("source", is("// of the first tab")).body("attempts", is(0));
        anna.keep("// of the first tab", 0).statusCode(200).body("version", is(1));
        anna.keep("// both", 1).statusCode(200).body("version", is(2));
    }

    @Test
    void aResetBringsTheStarterBack() {
        anna.keep("// mine", 0);
        anna.reset(1).statusCode(200).body("version", is(0));
        anna.state().body("source", nullValue()).body("version", is(0));
        anna.keep("// by a tab from before", 1).statusCode(409).body("source", nullValue());
        anna.keep("// anew", 0).statusCode(200);
        anna.learner().delete(anna.address() + "/text").then().statusCode(400);
    }

    @Test
    void aTextForAnExerciseThatHasChangedIsKeptAndToldSo() {
        anna.request(Map.of("source", "// older", "hash", "0000000000000000", "version", 0))
                .put(anna.address() + "/text")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("stale", is(true))
                .body("hash", is(anna.hash()));
        anna.state().body("source", is("// older")).body("stale", is(true));
        anna.keep("// newer", 1);
        anna.state().body("stale", is(false));
    }

    @Test
    void anExerciseThatIsGoneSaysWhatToDo() {
        ExerciseClient gone = anna.at("gone");
        Map<String, Object> text = anna.text("// mine", 0);
        gone.state().statusCode(404).body("sentence", containsString("no such exercise any more"));
        gone.post("checks", text).statusCode(404).body("sentence", containsString("Copy your text"));
        gone.request(text).put(gone.address() + "/text").then().statusCode(404);
        gone.reset(1).statusCode(404);
        gone.post("solution", Map.of("hash", anna.hash())).statusCode(404);
        anna.learner().get("/learn/fixtures/none/exercises/total").then().statusCode(404);
        anna.learner().get("/learn/fixtures/quizzes/exercises/one").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"too long, x, 65537", "too long, é, 32769", "NUL, \\u0000, 1", "surrogate, \\ud800, 1"})
    void aTextThatIsNoneIsRefusedAndNothingIsLost(String said, String part, int times) {
        anna.keep("// kept", 0);
        String body =
                "{\"source\": \"%s\", \"hash\": \"%s\", \"version\": 1}".formatted(part.repeat(times), anna.hash());
        anna.post("checks", body).statusCode(422).body("sentence", containsString(said));
        anna.request(body).put(anna.address() + "/text").then().statusCode(422).body("sentence", containsString(said));
        anna.state().body("source", is("// kept")).body("version", is(1)).body("attempts", is(0));
        anna.keep("é".repeat(32 * 1024), 1).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"source\": \"\"}",
                "{\"source\": \"\", \"hash\": \"0000000000000000\", \"version\": null}",
                "{\"source\": \"\", \"hash\": \"' or 1 = 1\", \"version\": 0}",
                "{\"source\": \"\", \"hash\": \"0000000000000000\", \"version\": 0, \"tests\": \"\"}",
                "{\"source\": \"\", \"source\": \"\", \"hash\": \"0000000000000000\", \"version\": 0}"
            })
    void aBodyThatIsNoneIsABadRequest(String body) {
        anna.post("checks", body).statusCode(400);
        anna.request(body).put(anna.address() + "/text").then().statusCode(400);
        anna.state().body("source", nullValue()).body("attempts", is(0));
    }

    @Test
    void whatIsUnknownIsNamed() {
        Map<String, Object> body = anna.text("", 0);
        body.put("tests", "");
        anna.post("checks", body)
                .statusCode(400)
                .body(
                        "sentence",
                        containsString("“tests”, which is unknown here; it takes hash, source, took, version."));
        anna.post("solution", "").statusCode(400);
        anna.post("solution", Map.of("all", true)).statusCode(400);
    }

    @Test
    void anotherSiteGetsNothingDone() {
        anna.request(anna.text("// theirs", 0))
                .header("Sec-Fetch-Site", "cross-site")
                .put(anna.address() + "/text")
                .then()
                .statusCode(403);
        anna.state().body("source", nullValue());
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean idle() {
        return running.status().running() + running.status().waiting() == 0;
    }

    @Test
    void aCheckThatIsStoppedSaysNothingAboutTheText() throws Exception {
        anna = anna.at("slow");
        await("nothing runs", this::idle);
        ExecutorService page = Executors.newSingleThreadExecutor();
        try {
            Future<String> kind = page.submit(
                    () -> anna.check(SLEEPS, 0).statusCode(200).extract().path("kind"));
            await("it runs", () -> running.status().running() == 1);
            anna.learner().delete(anna.address() + "/checks").then().statusCode(204);
            assertEquals("stopped", kind.get(20, TimeUnit.SECONDS));
        } finally {
            page.shutdown();
        }
        anna.state().body("attempts", is(0)).body("source", is(SLEEPS)).body("version", is(1));
        anna.another().learner().delete(anna.address() + "/checks").then().statusCode(204);
    }

    @Test
    void aClientThatGoesAwayEndsItsCheck() throws Exception {
        anna = anna.at("slow");
        await("nothing runs", this::idle);
        try (Socket browser = new Socket(site.getHost(), site.getPort())) {
            String body = "{\"source\": \"" + SLEEPS.replace("\n", "\\n") + "\", \"hash\": \"" + anna.hash()
                    + "\", \"version\": 0, \"took\": null}";
            String head =
                    "POST " + anna.address() + "/checks HTTP/1.1\r\nHost: localhost\r\nCookie: molt=" + anna.cookie()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
            browser.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            await("it runs", () -> running.status().running() == 1);
        }
        await("it ended", this::idle);
        anna.state().body("attempts", is(0)).body("source", is(SLEEPS));
    }

    @Test
    void aBusySiteSaysWhenToTryAgainAndLosesNothing() {
        RunRequest waits = new RunRequest(
                Language.PYTHON,
                "import time\ntime.sleep(60)",
                "2024",
                Profile.DEBUG,
                List.of(),
                "",
                false,
                // None of them may end, and make room, before the check comes.
                Duration.ofSeconds(60),
                1,
                false);
        int crowd = 0;
        try {
            while (running.desk().refusal("newcomer", "x").isEmpty()) {
                running.desk().submit("crowd " + crowd++, "x", waits);
                // A worker that took one later would leave a place in the line.
                int most = Math.min(crowd, running.status().workers());
                await("workers are busy", () -> running.status().running() == most);
            }
            anna.keep("// kept", 0);
            int seconds = Integer.parseInt(anna.check("// newer", 1)
                    .statusCode(429)
                    .body("sentence", containsString("Busy"))
                    .extract()
                    .header("Retry-After"));
            assertTrue(seconds > 0);
            anna.state().body("source", is("// kept")).body("version", is(1)).body("attempts", is(0));
        } finally {
            for (int i = 0; i < crowd; i++) {
                running.desk().stop("crowd " + i, "x");
            }
        }
    }
}
