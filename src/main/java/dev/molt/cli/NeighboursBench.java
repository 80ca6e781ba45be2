package dev.molt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.Language;
import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What hostile programs do to the runs of others: right after one in the same slot, beside one in another slot, and while somebody
 * asks for far too many at once.
 */
final class NeighboursBench {

    /** Shorter than a site's, for more rounds. Most programs meet another limit before. */
    private static final String RUN_TIME = "2s";

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(36);
    private static final Duration BESIDE_EACH = Duration.ofMillis(1500);
    private static final Duration FIRST_BURSTS = Duration.ofSeconds(30);

    /** Of fewer than some fifty runs the slowest one is 95 of 100. */
    private static final Duration BURSTS = Duration.ofSeconds(48);

    private static final int AT_ONCE = 200;

    private static final Bar TWICE = new Bar(Bar.Of.RATIO, 2.0);

    private final Installation installation;
    private final Path folder;
    private final Path lessons;
    private final Lesson lesson;
    private final Block.Comparison pair;

    /** @param folder for the course and the servers' data */
    NeighboursBench(Installation installation, Path folder) throws IOException {
        this.installation = installation;
        this.folder = folder;
        this.lessons = Files.createDirectories(folder.resolve("lessons"));
        this.lesson = BenchCourse.write(lessons, folder.resolve("last-good"));
        this.pair = BenchCourse.pair(lesson, BenchCourse.HELLO.pair(false));
    }

    /** Of each way to limit memory that this machine has. */
    RunReport measure(Map<String, String> machine) throws Exception {
        return new RunReport(machine, List.of(part(true), part(false)));
    }

    private RunReport.Part part(boolean memoryGroups) throws Exception {
        int slots = Math.max(2, Runtime.getRuntime().availableProcessors());
        int limit = Settings.of(Map.of()).run().ratePerLearner();
        List<HostileProgram> programs = HostileProgram.all();
        List<Table> tables = new ArrayList<>();
        Table failures = new Table("Runs of the others that failed", "runs", "failed", "all");
        String limits;
        try (ServerProcess server = server(memoryGroups, 1, 0)) {
            Site site = warm(server);
            limits = limits(site);
            List<Disturbance> after = new Attacks(site, lesson, pair, programs).after(AFTER);
            tables.addAll(Disturbance.tables("right after it, in its slot", "after", "before", after, TWICE));
            Disturbance.addFailures(failures, "right after", after);
        }
        try (ServerProcess server = server(memoryGroups, slots, 0)) {
            Site site = warm(server);
            List<Disturbance> beside = new Attacks(site, lesson, pair, programs).beside(BESIDE_EACH);
            tables.addAll(Disturbance.tables("beside it, in another slot", "beside", "alone", beside, null));
            Disturbance.addFailures(failures, "beside", beside);
            burst(site, "however many a minute", tables, failures);
        }
        try (ServerProcess server = server(memoryGroups, slots, limit)) {
            burst(warm(server), "at most " + limit + " a minute", tables, failures);
        }
        tables.add(failures);
        return new RunReport.Part("Memory limited by " + limits + ", time to " + RUN_TIME, tables);
    }

    private void burst(Site site, String limit, List<Table> tables, Table failures) throws Exception {
        SubmissionBurst burst = new SubmissionBurst(site, lesson, pair, AT_ONCE)
                .warmUp(FIRST_BURSTS)
                .measure(BURSTS);
        tables.addAll(burst.tables(limit, TWICE));
        Disturbance.addFailures(failures, "burst, " + limit, List.of(burst.disturbance()));
    }

    /** @param perMinute runs that a learner may start; 0 for any number */
    private ServerProcess server(boolean memoryGroups, int slots, int perMinute)
            throws CommandFailed, IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        settings.put("MOLT_LESSONS", lessons.toString());
        settings.put("MOLT_RUN_MEMORY_GROUPS", Boolean.toString(memoryGroups));
        settings.put("MOLT_RUN_RUN_TIME", RUN_TIME);
        settings.put("MOLT_RUN_WORKERS", Integer.toString(slots));
        settings.put("MOLT_RUN_RATE_PER_LEARNER", Integer.toString(perMinute));
        Path data = folder.resolve("data-%s-%d-%d".formatted(memoryGroups, slots, perMinute));
        return ServerProcess.start(installation, data, settings);
    }

    /** Has what is asked for again compiled, and lets the JVM compile most of what a run needs. */
    private Site warm(ServerProcess server) throws CommandFailed, InterruptedException {
        Site site = new Site(server.address());
        Site.await(site.run(lesson, pair, Language.RUST, null));
        Neighbour neighbour = new Neighbour(site, lesson, pair);
        long until = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < until) {
            neighbour.runBoth(false, new Hellos());
        }
        return site;
    }

    /** What enforces the memory limit, as the server says when it has run something. */
    private static String limits(Site site) throws CommandFailed, IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(site.get("/q/health").text())
                .findPath("limits")
                .asText();
    }
}
