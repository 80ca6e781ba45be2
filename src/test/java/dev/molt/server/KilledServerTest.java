package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entry 114 of the hostile programs: a server that is killed takes its boxes with it, and the next one runs programs again. */
class KilledServerTest {
    private static final String LESSON = "/learn/ownership/who-owns-it";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    void noBoxOutlivesItsServer() throws Exception {
        HttpClient learner = MoltProcess.client();
        String item;
        List<ProcessHandle> box;
        try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), Map.of("MOLT_RUN_RUN_TIME", "60s"))) {
            item = molt.get(learner, LESSON).body().replaceFirst("(?s).*?data-item=\"([^\"]+)\".*", "$1");
            learner.sendAsync(
                    HttpRequest.newBuilder(molt.address("/api/runs"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body(item, "import time\\ntime.sleep(50)")))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            MoltProcess.await(SOON, () -> processes(molt, "python").size() == 1);
            box = processes(molt, "");
            molt.kill();
        }
        MoltProcess.await(SOON, () -> box.stream().noneMatch(ProcessHandle::isAlive));
        Map<String, String> weaker = Map.of("MOLT_RUN_MEMORY_GROUPS", "false");
        try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), weaker)) {
            String answer = molt.post(learner, "/api/runs", body(item, "print('again')"))
                    .body();
            assertTrue(answer.contains("again\\n"), answer);
            String health = molt.get(learner, "/q/health").body();
            assertTrue(health.contains("degraded limits"), health);
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
