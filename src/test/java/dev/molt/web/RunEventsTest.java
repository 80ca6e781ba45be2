package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.learning.Activity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are watched, at a site with one worker, a short line and few runs a minute; every test has an address of its own. */
@QuarkusTest
@TestProfile(RunEventsTest.SmallSite.class)
class RunEventsTest {

    private static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";
    private static final String FOR_EVER =
            "import sys, time\nsys.stdout.write('first\\n')\nwhile True: time.sleep(0.01)";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    public static class SmallSite implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "molt.data", "./target/small-site",
                    "molt.run.workers", "1",
                    "molt.run.queue", "2",
                    // Longer than any test waits: what ends sooner was stopped.
                    "molt.run.run-time", "60S",
                    "molt.run.rate-per-learner", "4",
                    "molt.run.rate-per-address", "6",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @TestHTTPResource("/")
    URI site;

    @Inject
    Running running;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address = "192.0.2." + ADDRESSES.incrementAndGet();
    private String anna = "";

    @BeforeEach
    void arrive() {
        anna = cookie();
    }

    private static String cookie() {
        return given().get("/learn/ownership/who-owns-it").getCookie("molt");
    }

    private static String body(String pane, String source) {
        Map<String, String> body = Map.of(
                "lesson",
                "ownership/who-owns-it",
                "item",
                "handover",
                "language",
                source.contains("println!") ? "rust" : "python",
                "pane",
                pane,
                "source",
                source);
        try {
            return new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest request(String type, String cookie, String pane, String source) {
        return HttpRequest.newBuilder(site.resolve("/api/runs"))
                .header("Accept", type)
                .header("Content-Type", JSON)
                .header("Cookie", "molt=" + cookie)
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body(pane, source)))
                .build();
    }

