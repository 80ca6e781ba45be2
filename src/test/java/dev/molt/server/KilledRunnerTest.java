package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that runs its programs on two runners, each a process of its own. */
class KilledRunnerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LEARNERS = 8;
    private static final String ITEM = "\"lesson\":\"ownership/who-owns-it\",\"item\":\"handover\"";

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeFolders() throws Exception {
        data = Files.createDirectories(folder.resolve("site"));
    }

    private RunnerProcess runner(String name, int port) throws Exception {
        // Fewer cores than workers: what counts is that both are busy at once.
        return RunnerProcess.start(
                Files.createDirectories(folder.resolve(name)), port, Map.of("MOLT_RUN_WORKERS", "2"));
    }

    private MoltProcess site(RunnerProcess... runners) throws Exception {
        List<String> urls = new ArrayList<>();
        for (RunnerProcess runner : runners) {
            urls.add(runner.url());
        }
        return MoltProcess.start(
                data,
                Path.of("lessons"),
                Map.of(
                        "MOLT_RUN_REMOTE_URL",
                        String.join(",", urls),
                        "MOLT_RUN_REMOTE_SECRET",
                        RunnerProcess.SECRET,
                        "MOLT_RUN_RATE_PER_LEARNER",
                        "0",
                        "MOLT_RUN_RATE_PER_ADDRESS",
                        "0"));
    }

    private static String body(String language, String source) {
        return "{" + ITEM + ",\"language\":\"" + language + "\",\"pane\":\"p\",\"source\":\"" + escaped(source) + "\"}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String health(MoltProcess site) {
        return site.get(MoltProcess.client(), "/health").body();
    }

    /** Learners who run programs again and again, and what came of it. */
    private static final class Load {
        private final MoltProcess site;
        private final AtomicInteger good = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> bad = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final ExecutorService learners = Executors.newFixedThreadPool(LEARNERS);
        private final List<Future<?>> all = new ArrayList<>();

        Load(MoltProcess site) {
            this.site = site;
            for (int i = 0; i < LEARNERS; i++) {
                int number = i;
                all.add(learners.submit(() -> learn(number)));
            }
        }

        private void learn(int number) {
            HttpClient client = MoltProcess.client();
            for (int run = 0; !over.get(); run++) {
                String mine = number + "." + run;
                String program = number % 2 == 0
                        ? body("python", "import time\ntime.sleep(0.2)\nprint('mine " + mine + "')")
                        : body("rust", "println!(\"mine " + mine + "\");");
                HttpResponse<String> answer = site.post(client, "/api/runs", program);
                if (answer.statusCode() == 200 && answer.body().contains("\"stdout\":\"mine " + mine + "\\n\"")) {
                    good.incrementAndGet();
                } else {
                    bad.add(answer.statusCode() + " " + answer.body());
                }
            }
        }

        void awaitMore(int runs) {
            int before = good.get();
            MoltProcess.await(SOON, () -> good.get() >= before + runs || !bad.isEmpty());
        }

        /** What was not as it should be. */
        List<String> end() throws Exception {
            over.set(true);
            for (Future<?> learner : all) {
                learner.get(SOON.toSeconds(), TimeUnit.SECONDS);
            }
            learners.shutdown();
            return List.copyOf(bad);
        }
    }

    @Test
    void nobodySeesMoreThanASlowerRunWhenARunnerIsKilledUnderLoad() throws Exception {
        try (RunnerProcess lost = runner("lost", 0);
                RunnerProcess kept = runner("kept", 0);
                MoltProcess site = site(lost, kept)) {
            MoltProcess.await(SOON, () -> health(site).contains("room for 4 at a time"));
            assertOutputComesWhileAProgramRuns(site);
            Load load = new Load(site);
            load.awaitMore(2 * LEARNERS);
            MoltProcess.await(SOON, () -> lost.programs("python") > 0);
            lost.kill();
            load.awaitMore(3 * LEARNERS);
            assertTrue(health(site).contains("not ready."), health(site));
            try (RunnerProcess again = runner("again", lost.port())) {
                MoltProcess.await(SOON, () -> health(site).contains("room for 4 at a time"));
                MoltProcess.await(SOON, () -> again.programs("bwrap") > 0);
                assertEquals(List.of(), load.end());
            }
            assertTrue(Files.readString(data.resolve("server.log")).contains(lost.url() + " gets no runs"));
        }
    }

    /** As the page hears it. */
    private static void assertOutputComesWhileAProgramRuns(MoltProcess site) throws Exception {
        HttpRequest watch = HttpRequest.newBuilder(site.address("/api/runs"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body("python", "import time\nprint('first', flush=True)\ntime.sleep(1)\nprint('last')")))
                .build();
        List<String> events = MoltProcess.client()
                .send(watch, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.isEmpty())
                .toList();
        String all = String.join("\n", events);
        assertTrue(all.contains("event:output\ndata:{\"stream\":\"stdout\",\"text\":\"first"), all);
        assertFalse(all.contains("\"text\":\"first\\nlast"), all);
        assertTrue(events.get(events.size() - 1).contains("\"stdout\":\"first\\nlast\\n\""), all);
    }

    @Test
    void aRunnerThatIsToldToEndLetsItsRunEndAndNeverShowsItsSecret() throws Exception {
        try (RunnerProcess runner = runner("runner", 0)) {
            HttpClient client = MoltProcess.client();
            HttpRequest health =
                    HttpRequest.newBuilder(URI.create(runner.url() + "/health")).build();
            String program = "import os, time\nprint(dict(os.environ))\ntime.sleep(2)\nprint('to the end')";
            String order = "{\"learner\":\"x\",\"request\":{\"language\":\"PYTHON\",\"source\":\""
                    + escaped(program)
                    + "\",\"edition\":\"2024\",\"profile\":\"DEBUG\",\"args\":[],\"stdin\":\"\",\"allowUnsafe\":false,"
                    + "\"timeout\":null,\"repeats\":1,\"shared\":false,\"tests\":null}}";
            CompletableFuture<HttpResponse<String>> run = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(runner.url() + "/runs"))
                            .header("Authorization", "Bearer " + RunnerProcess.SECRET)
                            .POST(HttpRequest.BodyPublishers.ofString(order))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            MoltProcess.await(SOON, () -> runner.programs("python") > 0);
            runner.process().destroy();
            MoltProcess.await(
                    SOON, () -> MoltProcess.send(client, health).body().contains("\"closing\":true"));
            String answer = run.get(SOON.toSeconds(), TimeUnit.SECONDS).body();
            assertTrue(answer.contains("to the end"), answer);
            assertFalse(answer.contains(RunnerProcess.SECRET), answer);
            assertTrue(runner.process().waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        }
    }
}
