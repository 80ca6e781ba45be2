package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.run.RunRequest;
import dev.molt.server.MoltProcess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile programs as requests to a served site: in no byte that it answers, as JSON or as events, and in no line of its log is a secret.
 * And requests that try more than to run one program: each is refused before any process starts.
 */
class HostileOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The hidden result of an exercise, a file, a variable of the server, the text of another learner. */
    private static final List<String> SECRETS = new ArrayList<>();

    private static final String COURSE = """
        id: "box"
        title: "Box"
        summary: "A course."
        authors: ["Molt"]
        licence: "CC BY 4.0"
        """;

    private static final String LESSON = """
        ---
        title: "Run"
        summary: "A pair and an exercise."
        minutes: 5
        ---

        ```python title="Pair" same
        print(1)
        ```
        ```rust
        println!("1");
        ```
        ```output
        1
        ```

        ## Exercise: backwards {exercise=backwards}

        Turn the text round.

        ```python reference
        def backwards(text):
            return text[::-1]
        ```
        ```rust starter
        pub fn backwards(text: &str) -> String {
            todo!()
        }
        ```
        ```rust solution
        pub fn backwards(text: &str) -> String {
            text.chars().rev().collect()
        }
        ```
        ```cases
        ["%s"]
        ```

        > [!TIP]
        > What turns an iterator round?
        """;

    private static MoltProcess site;
    private static Path log;
    private static Path outside;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        Path course = Files.createDirectories(folder.resolve("course/01-box"));
        Files.writeString(course.resolveSibling("course.yaml"), COURSE);
        Files.writeString(course.resolve("module.yaml"), "title: \"Box\"\nsummary: \"A lesson.\"\n");
        Files.writeString(course.resolve("01-run.md"), LESSON.formatted(new StringBuilder(secret()).reverse()));
        Path data = Files.createDirectory(folder.resolve("data"));
        log = data.resolve("server.log");
        outside = Files.writeString(data.resolve("outside"), secret());
        Map<String, String> settings = Map.of(
                "HOSTILE_SECRET", secret(),
                "MOLT_RUN_COMPILE_TIME", "3s",
                "MOLT_RUN_RUN_TIME", "1s",
                "MOLT_RUN_RATE_PER_LEARNER", "0",
                "MOLT_RUN_RATE_PER_ADDRESS", "0");
        site = MoltProcess.start(data, course.getParent(), settings);
        HttpClient other = learner();
        String wrong = "{\"source\": \"pub fn backwards(_: &str) -> String { String::new() }\","
                + " \"hash\": \"0000000000000000\", \"version\": 0}";
        String verdict = post(other, "/learn/box/run/exercises/backwards/checks", "application/json", wrong)
                .body();
        assertTrue(verdict.contains("\"passed\":false"), verdict);
        run(other, "application/json", "python", "print(len('" + secret() + "'))");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String secret() {
        String secret = UUID.randomUUID().toString();
        SECRETS.add(secret);
        return secret;
    }

    private static HttpClient learner() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<String> post(HttpClient learner, String path, String accepted, String body) {
        HttpRequest request = HttpRequest.newBuilder(site.address(path))
                .header("Content-Type", "application/json")
                .header("Accept", accepted)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return learner.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                .join();
    }

    private static HttpResponse<String> run(HttpClient learner, String accepted, String language, String source) {
        return post(learner, "/api/runs", accepted, asked(language, source).toString());
    }

    private static ObjectNode asked(String language, String source) {
        return JSON.createObjectNode()
                .put("lesson", "box/run")
                .put("item", "pair")
                .put("language", language)
                .put("pane", "hostile")
                .put("source", source);
    }

    static Stream<HostileProgram> forEveryMode() throws IOException {
        return HostileProgram.all().stream().filter(program -> program.has("every-mode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forEveryMode")
    void noSecretIsInWhatIsSentOrLogged(HostileProgram program) throws IOException {
        RunRequest request = program.request(Map.of(
                "OUTSIDE", outside.toString(),
                "FOLDER", outside.getParent().toString(),
                "PORT", Integer.toString(site.address("/").getPort()),
                "SERVER", Long.toString(site.process().pid())));
        String language = program.file().endsWith(".py") ? "python" : "rust";
        List<String> told;
        if (program.has("format") || program.has("lint")) {
            String path = program.has("format") ? "/api/formats" : "/api/lints";
            String body = asked(language, request.source()).toString();
            told = List.of(post(learner(), path, "application/json", body).body());
            assertTrue(told.get(0).contains("\"outcome\""), told.get(0));
        } else {
            CompletableFuture<String> events =
                    CompletableFuture.supplyAsync(() -> run(learner(), "text/event-stream", language, request.source())
                            .body());
            String json = run(learner(), "application/json", language, request.source())
                    .body();
            told = List.of(json, events.join());
            assertEndedAsExpected(program, JSON.readTree(json));
            assertEndedAsExpected(program, finished(events.join()));
        }
        for (String all : List.of(told.toString(), Files.readString(log, StandardCharsets.ISO_8859_1))) {
            for (String secret : SECRETS) {
                assertFalse(all.contains(secret), () -> "a secret is in " + all);
            }
        }
    }

    private static JsonNode finished(String events) throws IOException {
        String data = events.lines()
                .dropWhile(line -> !line.equals("event:finished"))
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .collect(Collectors.joining());
        return JSON.readTree(data);
    }

    /** What a busy machine does not get done in time is proved elsewhere. */
    private static void assertEndedAsExpected(HostileProgram program, JsonNode result) {
        List<String> words = Stream.concat(program.expected().stream().map(Ending::tag), Stream.of("timed-out"))
                .toList();
        assertTrue(words.contains(result.path("outcome").asText()), program.file() + ": " + result);
    }

    /** The site answers without a new process: what it has started waits, and waits on. */
    private static void assertIsRefused(int status, byte[] body) throws Exception {
        List<Long> before = descendants();
        HttpRequest request = HttpRequest.newBuilder(site.address("/api/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = learner().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(before, descendants());
    }

    /** Before a byte of it is read. */
    private static void assertIsRefusedByItsLength(int bytes) throws Exception {
        List<Long> before = descendants();
        try (Socket socket = new Socket("127.0.0.1", site.address("/").getPort())) {
            String head = "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + bytes + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
        assertEquals(before, descendants());
    }

    /** When nothing changes any more. */
    private static List<Long> descendants() throws IOException {
        List<List<Long>> last = new ArrayList<>();
        Ground.await("no process comes or goes", 20, () -> {
            List<Long> now = site.process()
                    .descendants()
                    .map(ProcessHandle::pid)
                    .sorted()
                    .toList();
            last.removeIf(earlier -> !earlier.equals(now));
            last.add(now);
            return last.size() > 10;
        });
        return last.get(0);
    }

    private static void assertIsRefused(int status, ObjectNode body) throws Exception {
        assertIsRefused(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("35 sources that are too long or no text are refused")
    void sourcesThatAreTooLongOrNoTextAreRefused() throws Exception {
        assertIsRefusedByItsLength(5_000_000);
        assertIsRefusedByItsLength(10_000_000);
        assertIsRefused(422, asked("python", "x".repeat(100_000)));
        assertIsRefused(422, asked("python", "print(1)\0"));
        String half = asked("python", "print('?')").toString().replace("?", "\\ud800");
        assertIsRefused(422, half.getBytes(StandardCharsets.UTF_8));
        byte[] latin = asked("python", "print('\u00ff')").toString().getBytes(StandardCharsets.ISO_8859_1);
        assertIsRefused(400, latin);
    }

    @ParameterizedTest(name = "45 a second source is refused: {0}")
    @ValueSource(strings = {"linker", "module", "files", "sources", "tests"})
    void aSecondSourceIsRefused(String name) throws Exception {
        assertIsRefused(400, asked("rust", "mod x; fn main() {}").put(name, "SECTIONS {}"));
    }

    @ParameterizedTest(name = "46 a name of a file is refused: {0}")
    @ValueSource(strings = {"../x.rs", "/abs.rs", "a\0b", "-o", "long"})
    void aNameOfAFileIsRefused(String name) throws Exception {
        String file = name.equals("long") ? "x".repeat(300) : name;
        assertIsRefused(400, asked("rust", "fn main() {}").put("file", file));
        assertIsRefused(400, asked("rust", "fn main() {}").put(file, ""));
        assertIsRefused(400, asked("rust", "fn main() {}").put("item", file).put("file", file));
    }

    @Test
    @DisplayName("46 ten thousand parts are refused")
    void tenThousandPartsAreRefused() throws Exception {
        ObjectNode body = asked("rust", "fn main() {}");
        IntStream.range(0, 10_000).forEach(number -> body.put("f" + number, ""));
        assertIsRefused(400, body);
    }

    @ParameterizedTest(name = "47 {0} is refused")
    @ValueSource(strings = {"Cargo.toml", "build.rs", ".cargo/config.toml"})
    void aPartOfAPackageIsRefused(String name) throws Exception {
        assertIsRefused(400, asked("rust", "fn main() {}").put(name, "fn main() {}"));
        ObjectNode files = asked("rust", "fn main() {}");
        files.putObject("files").put(name, "fn main() {}");
        assertIsRefused(400, files);
    }

    @ParameterizedTest(name = "49 {0} is nothing to choose")
    @ValueSource(strings = {"edition", "flags", "profile", "args", "allowUnsafe", "timeout", "shared", "repeats"})
    void flagsAreNothingToChoose(String name) throws Exception {
        assertIsRefused(400, asked("rust", "fn main() {}").put(name, "2021 --emit=link -Zunstable"));
    }

    @Test
    @DisplayName("49 a language is one of two words")
    void aLanguageIsOneOfTwoWords() throws Exception {
        assertIsRefused(400, asked("rust --emit=link", "fn main() {}"));
        assertIsRefused(400, asked("-Zunstable", "fn main() {}"));
    }
}
