package dev.molt.cli;

import static dev.molt.cli.BenchCourse.HELLO;
import static dev.molt.cli.BenchCourse.P60;

import dev.molt.Language;
import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Lesson;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Molt's time from asking by HTTP to the result beside that of bare {@code rustc} and {@code python3}, taken in turns so that both
 * meet the same machine, and with a rest before each as a learner reads what came of the last: otherwise the server would still be
 * making the next box, and both would be measured beside that. How many runs go through without a rest is measured apart.
 */
final class RunBench {

    private static final int ROUNDS = 25;
    private static final int WARM_UP_ROUNDS = 40;

    /** The JVM compiles what serves a run while some thousand of them go by; a learner's server has been up for days. */
    private static final int SERVER_WARM_UP_ROUNDS = 100;

    /** So many more, of programs that are compiled: the cached run got faster until about 2,000 and stayed there. */
    private static final int CACHED_WARM_UP_RUNS = 1500;

    /** Until the next box is there and the machine is quiet again. */
    private static final long REST_MS = 200;

    private static final int WARM_UP_RUNS = SERVER_WARM_UP_ROUNDS * BenchCourse.TEXTS.size() * 3;

    private static final Duration THROUGHPUT_TIME = Duration.ofSeconds(4);
    private static final List<Integer> CLIENTS = List.of(1, 2, 4, 8);

    private static final Bar NO_SLOWER = new Bar(Bar.Of.RATIO, 1.0);
    private static final Bar CACHED = new Bar(Bar.Of.MEASURED, 25);
    private static final Bar BOX = new Bar(Bar.Of.DIFFERENCE, 8);
    private static final Bar PYTHON = new Bar(Bar.Of.DIFFERENCE, 15);

    private final Site site;
    private final Lesson lesson;
    private final BarePrograms bare;
    private final RunSettings settings;
    private int edits;

    /** @param lesson of {@link BenchCourse}, which {@code site} serves */
    RunBench(Site site, Lesson lesson, BarePrograms bare, RunSettings settings) {
        this.site = site;
        this.lesson = lesson;
        this.bare = bare;
        this.settings = settings;
    }

