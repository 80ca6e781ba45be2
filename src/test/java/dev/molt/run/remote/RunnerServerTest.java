package dev.molt.run.remote;

import static dev.molt.run.Desks.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.Desks;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A runner as anything that speaks HTTP meets it. */
class RunnerServerTest {
    private static final String FOR_EVER = "import time\nwhile True: time.sleep(0.01)";

    @SuppressWarnings("NullAway.Init")
    private static RunnerServer runner;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        runner = Sites.runner(0);
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Sites.url(runner.port()).resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private static String order(String source) {
        return new String(Wire.line(new Order("x", Desks.python(source))), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> run(String order) throws Exception {
        return ask(request("/runs")
                .header("Authorization", Sites.SECRET.header())
                .POST(HttpRequest.BodyPublishers.ofString(order)));
    }

    @Test
    void aRunIsALineForEachEventAndTheLastHoldsItsResult() throws Exception {
        HttpResponse<String> answer = run(order("print('one')"));
        assertEquals(200, answer.statusCode());
        assertEquals(Wire.LINES, answer.headers().firstValue("Content-Type").orElse(""));
        String[] lines = answer.body().split("\n");
        assertTrue(lines[0].startsWith("{\"event\":\"running\""), answer.body());
        String last = lines[lines.length - 1];
        assertTrue(last.startsWith("{\"event\":\"finished\""), last);
        assertTrue(last.contains("\"stdout\":\"one\\n\""), last);
    }

    @Test
    void whoDoesNotKnowTheSecretRunsNothing() throws Exception {
        String order = order("print(1)");
        HttpResponse<String> none = ask(request("/runs").POST(HttpRequest.BodyPublishers.ofString(order)));
        HttpResponse<String> wrong = ask(request("/runs")
                .header("Authorization", "Bearer " + "x".repeat(40))
                .POST(HttpRequest.BodyPublishers.ofString(order)));
        for (HttpResponse<String> refused : List.of(none, wrong)) {
            assertEquals(401, refused.statusCode());
            assertTrue(refused.body().contains("The secret is missing or not that of this runner"), refused.body());
        }
    }

    @Test
    void healthIsForEverybodyAndTellsAWrongSecret() throws Exception {
        HttpResponse<String> open = ask(request("/health"));
        assertEquals(200, open.statusCode());
        assertTrue(open.body().contains("\"ready\":true"), open.body());
        assertEquals(
                401,
                ask(request("/health").header("Authorization", "Bearer no")).statusCode());
        assertEquals(404, ask(request("/elsewhere")).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no order",
                "{} | no order",
                "null | no order",
                "'{\"learner\":\"a\",\"request\":{}}' | no order",
                "'ORDER more' | no order",
                "'{\"more\":1,ORDER' | no order",
                "'LANGUAGE' | no order",
                "'NUL' | The program holds a NUL character"
            })
    void whatIsNoOrderIsRefusedWithASentence(String order, String told) throws Exception {
        String good = order("print(1)").strip();
        String sent = order.replace("{\"more\":1,ORDER", "{\"more\":1," + good.substring(1))
                .replace("ORDER", good)
                .replace("LANGUAGE", good.replace("PYTHON", "COBOL"))
                .replace("NUL", good.replace("print", "print\\u0000"));
        HttpResponse<String> refused = run(sent);
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains(told), refused.body());
    }

    @Test
    void anOrderThatIsTooLargeIsRefused() throws Exception {
        assertEquals(413, run("x".repeat(4_000_000)).statusCode());
    }

    @Test
    void aSiteThatGoesAwayEndsItsRun() throws Exception {
        try (Socket site = new Socket("127.0.0.1", runner.port())) {
            String order = order(FOR_EVER);
            String head = "POST /runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Sites.SECRET.header()
                    + "\r\nContent-Length: " + order.length() + "\r\n\r\n";
            site.getOutputStream().write((head + order).getBytes(StandardCharsets.UTF_8));
            await("it runs", () -> health().contains("\"running\":1"));
        }
        await("it ended", () -> health().contains("\"running\":0"));
    }

    private String health() {
        try {
            return ask(request("/health")).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoClosesLetsARunEndAndRefusesTheNext() throws Exception {
        try (RunnerServer closing = Sites.runner(0)) {
            HttpRequest.Builder run = HttpRequest.newBuilder(
                            Sites.url(closing.port()).resolve("/runs"))
                    .header("Authorization", Sites.SECRET.header());
            HttpRequest.Builder health =
                    HttpRequest.newBuilder(Sites.url(closing.port()).resolve("/health"));
            var first = client.sendAsync(
                    run.copy()
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    order("import time\ntime.sleep(1)\nprint('to the end')")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            await("it runs", () -> bodyOf(health).contains("\"running\":1"));
            Thread close = new Thread(() -> closing.close(Duration.ofSeconds(20)));
            close.start();
            await("it closes", () -> bodyOf(health).contains("\"closing\":true"));
            assertEquals(503, ask(health).statusCode());
            HttpResponse<String> refused = ask(run.POST(HttpRequest.BodyPublishers.ofString(order("print(2)"))));
            assertEquals(503, refused.statusCode());
            assertTrue(first.join().body().contains("to the end"), first.join().body());
            close.join();
        }
    }

    private String bodyOf(HttpRequest.Builder request) {
        try {
            return ask(request).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789012345678901234567890", "0123456789012345678901234567890 "})
    void aSecretThatIsEasyToGuessIsRefused(String text) {
        Throwable refused = assertThrows(IllegalArgumentException.class, () -> new Secret(text));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("MOLT_RUN_REMOTE_SECRET"), said);
        assertFalse(text.length() > 4 && said.contains(text), said);
    }
}
