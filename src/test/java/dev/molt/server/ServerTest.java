package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a whole server shows: starting, ending, dying, and files that change under it. */
class ServerTest {

    private static final Path COURSE = Path.of("lessons");
    private static final String LESSON = "/learn/ownership/who-owns-it";
    private static final String COMPLETED = "{\"kind\":\"opened\",\"lesson\":\"ownership/who-owns-it\"}";

    /** As many as there are, and there are some. */
    private static final Pattern ALL_AHEAD = Pattern.compile("<dd>([1-9][0-9]*) of the course's \\1 Rust programs");

    @TempDir
    Path data;

    @TempDir
    Path lessons;

    @Test
    void loseNothingAcknowledgedWhenKilled() throws Exception {
        HttpClient learner = MoltProcess.client();
        try (MoltProcess molt = MoltProcess.start(data, COURSE, Map.of())) {
            molt.get(learner, LESSON);
            assertEquals(204, molt.post(learner, "/api/acts", COMPLETED).statusCode());
            assertEquals(200, complete(molt, learner).statusCode());
            molt.kill();
        }
        try (MoltProcess molt = MoltProcess.start(data, COURSE, Map.of())) {
            assertTrue(molt.get(learner, LESSON).body().contains("name=\"done\" value=\"false\""));
        }
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(data.resolve("secret.key")));
    }

    private static HttpResponse<String> complete(MoltProcess molt, HttpClient learner) {
        // The client follows no redirect by itself; the page it leads to is fetched as a browser would.
        HttpResponse<String> seeOther = MoltProcess.send(
                learner,
                HttpRequest.newBuilder(molt.address(LESSON + "/complete"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("done=true"))
                        .build());
        assertEquals(303, seeOther.statusCode());
        return molt.get(
                learner,
                seeOther.headers().firstValue("Location").map(ServerTest::path).orElseThrow());
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void filesThatChangeAreOnTheSiteSoon() throws Exception {
        copy(COURSE, lessons);
        HttpClient reader = MoltProcess.client();
        try (MoltProcess molt = MoltProcess.start(data, lessons, Map.of())) {
            Path lesson = lessons.resolve("03-basics/01-names.md");
            String text = Files.readString(lesson);
            String page = "/learn/basics/names";
            Path added = lessons.resolve("03-basics/09-added.md");

            Files.writeString(added, text.replaceFirst("title: \".*\"", "title: \"Freshly added\""));
            soon(() -> molt.get(reader, "/learn/basics/added").body().contains("Freshly added"));
            Files.writeString(added, text.replaceFirst("title: \".*\"", "title: \"Changed by hand\""));
            soon(() -> molt.get(reader, "/learn/basics/added").body().contains("Changed by hand"));
            Files.move(added, lessons.resolve("03-basics/09-renamed.md"));
            soon(() -> molt.get(reader, "/learn/basics/renamed").statusCode() == 200
                    && molt.get(reader, "/learn/basics/added").statusCode() == 404);
            Files.delete(lessons.resolve("03-basics/09-renamed.md"));
            soon(() -> molt.get(reader, "/learn/basics/renamed").statusCode() == 404);

            Files.writeString(lesson, text.replaceFirst("minutes:", "minuets:"));
            soon(() -> log(molt).contains("minuets"));
            assertEquals(200, molt.get(reader, page).statusCode(), "the last good version stays");
            assertEquals(404, molt.get(reader, "/problems").statusCode(), "problems are for --drafts");
        }
        try (MoltProcess molt = MoltProcess.start(data, lessons, Map.of("MOLT_DRAFTS", "true"))) {
            assertEquals(200, molt.get(reader, "/learn/basics/names").statusCode(), "and outlives a restart");
            assertTrue(molt.get(reader, "/problems").body().contains("minuets"));
        }
    }

    /** A bound for a busy machine; how fast it is on a quiet one is measured, not tested. */
    private static void soon(java.util.function.BooleanSupplier condition) {
        MoltProcess.await(Duration.ofMinutes(1), condition);
    }

    private static String log(MoltProcess molt) {
        try {
            return Files.readString(molt.data().resolve("server.log"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRunMayEndWhenTheServerIsToldToStop() throws Exception {
        HttpClient learner = MoltProcess.client();
        try (MoltProcess molt = MoltProcess.start(data, COURSE, Map.of())) {
            String page = molt.get(learner, LESSON).body();
            String item = page.replaceFirst("(?s).*?data-item=\"([^\"]+)\".*", "$1");
            HttpRequest watched = HttpRequest.newBuilder(molt.address("/api/runs"))
                    .header("Content-Type", "application/json")
                    .header("Accept", "text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"lesson\":\"ownership/who-owns-it\",\"item\":\"" + item
                            + "\",\"language\":\"python\",\"pane\":\"p\",\"source\":"
                            + "\"import time\\nprint('begun', flush=True)\\ntime.sleep(1)\\nprint('to the end')\"}"))
                    .build();
            String end = learner.send(watched, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .peek(line -> {
                        if (line.contains("begun")) {
                            molt.process().destroy();
                        }
                    })
                    .filter(line -> line.contains("to the end"))
                    .findFirst()
                    .orElseGet(() -> log(molt));
            assertTrue(end.contains("to the end"), end);
        }
    }

    @Test
    void theCoursesOwnProgramsAreCompiledBeforeAnybodyRunsThem() throws Exception {
        copy(COURSE.resolve("03-basics"), lessons.resolve("03-basics"));
        Files.copy(COURSE.resolve("course.yaml"), lessons.resolve("course.yaml"));
        HttpClient learner = MoltProcess.client();
        try (MoltProcess molt = MoltProcess.start(data, lessons, Map.of("MOLT_RUN_AHEAD", "true"))) {
            MoltProcess.await(
                    Duration.ofMinutes(2),
                    () -> ALL_AHEAD.matcher(molt.get(learner, "/health").body()).find());
            String run = molt.post(
                            learner,
                            "/api/runs",
                            "{\"lesson\":\"basics/names\",\"item\":\"tally\",\"language\":\"rust\",\"pane\":\"p\"}")
                    .body();
            assertTrue(run.contains("\"cached\":true"), run);
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
