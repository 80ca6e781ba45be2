package dev.molt.cli;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Times what a learner waits for: both halves of a pair, run at once as the page does. */
final class PairBench {

    private static final int WARM_UP_ROUNDS = 12;
    private static final int CACHED_RUNS = 100;
    private static final int EDITED_RUNS = 20;
    private static final double MOST_CACHED_MS = 60;
    private static final double MOST_EDITED_MS = 350;

    private final Site site;
    private final List<Pair> pairs;
    private final PrintStream out;
    private int edits;

    private record Pair(Lesson lesson, Block.Comparison item) {}

    /** What was measured of one language. */
    private record Parts(Samples all, Samples compiling, Samples running, Samples rest) {
        Parts() {
            this(new Samples(), new Samples(), new Samples(), new Samples());
        }

        void add(Site.Run run) {
            double millis = run.nanos() / 1e6;
            all.add(millis);
            compiling.add(run.compileMs());
            running.add(run.wallMs());
            rest.add(Math.max(0, millis - run.compileMs() - run.wallMs()));
        }
    }

    PairBench(Site site, Course course, PrintStream out) {
        this.site = site;
        this.out = out;
        pairs = course.lessons()
                .flatMap(lesson -> lesson.blocks().stream()
                        .filter(Block.Comparison.class::isInstance)
                        .map(block -> new Pair(lesson, (Block.Comparison) block)))
                .filter(pair ->
                        succeeds(pair.item().python()) && succeeds(pair.item().rust()))
                .toList();
    }

    private static boolean succeeds(Half half) {
        return half.expectation().ending() == Expectation.Ending.SUCCEEDS && !half.noRun();
    }

    /** Runs every pair: once to have its program cached, and again until the JVM has compiled most of what a run needs. */
    void warmUp() throws CommandFailed, InterruptedException {
        if (pairs.isEmpty()) {
            throw new CommandFailed("Cannot measure: no pair of the course runs to its end on both sides.");
        }
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (Pair pair : pairs) {
                both(pair, false);
            }
        }
    }

    void measure() throws CommandFailed, InterruptedException {
        report("a cached pair", CACHED_RUNS, false, MOST_CACHED_MS);
        report("an edited pair", EDITED_RUNS, true, MOST_EDITED_MS);
    }

    private void report(String what, int runs, boolean edited, double bar) throws CommandFailed, InterruptedException {
        Samples together = new Samples();
        Map<Language, Parts> parts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            parts.put(language, new Parts());
        }
        for (int i = 0; i < runs; i++) {
            long slowest = 0;
            for (Map.Entry<Language, Site.Run> run :
                    both(pairs.get(i % pairs.size()), edited).entrySet()) {
                if (run.getKey() == Language.RUST && run.getValue().cached() == edited) {
                    throw new CommandFailed(
                            "Cannot measure " + what + ": the server's cache did not do what was expected.");
                }
                parts.getOrDefault(run.getKey(), new Parts()).add(run.getValue());
                slowest = Math.max(slowest, run.getValue().nanos());
            }
            together.addNanos(slowest);
        }
        out.printf("%nRun on %s, both halves at once, %d runs, medians in ms%n", what, runs);
        out.printf(
                Locale.ROOT,
                "  %-12s %8.1f   %s%n",
                "end to end",
                together.median(),
                PageBench.bar(together.median(), bar, "ms"));
        parts.forEach((language, of) -> out.printf(
                Locale.ROOT,
                "  %-12s %8.1f   compiling %.0f, the program %.0f, the rest (HTTP, queue, box, database) %.1f%n",
                language.title(),
                of.all().median(),
                of.compiling().median(),
                of.running().median(),
                of.rest().median()));
    }

    private Map<Language, Site.Run> both(Pair pair, boolean edited) throws CommandFailed, InterruptedException {
        CompletableFuture<Site.Run> python =
                run(pair, Language.PYTHON, pair.item().python(), edited);
        CompletableFuture<Site.Run> rust = run(pair, Language.RUST, pair.item().rust(), edited);
        return new EnumMap<>(Map.of(Language.PYTHON, Site.await(python), Language.RUST, Site.await(rust)));
    }

    private CompletableFuture<Site.Run> run(Pair pair, Language language, Half half, boolean edited) {
        @Nullable String source = null;
        if (edited) {
            String comment = language == Language.PYTHON ? "# " : "// ";
            source = half.code() + "\n" + comment + "edit " + edits++;
        }
        return site.run(pair.lesson(), pair.item(), language, source);
    }
}
