package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at while it is typed, at a site with one worker: it takes nothing from those who run programs. */
@QuarkusTest
@TestProfile(RunEventsTest.SmallSite.class)
class ChecksAndRunsTest {

    /** Keeps the compiler busy until its time is over, a minute here. */
    private static final String ENDLESS = """
        #![allow(long_running_const_eval)]
        const N: u64 = { let mut i = 0u64; loop { i += 1; if i == u64::MAX { break i; } } };
        println!("{N}");""";

    /** Less than that minute. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Three for each run that an address may start. */
    private static final int PER_MINUTE = 18;

    @TestHTTPResource("/")
    URI site;

    @Inject
    Running running;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Map<String, String> body(String language, String source) {
        return Map.of(
                "lesson",
                "ownership/who-owns-it",
                "item",
                "handover",
                "language",
                language,
                "pane",
                "1",
                "source",
                source);
    }

    private static Response post(String path, String address, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(body)
                .post(path);
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isIdle() {
        return running.status().running() + running.status().waiting() == 0;
    }

    @AfterEach
    void allIsOver() {
        await("all is over", this::isIdle);
    }

    private Socket ask(String path, String address) throws IOException {
        Socket browser = new Socket(site.getHost(), site.getPort());
        byte[] body = new ObjectMapper().writeValueAsBytes(body("rust", ENDLESS));
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Forwarded-For: " + address + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        browser.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        browser.getOutputStream().write(body);
        return browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/checks", "/api/lints"})
    void aClientThatGoesAwayEndsWhatItAskedFor(String path) throws IOException {
        try (Socket browser = ask(path, "198.51.100.1")) {
            await(
                    "it is looked at",
                    () -> browser.isConnected() && running.status().running() == 1);
        }
        await("it ended", this::isIdle);
    }

    @Test
    void aRunWaitsForNoCheck() throws IOException {
        try (Socket typing = ask("/api/checks", "198.51.100.2")) {
            await("it is looked at", () -> running.status().running() == 1);
            post("/api/runs", "198.51.100.3", body("python", "print(1)")).then().body("outcome", is("ok"));
            await(
                    "the check goes on",
                    () -> typing.isConnected() && running.status().running() == 1);
        }
    }

    private WatchedRun watch(String address, String cookie, String pane) throws Exception {
        Map<String, String> asked = new HashMap<>(body("python", "print('on')\nwhile True: pass"));
        asked.put("pane", pane);
        return new WatchedRun(
                client,
                HttpRequest.newBuilder(site.resolve("/api/runs"))
                        .header("Accept", "text/event-stream")
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .header("X-Forwarded-For", address)
                        .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(asked)))
                        .build());
    }

    @Test
    void clientsWithoutACookieTakeTurnsAsOneLearner() throws Exception {
        String anna = given().get("/learn/ownership/who-owns-it").getCookie("molt");
        try (WatchedRun first = watch("198.51.100.5", "none=1", "1");
                WatchedRun second = watch("198.51.100.5", "none=1", "2")) {
            first.until("output");
            assertEquals(1, second.until("queued").getInt("position"));
            try (WatchedRun known = watch("198.51.100.6", "molt=" + anna, "1")) {
                assertEquals(1, known.until("queued").getInt("position"));
                assertEquals(2, second.until("queued").getInt("position"));
            }
        }
    }

    @Test
    void oneAddressMayNotTypeTooMuchWhoeverAsks() {
        long begun = System.nanoTime();
        int looks = 0;
        Response last = post("/api/checks", "198.51.100.4", body("python", "print(1)"));
        while (last.statusCode() == 200 && looks < 10 * PER_MINUTE) {
            looks++;
            last = post("/api/checks", "198.51.100.4", body("python", "print(1)"));
        }
        double minutes = (System.nanoTime() - begun) / (double) TimeUnit.MINUTES.toNanos(1);
        last.then().statusCode(429);
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
        assertTrue(
                last.jsonPath().getString("sentence").startsWith("More is typed in your network than is looked at"),
                last.asString());
        assertTrue(
                looks >= PER_MINUTE && looks <= PER_MINUTE * (1 + minutes),
                looks + " looks in " + minutes + " minutes");
    }
}
