package dev.molt.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One learner of a load: runs again and again, a text of their own each time, and waits where the site says that it is busy. */
final class LoadClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final URI runs;
    private final Program program;
    private final long until;
    private final LoadCounts counts;
    private final int number;
    private @Nullable String cookie;
    private int edits;

    /** A program to run, at the place in the course where an edited one may be. */
    record Program(String lesson, String item, String language, String source, String comment) {}

    /** @param until as {@link System#nanoTime} tells time; nothing is asked after it */
    LoadClient(HttpClient client, URI site, Program program, int number, long until, LoadCounts counts) {
        this.client = client;
        this.runs = site.resolve("/api/runs");
        this.program = program;
        this.number = number;
        this.until = until;
        this.counts = counts;
    }

    /** Ends when the time is over and the last answer is there. */
    CompletableFuture<Void> start() {
        if (System.nanoTime() >= until) {
            return CompletableFuture.completedFuture(null);
        }
        long asked = System.nanoTime();
        return client.sendAsync(request(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> {
                    if (failure != null) {
                        counts.error(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                        return 1L;
                    }
                    return counted(answer, System.nanoTime() - asked);
                })
                .thenCompose(this::again);
    }

    private CompletableFuture<Void> again(long seconds) {
        return seconds == 0
                ? CompletableFuture.completedFuture(null).thenCompose(now -> start())
                : CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
                        .thenCompose(now -> start());
    }

    /** How many seconds to wait before the next one. */
    private long counted(HttpResponse<String> answer, long nanos) {
        answer.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.substring(0, given.indexOf(';')));
        if (answer.statusCode() == TOO_MANY) {
            counts.busy();
            return Math.max(1, answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            String outcome = body.path("outcome").asText();
            if (answer.statusCode() == 200 && outcome.equals("ok")) {
                counts.ran(nanos);
                return 0;
            }
            counts.error("status " + answer.statusCode() + ", " + outcome + ": "
                    + body.path("sentence").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 1;
    }

    private HttpRequest request() {
        ObjectNode asked = JSON.createObjectNode()
                .put("lesson", program.lesson())
                .put("item", program.item())
                .put("language", program.language())
                .put("pane", "load-" + number)
                .put("source", program.source() + program.comment() + " " + number + " " + edits++ + "\n");
        HttpRequest.Builder request = HttpRequest.newBuilder(runs)
                .header("Content-Type", "application/json")
                .timeout(MOST)
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString(), StandardCharsets.UTF_8));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request.build();
    }
}