    RunReport.Part measure() throws Exception {
        warmUp();
        Samples young = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            rest();
            young.addNanos(cached());
        }
        for (int run = 0; run < CACHED_WARM_UP_RUNS; run++) {
            cached();
        }
        Table edited = new Table("Rust, edited source, compiled and run; medians of " + ROUNDS, "ms");
        Table cached = new Table("Rust, the same source again; medians of " + ROUNDS, "ms");
        for (BenchCourse.Text text : BenchCourse.TEXTS) {
            for (boolean release : List.of(false, true)) {
                rust(text, release, edited, cached);
            }
        }
        bare.compileAndRun(HELLO.rust(), false);
        Samples alone = new Samples();
        Samples atOnce = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            alone.addNanos(bare.runAgain());
            atOnce.addNanos(cached());
        }
        cached.add("hello, debug, without a rest", atOnce.median(), alone.median(), null);
        cached.add("hello, debug, after " + WARM_UP_RUNS + " runs", young.median(), alone.median(), null);
        List<Table> tables = new ArrayList<>(List.of(edited, cached, python(), stops()));
        RunDesk desk = new RunDesk(settings);
        try (desk) {
            String limits = desk.awaitSandbox().limits();
            tables.add(box(desk));
            tables.add(throughput());
            return new RunReport.Part("Memory limited by " + limits, tables);
        }
    }

    private void warmUp() throws Exception {
        for (int i = 0; i < SERVER_WARM_UP_ROUNDS; i++) {
            for (BenchCourse.Text text : BenchCourse.TEXTS) {
                String source = i % 5 == 0 ? edited(text.rust(), "//") : text.rust();
                molt(site, text.pair(false), Language.RUST, source);
                molt(site, text.pair(false), Language.RUST, source);
                molt(site, text.pair(false), Language.PYTHON, edited(text.python(), "#"));
            }
        }
    }

    private long cached() throws Exception {
        return molt(site, HELLO.pair(false), Language.RUST, HELLO.rust());
    }

    private void rust(BenchCourse.Text text, boolean release, Table edited, Table cached) throws Exception {
        Samples moltEdited = new Samples();
        Samples bareEdited = new Samples();
        Samples moltCached = new Samples();
        Samples bareCached = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            String source = edited(text.rust(), "//");
            rest();
            bareEdited.addNanos(bare.compileAndRun(source, release));
            rest();
            moltEdited.addNanos(molt(site, text.pair(release), Language.RUST, source));
            rest();
            bareCached.addNanos(bare.runAgain());
            rest();
            moltCached.addNanos(molt(site, text.pair(release), Language.RUST, source));
        }
        String name = text.name() + (release ? ", release" : ", debug");
        edited.add(name, moltEdited.median(), bareEdited.median(), release ? null : NO_SLOWER);
        cached.add(name, moltCached.median(), bareCached.median(), CACHED);
    }

    private Table python() throws Exception {
        Table table = new Table("Python, edited source; medians of " + ROUNDS, "ms");
        for (BenchCourse.Text text : BenchCourse.TEXTS) {
            Samples molt = new Samples();
            Samples alone = new Samples();
            for (int round = 0; round < ROUNDS; round++) {
                String source = edited(text.python(), "#");
                rest();
                alone.addNanos(bare.runPython(source));
                rest();
                molt.addNanos(molt(site, text.pair(false), Language.PYTHON, source));
            }
            table.add(text.name(), molt.median(), alone.median(), PYTHON);
        }
        return table;
    }

    private Table stops() throws Exception {
        return StopTimes.measure(site, lesson, BenchCourse.pair(lesson, HELLO.pair(false)), ROUNDS);
    }

    /** The run room alone, without HTTP and database, beside the program alone. */
    private Table box(RunDesk desk) throws Exception {
        Table table = new Table("What a box adds to a compiled program; medians of " + ROUNDS, "ms");
        for (BenchCourse.Text text : BenchCourse.TEXTS) {
            RunRequest request = new RunRequest(
                    Language.RUST, text.rust(), "2024", Profile.DEBUG, List.of(), "", true, null, 1, true);
            bare.compileAndRun(text.rust(), false);
            Samples boxed = new Samples();
            Samples alone = new Samples();
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                rest();
                long without = bare.runAgain();
                rest();
                long with = run(desk, request);
                if (round >= 0) {
                    alone.addNanos(without);
                    boxed.addNanos(with);
                }
            }
            table.add(text.name(), boxed.median(), alone.median(), BOX);
        }
        return table;
    }

    private static void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(REST_MS);
    }

    private static long run(RunDesk desk, RunRequest request) throws CommandFailed {
        long start = System.nanoTime();
        RunResult result = desk.submit("bench", "bench", request).result().join();
        if (result.outcome() != Outcome.OK) {
            throw new CommandFailed("Cannot measure: " + result.sentence());
        }
        return System.nanoTime() - start;
    }

    private Table throughput() throws Exception {
        Table table = new Table("Edited p60, by clients at once", "runs a second (more is better)");
        for (int clients : CLIENTS) {
            List<Site> learners = new ArrayList<>();
            List<BarePrograms> others = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                learners.add(site.asAnotherLearner());
                others.add(bare.in("client-" + number));
            }
            double molt =
                    perSecond(learners, each -> molt(each, P60.pair(false), Language.RUST, edited(P60.rust(), "//")));
            double alone = perSecond(others, each -> each.compileAndRun(edited(P60.rust(), "//"), false));
            table.add(clients + (clients == 1 ? " client" : " clients"), molt, alone, null);
        }
        return table;
    }

    private interface Run<T> {
        long once(T client) throws Exception;
    }

    private static <T> double perSecond(List<T> clients, Run<T> run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            long start = System.nanoTime();
            List<Callable<Integer>> loops = new ArrayList<>();
            for (T client : clients) {
                loops.add(() -> {
                    int runs = 0;
                    while (System.nanoTime() - start < THROUGHPUT_TIME.toNanos()) {
                        run.once(client);
                        runs++;
                    }
                    return runs;
                });
            }
            int all = 0;
            for (Future<Integer> loop : threads.invokeAll(loops)) {
                all += loop.get();
            }
            return all / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private synchronized String edited(String source, String comment) {
        return source + comment + " edit " + edits++ + "\n";
    }

    private long molt(Site asking, String pair, Language language, String source)
            throws CommandFailed, InterruptedException {
        return Site.await(asking.run(lesson, BenchCourse.pair(lesson, pair), language, source))
                .nanos();
    }

    /** Of each way to limit memory that this machine has. */
    static RunReport measure(Installation installation, Path folder, Map<String, String> machine, BarePrograms bare)
            throws Exception {
        Path lessons = Files.createDirectories(folder.resolve("lessons"));
        Lesson lesson = BenchCourse.write(lessons, folder.resolve("last-good"));
        List<RunReport.Part> parts = new ArrayList<>();
        for (boolean groups : List.of(true, false)) {
            Path data = folder.resolve(groups ? "with" : "without");
            Map<String, String> more =
                    Map.of("MOLT_LESSONS", lessons.toString(), "MOLT_RUN_MEMORY_GROUPS", Boolean.toString(groups));
            try (ServerProcess server = ServerProcess.start(installation, data, more)) {
                RunSettings settings = RunSettings.defaults(data.resolve("own")).withMemoryGroups(groups);
                parts.add(new RunBench(new Site(server.address()), lesson, bare, settings).measure());
            }
        }
        return new RunReport(machine, parts);
    }
}
