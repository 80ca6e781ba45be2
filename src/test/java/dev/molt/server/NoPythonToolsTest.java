package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site on a machine whose Python has neither Black nor Flake8. */
class NoPythonToolsTest {

    @Test
    void nothingIsOfferedAndHealthSaysWhatToInstall(@TempDir Path folder) throws Exception {
        try (MoltProcess site = MoltProcess.start(
                Files.createDirectories(folder.resolve("data")),
                Path.of("lessons"),
                Map.of("MOLT_RUN_PYTHON", withoutModules(folder).toString()))) {
            HttpClient client = MoltProcess.client();
            MoltProcess.await(
                    Duration.ofSeconds(30),
                    () -> site.get(client, "/q/health").body().contains("\"available\": true"));
            String health = site.get(client, "/health").body();
            assertTrue(
                    health.contains("Python by Black not installed: install it (Debian: apt install black;"), health);
            assertTrue(
                    health.contains("Python by Flake8 not installed: install it (Debian: apt install flake8;"), health);
            String told = site.get(client, "/q/health").body();
            assertTrue(told.contains("\"formatsPython\": false") && told.contains("\"lintsPython\": false"), told);
            String lesson = site.get(client, "/learn/ownership/who-owns-it").body();
            assertTrue(lesson.contains("> Rust</span></button>") && lesson.contains("data-act=\"format\""), lesson);
            assertFalse(lesson.contains("Format<span class=\"visually-hidden\"> Python"), lesson);
            assertFalse(lesson.contains("Lint<span class=\"visually-hidden\"> Python"), lesson);
            String answer = site.post(
                            client,
                            "/api/formats",
                            "{\"lesson\":\"ownership/who-owns-it\",\"item\":\"handover\",\"language\":\"python\","
                                    + "\"pane\":\"p\",\"source\":\"x=1\"}")
                    .body();
            assertTrue(answer.contains("\"outcome\":\"unavailable\""), answer);
            assertTrue(answer.contains("Black cannot be used on this server: it is not installed"), answer);
        }
    }

    /** The machine's own, told to look for no modules but those of its library. */
    private static Path withoutModules(Path folder) throws Exception {
        Path python = folder.resolve("python3");
        Files.writeString(python, "#!/bin/sh\nPATH=/usr/bin:$PATH exec python3 -S \"$@\"\n");
        return Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