    private WatchedRun watch(String cookie, String pane, String source) throws IOException, InterruptedException {
        return new WatchedRun(client, request(EVENTS, cookie, pane, source));
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void stagesComeInOrderAndTheAnswerIsThatOfThePlainForm() throws Exception {
        try (WatchedRun run = watch(anna, "1", "let unused = 1;\nprintln!(\"mine\");")) {
            JsonPath result = run.until("finished");
            assertEquals(
                    List.of("queued", "compiling", "diagnostic", "running", "finished"),
                    run.names().stream().filter(name -> !name.equals("output")).toList());
            assertEquals("ok", result.getString("outcome"));
            assertEquals("mine\n", result.getString("stdout"));
            assertEquals(1, result.getInt("diagnostics[0].line"));
            HttpResponse<InputStream> plain =
                    client.send(request(JSON, anna, "1", "print(1)"), HttpResponse.BodyHandlers.ofInputStream());
            assertEquals(
                    JsonPath.from(plain.body()).getMap("").keySet(),
                    result.getMap("").keySet());
        }
    }

    @Test
    void theErrorsOfAProgramThatDoesNotCompileAreEventsToo() throws Exception {
        try (WatchedRun run = watch(anna, "1", "let a: i32 = \"one\";\nprintln!(\"{a}\");")) {
            JsonPath error = run.until("diagnostic");
            assertEquals("E0308", error.getString("code"));
            assertEquals(1, error.getInt("line"));
            assertEquals("compile-error", run.until("finished").getString("outcome"));
            assertEquals(List.of("queued", "compiling", "diagnostic", "finished"), run.names());
        }
    }

    @Test
    void outputComesWhileTheProgramRunsAndStopEndsItWithAnAnswer() throws Exception {
        try (WatchedRun run = watch(anna, "1", FOR_EVER)) {
            assertEquals(
                    Map.of("stream", "stdout", "text", "first\n"),
                    run.until("output").getMap(""));
            assertEquals(1, running.status().running());
            given().cookie("molt", anna).delete("/api/runs/1").then().statusCode(204);
            JsonPath result = run.until("finished");
            assertEquals("stopped", result.getString("outcome"));
            assertEquals("first\n", result.getString("stdout"));
        }
    }

    @Test
    void aClientThatGoesAwayEndsItsRun() throws Exception {
        try (WatchedRun run = watch(anna, "1", FOR_EVER)) {
            run.until("output");
        }
        await("the watched run ended", () -> running.status().running() == 0);
        // Java's client keeps the connection of an answer that it no longer wants.
        try (Socket browser = new Socket(site.getHost(), site.getPort())) {
            String body = body("1", FOR_EVER);
            String head = "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "X-Forwarded-For: " + address + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
            browser.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            await("the plain run runs", () -> running.status().running() == 1);
        }
        await("the plain run ended", () -> running.status().running() == 0);
    }

    @Test
    void thoseInLineHearTheirPlaceAndStopTakesThemOut() throws Exception {
        String ben = cookie();
        try (WatchedRun first = watch(anna, "1", FOR_EVER);
                WatchedRun second = watch(ben, "1", FOR_EVER);
                WatchedRun third = watch(ben, "2", FOR_EVER)) {
            first.until("output");
            assertEquals(1, second.until("queued").getInt("position"));
            assertEquals(2, third.until("queued").getInt("position"));
            given().cookie("molt", ben).delete("/api/runs/1").then().statusCode(204);
            assertEquals("stopped", second.until("finished").getString("outcome"));
            assertEquals(1, third.until("queued").getInt("position"));
        }
        await(
                "all went away",
                () -> running.status().running() + running.status().waiting() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, JSON})
    void aFullLineIs429WithTheTimeToWait(String type) throws Exception {
        try (WatchedRun first = watch(anna, "1", FOR_EVER);
                WatchedRun second = watch(cookie(), "1", FOR_EVER);
                WatchedRun third = watch(cookie(), "1", FOR_EVER);
                WatchedRun refused = new WatchedRun(client, request(type, anna, "2", FOR_EVER))) {
            assertRefused(refused, "Busy: 2 programs are in line already");
            assertEquals(List.of(200, 200, 200), List.of(status(first), status(second), status(third)));
        }
        await(
                "all went away",
                () -> running.status().running() + running.status().waiting() == 0);
    }

    private static int status(WatchedRun run) {
        return run.response().statusCode();
    }

    private static void assertRefused(WatchedRun run, String sentence) {
        assertRefused(run.response(), run.body(), sentence);
    }

    private static void assertRefused(HttpResponse<?> response, JsonPath body, String sentence) {
        assertEquals(429, response.statusCode());
        assertTrue(response.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
        String told = body.getString("sentence");
        assertTrue(told.startsWith(sentence), told);
    }

    @Test
    void oneLearnerMayNotAskForTooMuchAtOnceAndOthersStillMay() throws Exception {
        String ben = cookie();
        List<Socket> slow = new ArrayList<>();
        try {
            // One more than there is room for: the first look may come before the last of them and take its place.
            for (int i = 0; i <= RequestsAtOnce.MOST; i++) {
                // The second is another way to write the first.
                slow.add(half(i % 2 == 0 ? "/api/runs" : "/api;a/runs", "Cookie: molt=" + anna));
            }
            await("one more is refused", () -> nothing(anna).statusCode() == 429);
            HttpResponse<String> refused = nothing(anna);
            assertRefused(refused, JsonPath.from(refused.body()), "You ask for 12 things at once already");
            assertEquals(404, nothing(ben).statusCode(), "is read and looked for");
            slow.remove(0).close();
            slow.remove(0).close();
            await("one that went away leaves room", () -> nothing(anna).statusCode() == 404);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    /** Has begun to ask for a run and goes no further. */
    private Socket half(String path, String header) throws IOException {
        Socket browser = new Socket(site.getHost(), site.getPort());
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
                + "\r\nX-Forwarded-For: " + address + "\r\nContent-Length: 10\r\n\r\n";
        browser.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return browser;
    }

    /** Asks for nothing, which is told by who reads the request. */
    private HttpResponse<String> nothing(String cookie) {
        try {
            HttpRequest asked = HttpRequest.newBuilder(request(JSON, cookie, "1", ""), (name, value) -> true)
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            return client.send(asked, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, JSON})
    void oneLearnerMayNotStartTooManyAndOthersStillMay(String type) throws Exception {
        String ben = cookie();
        assertRefusedAfter(4, type, anna, "You start programs very often: try again in ");
        assertEquals(200, answer(type, ben).statusCode());
    }

    @Test
    void oneAddressMayNotStartTooManyWhoeverAsks() throws Exception {
        assertRefusedAfter(6, JSON, "nobody", "Many programs are started from your network: try again in ");
    }

    /** Runs programs until one is refused; on a slow machine more are allowed by then, as many as a minute's share says. */
    private void assertRefusedAfter(int perMinute, String type, String cookie, String sentence) throws Exception {
        long begun = System.nanoTime();
        int runs = 0;
        HttpResponse<String> last = answer(type, cookie);
        while (last.statusCode() == 200 && runs < 10 * perMinute) {
            runs++;
            last = answer(type, cookie);
        }
        double minutes = (System.nanoTime() - begun) / (double) TimeUnit.MINUTES.toNanos(1);
        assertRefused(last, JsonPath.from(last.body()), sentence);
        assertTrue(runs >= perMinute && runs <= perMinute * (1 + minutes), runs + " runs in " + minutes + " minutes");
    }

    /** When it is there in full. */
    private HttpResponse<String> answer(String type, String cookie) throws Exception {
        return client.send(request(type, cookie, "1", "print(1)"), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatIsToldAsFinishedIsStored() throws Exception {
        try (WatchedRun run = watch(anna, "1", "print(1)")) {
            assertEquals("ok", run.until("finished").getString("outcome"));
            String token = anna.substring(0, anna.indexOf('.'));
            long stored = QuarkusTransaction.requiringNew()
                    .call(() ->
                            Activity.count("learner.token = ?1 and kind = ?2 and outcome = ?3", token, "run", "ok"));
            assertEquals(1, stored);
        }
    }

    @Test
    void eventsCarryTheHeadersOfEveryAnswerAndTheCookie() throws Exception {
        try (WatchedRun run = watch("none", "1", "print(1)")) {
            var headers = run.response().headers();
            assertEquals(
                    EVENTS, headers.firstValue("Content-Type").orElseThrow().split(";")[0]);
            assertTrue(
                    headers.firstValue("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"));
            assertTrue(headers.firstValue("Cache-Control").orElseThrow().contains("no-cache"));
            assertEquals("no", headers.firstValue("X-Accel-Buffering").orElseThrow());
            assertTrue(headers.firstValue("Set-Cookie").orElseThrow().startsWith("molt="));
            run.until("finished");
        }
    }

    @Test
    void badRequestsAndOtherSitesAreRefusedAsInThePlainForm() throws Exception {
        try (WatchedRun run = watch(anna, "../x", "print(1)")) {
            assertEquals(400, status(run));
            assertTrue(run.body().getString("sentence").startsWith("The pane is"));
        }
        try (WatchedRun run = watch(anna, "1", "#".repeat(70_000))) {
            assertEquals(422, status(run));
        }
        String body = body("1", "print(1)");
        for (String more : List.of(body.replaceFirst("\\{", "{\"flags\": \"-O\", "), body + "{}")) {
            HttpRequest asked = HttpRequest.newBuilder(request(EVENTS, anna, "1", ""), (name, value) -> true)
                    .POST(HttpRequest.BodyPublishers.ofString(more))
                    .build();
            try (WatchedRun run = new WatchedRun(client, asked)) {
                assertEquals(400, status(run), more);
            }
        }
        HttpRequest foreign = HttpRequest.newBuilder(request(EVENTS, anna, "1", "print(1)"), (name, value) -> true)
                .header("Sec-Fetch-Site", "cross-site")
                .build();
        try (WatchedRun run = new WatchedRun(client, foreign)) {
            assertEquals(403, status(run));
        }
    }
}
