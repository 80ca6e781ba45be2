package dev.molt.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A served Molt, as one browser meets it. */
final class Site {

    private static final Duration MOST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(MOST)
            .build();

    Site(URI root) {
        this.root = root;
    }

    Site asAnotherLearner() {
        return new Site(root);
    }

    /**
     * An answer to GET.
     *
     * @param sent bytes of the body on the wire
     * @param nanos from asking to the last byte
     */
    record Answer(byte[] sent, boolean zipped, long nanos) {

        String text() throws IOException {
            return new String(
                    zipped ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent,
                    StandardCharsets.UTF_8);
        }
    }

    /**
     * What came of a run that was asked for.
     *
     * @param status of HTTP
     * @param outcome such as {@code ok}; empty where the server refused the run
     * @param nanos from asking to the last byte of the result
     */
    record Run(
            int status, String outcome, String sentence, double compileMs, double wallMs, boolean cached, long nanos) {}

    Answer get(String path) throws CommandFailed, IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Accept-Encoding", "gzip")
                .timeout(MOST)
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new CommandFailed("Cannot measure: no server answers at " + root + ".", e);
        }
        long nanos = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new CommandFailed("Cannot measure: " + path + " answers with status " + answer.statusCode() + ".");
        }
        boolean zipped = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        return new Answer(answer.body(), zipped, nanos);
    }

    /** Sends a form, as one who has opened the page. */
    void post(String path, String form) throws CommandFailed, IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(MOST)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 400) {
            throw new CommandFailed("Cannot measure: " + path + " answers with status " + status + ".");
        }
    }

    /**
     * Fails with {@link CommandFailed} where the program did not run to a good end.
     *
     * @param source of an edited half, null for the lesson's own
     */
    CompletableFuture<Run> run(Lesson lesson, Block.Item item, Language language, @Nullable String source) {
        return ask(lesson, item, language, source).thenApply(run -> {
            if (!run.outcome.equals("ok")) {
                throw new CompletionException(new CommandFailed(String.format(
                        Locale.ROOT,
                        "Cannot measure: %s of %s in %s did not run (status %d): %s",
                        language.title(),
                        item.id(),
                        lesson.id(),
                        run.status,
                        run.sentence)));
            }
            return run;
        });
    }

    /** As {@link #run}, however it ends. */
    CompletableFuture<Run> ask(Lesson lesson, Block.Item item, Language language, @Nullable String source) {
        HttpRequest request = toRun(lesson, item, language, source).build();
        long start = System.nanoTime();
        return client.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(answer -> read(answer.statusCode(), answer.body(), System.nanoTime() - start));
    }

    /** Watches a program until it prints something, stops it, and tells how many nanoseconds later its end was there. */
    long stop(Lesson lesson, Block.Item item, Language language, String source)
            throws CommandFailed, IOException, InterruptedException {
        HttpRequest request = toRun(lesson, item, language, source)
                .header("Accept", "text/event-stream")
                .build();
        HttpRequest stop = HttpRequest.newBuilder(root.resolve("/api/runs/" + pane(language)))
                .timeout(MOST)
                .DELETE()
                .build();
        try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> events = lines.iterator();
            readTo("output", events);
            long start = System.nanoTime();
            CompletableFuture<?> stopped = client.sendAsync(stop, BodyHandlers.discarding());
            readTo("finished", events);
            long nanos = System.nanoTime() - start;
            await(stopped);
            return nanos;
        }
    }

    private static void readTo(String event, Iterator<String> lines) throws CommandFailed {
        while (lines.hasNext()) {
            if (lines.next().equals("event:" + event)) {
                return;
            }
        }
        throw new CommandFailed(
                "Cannot measure: a run that was to go on until it is stopped never told “" + event + "”.");
    }

    private static String pane(Language language) {
        return "bench-" + language.tag();
    }

    private HttpRequest.Builder toRun(Lesson lesson, Block.Item item, Language language, @Nullable String source) {
        return HttpRequest.newBuilder(root.resolve("/api/runs"))
                .header("Content-Type", "application/json")
                .timeout(MOST)
                .POST(HttpRequest.BodyPublishers.ofString(body(lesson, item, language, source)));
    }

    /** The same runs, each of an edited text, to be asked for at one moment: with a connection open for each. */
    Burst burst(Lesson lesson, Block.Item item, Language language, List<String> sources) throws IOException {
        return new Burst(
                root,
                sources.stream()
                        .map(source -> whole(body(lesson, item, language, source)))
                        .toList());
    }

    /** As this learner's browser would write it. */
    private byte[] whole(String body) {
        String sent = cookies.getCookieStore().get(root).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String head = "POST /api/runs HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nCookie: " + sent
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String body(Lesson lesson, Block.Item item, Language language, @Nullable String source) {
        ObjectNode asked = JSON.createObjectNode()
                .put("lesson", lesson.id())
                .put("item", item.id())
                .put("language", language.tag())
                .put("pane", pane(language));
        if (source != null) {
            asked.put("source", source);
        }
        return asked.toString();
    }

    /** Waits; a {@link CommandFailed} comes out as itself. */
    static <T> T await(CompletableFuture<T> asked) throws CommandFailed, InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed told
                    ? told
                    : new CommandFailed("Cannot measure: " + e.getCause(), e);
        }
    }

    /**
     * What came of a run in a {@link Burst}; it is told no time.
     *
     * @param answer of HTTP, whole
     */
    static Run read(String answer) {
        int status = Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return read(status, body.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static Run read(int status, byte[] answer, long nanos) {
        try {
            JsonNode body = JSON.readTree(answer);
            return new Run(
                    status,
                    body.path("outcome").asText(),
                    body.path("sentence").asText(),
                    body.path("compileMs").asDouble(),
                    body.path("wallMs").asDouble(),
                    body.path("cached").asBoolean(),
                    nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
