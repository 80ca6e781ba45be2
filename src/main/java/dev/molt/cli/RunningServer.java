package dev.molt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A Molt that serves from a data folder on this machine. It leaves its port and the secret that opens its {@code /admin} there,
 * readable by its owner alone.
 *
 * @param address of its root, on loopback
 */
record RunningServer(URI address, String token) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The server that said it is there; it may have ended since without a word. */
    static Optional<RunningServer> announcedIn(Path data) throws CommandFailed {
        try {
            String port = Files.readString(data.resolve("server.port")).strip();
            String token = Files.readString(data.resolve("admin.token")).strip();
            return Optional.of(new RunningServer(URI.create("http://127.0.0.1:" + port), token));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandFailed(
                    "A Molt serves from " + data + ", but only the user who started it may talk to it: "
                            + e.getMessage() + ". Run this as that user.",
                    e);
        }
    }

    /** Whether it still serves. */
    boolean answers() throws IOException {
        return ask(request("/q/health/live").GET())
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    /** Writes a backup; false when nobody answers, or somebody else does. */
    boolean backup(OutputStream out) throws IOException, CommandFailed {
        Optional<HttpResponse<InputStream>> answer =
                ask(request("/admin/backup").GET());
        if (answer.isEmpty()) {
            return false;
        }
        try (InputStream body = answer.get().body()) {
            if (answer.get().statusCode() != 200) {
                throw new CommandFailed("The running Molt could not write a backup (status "
                        + answer.get().statusCode() + "); its log says why. Nothing was written.");
            }
            body.transferTo(out);
        }
        return true;
    }

    /** Restores a file and returns what the server says; empty when nobody answers, or somebody else does. */
    Optional<String> restore(Path file) throws IOException, CommandFailed {
        Optional<HttpResponse<InputStream>> answer = ask(request("/admin/restore")
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(file.toAbsolutePath().toString())));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        String said;
        try (InputStream body = answer.get().body()) {
            said = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        if (answer.get().statusCode() != 200) {
            throw new CommandFailed(said.isEmpty() ? "The running Molt refused; its log says why." : said);
        }
        return Optional.of(said);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /** A port that was left behind by a killed server may be another program's now: that one knows nothing of the path. */
    private static Optional<HttpResponse<InputStream>> ask(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .build()
                    .send(request.build(), BodyHandlers.ofInputStream());
            return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer);
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
