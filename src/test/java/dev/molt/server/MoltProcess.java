package dev.molt.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The packaged Molt as a process of its own, on a free port, with a data folder of the test's choice. */
public final class MoltProcess implements AutoCloseable {

    private static final Path PACKAGE = Path.of("target/serve/h2/quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path data;
    private final Process process;
    private final int port;

    private MoltProcess(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    public static MoltProcess start(Path data, Path lessons, Map<String, String> settings) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (Files.notExists(PACKAGE)) {
            throw new IllegalStateException("There is no package at " + PACKAGE + ": ./molt test makes it first.");
        }
        // It lives for seconds: the second compiler would only take from the tests.
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", PACKAGE.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("server.log").toFile()));
        builder.environment().put("MOLT_DATA", data.toString());
        builder.environment().put("MOLT_LESSONS", lessons.toAbsolutePath().toString());
        builder.environment().put("MOLT_PORT", "0");
        // It would keep both cores busy beside the tests.
        builder.environment().put("MOLT_RUN_AHEAD", "false");
        builder.environment().putAll(settings);
        // A killed server leaves its port file: only a fresh one counts.
        Files.deleteIfExists(data.resolve("server.port"));
        Process process = builder.start();
        Path file = data.resolve("server.port");
        await(START, () -> Files.exists(file) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended:\n" + Files.readString(data.resolve("server.log")));
        }
        return new MoltProcess(data, process, Integer.parseInt(Files.readString(file)));
    }

    /** Looks again every 20 ms. */
    static void await(Duration most, BooleanSupplier condition) {
        Instant end = Instant.now().plus(most);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + most);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path data() {
        return data;
    }

    public Process process() {
        return process;
    }

    /** What a browser would do, cookies kept in the client. */
    static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    HttpResponse<String> get(HttpClient client, String path) {
        return send(client, HttpRequest.newBuilder(address(path)).build());
    }

    HttpResponse<String> post(HttpClient client, String path, String json) {
        return send(
                client,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As by {@code kill -9}: no chance to write anything more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
