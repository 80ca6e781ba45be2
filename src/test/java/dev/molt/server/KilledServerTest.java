package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.cli.GroupTree;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entry 114 of the hostile programs: a server that is killed takes its boxes with it, and the next one runs programs again. */
public class KilledServerTest {
    private static final String LESSON = "/learn/ownership/who-owns-it";
    private static final String SECRET = "a-text-of-a-learner-who-was-there-before";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    @DisplayName("114 no box, no cgroup and no file outlives its server")
    void nothingOutlivesItsServer() throws Exception {
        HttpClient learner = MoltProcess.client();
        Path scratch;
        String groups;
        List<ProcessHandle> box;
        try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), Map.of("MOLT_RUN_RUN_TIME", "60s"))) {
            // What a server asks of Python while it starts is over once a program has run.
            molt.post(learner, "/api/runs", body(item(molt, learner), "print('first')"));
            String slow = body(item(molt, learner), "import time # " + SECRET + "\\ntime.sleep(50)");
            learner.sendAsync(
                    HttpRequest.newBuilder(molt.address("/api/runs"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(slow))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            MoltProcess.await(SOON, () -> processes(molt, "python").size() == 1);
            box = processes(molt, "");
            scratch = scratch(molt);
            groups = "molt-" + molt.process().pid() + "-";
            boolean degraded = molt.get(learner, "/q/health").body().contains("degraded limits");
            assertEquals(degraded, GroupTree.named(groups).isEmpty());
            assertTrue(holdsSecret(scratch), "there is something to sweep in " + scratch);
            molt.kill();
        }
        MoltProcess.await(SOON, () -> box.stream().noneMatch(ProcessHandle::isAlive));
        try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), Map.of())) {
            String again = body(item(molt, learner), "print('again')");
            String answer = molt.post(learner, "/api/runs", again).body();
            assertTrue(answer.contains("again\\n"), answer);
            // Another server of this machine may have taken the folder first, and swept it.
            assertEquals(List.of(), GroupTree.named(groups));
            assertFalse(holdsSecret(scratch), "what a killed server left is swept");
            groups = "molt-" + molt.process().pid() + "-";
        }
        assertEquals(List.of(), GroupTree.named(groups));
    }

    @Test
    void withoutMemoryGroupsHealthSaysThatLimitsAreDegraded() throws Exception {
        HttpClient learner = MoltProcess.client();
        Map<String, String> weaker = Map.of("MOLT_RUN_MEMORY_GROUPS", "false");
        try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), weaker)) {
            String answer = molt.post(learner, "/api/runs", body(item(molt, learner), "print('ran')"))
                    .body();
            assertTrue(answer.contains("ran\\n"), answer);
            String health = molt.get(learner, "/q/health").body();
            assertTrue(health.contains("degraded limits"), health);
        }
    }

    private static String item(MoltProcess molt, HttpClient learner) {
        return molt.get(learner, LESSON).body().replaceFirst("(?s).*?data-item=\"([^\"]+)\".*", "$1");
    }

    /** The folder where its boxes are made, which it has locked. */
    private static Path scratch(MoltProcess molt) throws IOException {
        Path descriptors = Path.of("/proc", Long.toString(molt.process().pid()), "fd");
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path descriptor : (Iterable<Path>) all::iterator) {
                Path file = Files.readSymbolicLink(descriptor);
                if (file.endsWith("lock") && file.toString().contains("/molt-")) {
                    return file.getParent();
                }
            }
        }
        throw new AssertionError("no folder for boxes is open");
    }

    private static boolean holdsSecret(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> text(file).contains(SECRET));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneSince) {
            return "";
        }
    }

    private static List<ProcessHandle> processes(MoltProcess molt, String program) {
        return molt.process()
                .descendants()
                .filter(child -> child.info().command().orElse("").contains(program))
                .toList();
    }

    private static String body(String item, String source) {
        return "{\"lesson\":\"ownership/who-owns-it\",\"item\":\"" + item
                + "\",\"language\":\"python\",\"pane\":\"killed\",\"source\":\"" + source + "\"}";
    }
}
