package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.Block;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of the API that try more than to run one program: each is refused before any process starts. */
@QuarkusTest
class HostileRequestsTest {
    private static final String LESSON = "ownership/who-owns-it";

    @Inject
    LiveCourses live;

    /** A request that would be served, but for {@code more} at its end. */
    private byte[] body(String source, String more) {
        String item = live.folders().get(0).course().lesson(LESSON).orElseThrow().blocks().stream()
                .filter(Block.Comparison.class::isInstance)
                .map(block -> ((Block.Comparison) block).id())
                .findFirst()
                .orElseThrow();
        return """
            {"lesson": "%s", "item": "%s", "language": "python", "pane": "hostile", "source": "%s"%s}""".formatted(LESSON, item, source, more).getBytes(StandardCharsets.UTF_8);
    }

    private static ValidatableResponse post(byte[] body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/runs")
                .then();
    }

    @Test
    void withoutAnythingMoreItIsServed() {
        post(body("print(1)", "")).statusCode(200).body("stdout", is("1\n"));
    }

    /** Entries 45, 46, 47 and 49: one source and nothing else; editions, flags and limits are the course's to choose. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"files\": {\"build.rs\": \"fn main() {}\"}",
                "\"files\": [{\"name\": \"Cargo.toml\", \"text\": \"\"}]",
                "\"file\": \"../x.rs\"",
                "\"file\": \"/abs.rs\"",
                "\"file\": \"a\\u0000b\"",
                "\"file\": \"-o\"",
                "\".cargo/config.toml\": \"[build]\"",
                "\"linker\": \"SECTIONS {}\"",
                "\"edition\": \"2021 --emit=link\"",
                "\"flags\": \"-Zunstable\"",
                "\"args\": [\"-o\", \"/etc/passwd\"]",
                "\"stdin\": \"x\"",
                "\"profile\": \"release\"",
                "\"timeout\": 100000",
                "\"repeats\": 1000000",
                "\"shared\": true",
                "\"allowUnsafe\": true"
            })
    void moreThanOneSourceIsRefused(String more) {
        post(body("print(1)", ", " + more))
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body(
                        "sentence",
                        containsString("which is unknown here; it takes item, language, lesson, pane, source."));
    }

    @Test
    void tenThousandPartsAndLongNamesAreRefused() {
        StringBuilder parts = new StringBuilder();
        for (int number = 0; number < 10_000; number++) {
            parts.append(", \"f").append(number).append("\": \"\"");
        }
        post(body("print(1)", parts.toString())).statusCode(400).body("sentence", containsString("f0"));
        post(body("print(1)", ", \"" + "x".repeat(300) + "\": 1"))
                .statusCode(400)
                .body("sentence", containsString("“" + "x".repeat(40) + "…”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {", \"source\": \"print(2)\"", "} {\"source\": \"print(2)\""})
    void aSecondSourceIsRefused(String more) {
        post(body("print(1)", more)).statusCode(400);
    }

    /** Entry 35: refused by the length that it tells, before a byte of it is read. */
    @ParameterizedTest
    @ValueSource(ints = {5_000_000, 10_000_000})
    void sourcesOfMegabytesAreRefused(int bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String head = "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + bytes + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    /** Entry 35. */
    @Test
    void sourcesThatAreNoTextAreRefused() {
        post(body("print(1)\\u0000", "")).statusCode(422).body("sentence", containsString("NUL"));
        post(body("print('\\ud800')", "")).statusCode(422).body("sentence", containsString("surrogate"));
        post(new String(body("print('?')", ""), StandardCharsets.UTF_8)
                        .replace('?', '\u00ff')
                        .getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400);
    }

    /** Entry 35: a mark at the head is what some editors write. */
    @Test
    void aByteOrderMarkIsTextLikeAnyOther() {
        post(body("\\ufeffprint(1)", "")).statusCode(200).body("stdout", is("1\n"));
    }
}
