package dev.molt.cli;

import dev.molt.Language;
import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One learner who asks for hundreds of runs of one pane at once, while others run a small program each. */
final class SubmissionBurst {

    private static final int OTHERS = 2;
    private static final Duration FIRST_QUIET = Duration.ofMillis(500);
    private static final int TOO_MANY = 429;
    private static final String RAN = "ran to its end";
    private static final String REPLACED = "replaced by a newer one";
    private static final String REFUSED = "refused (429)";

    private final Site site;
    private final Lesson lesson;
    private final Block.Comparison pair;
    private final int atOnce;
    private final Map<String, Integer> endings = new LinkedHashMap<>();
    private final Hellos disturbed = new Hellos();
    private final Hellos quiet = new Hellos();
    private int bursts;

    SubmissionBurst(Site site, Lesson lesson, Block.Comparison pair, int atOnce) {
        this.site = site;
        this.lesson = lesson;
        this.pair = pair;
        this.atOnce = atOnce;
        Stream.of(RAN, REPLACED, REFUSED).forEach(ending -> endings.put(ending, 0));
    }

    /** Bursts that are not counted: the JVM compiles for seconds what turns hundreds of requests away, beside everybody's runs. */
    SubmissionBurst warmUp(Duration time) throws CommandFailed, InterruptedException, IOException {
        long until = System.nanoTime() + time.toNanos();
        do {
            try (Burst burst = ready()) {
                burst.send();
            }
        } while (System.nanoTime() < until);
        return this;
    }

    /** One burst after the other, and as much quiet as each took before it. */
    SubmissionBurst measure(Duration time) throws Exception {
        List<Neighbour> others = Stream.generate(() -> new Neighbour(site, lesson, pair))
                .limit(OTHERS)
                .toList();
        long until = System.nanoTime() + time.toNanos();
        long pause = FIRST_QUIET.toNanos();
        do {
            long quietUntil = System.nanoTime() + pause;
            quiet.addAll(Neighbour.runUntil(() -> System.nanoTime() > quietUntil, others));
            try (Burst burst = ready()) {
                long start = System.nanoTime();
                // On a thread of its own: the common pool takes in the others' answers, by one thread where there are
                // two processors, and they would wait in it for the end of the burst.
                CompletableFuture<List<Site.Run>> runs =
                        CompletableFuture.supplyAsync(() -> sent(burst), task -> new Thread(task).start());
                disturbed.addAll(Neighbour.runUntil(runs::isDone, others));
                Site.await(runs).forEach(run -> endings.merge(ending(run), 1, Integer::sum));
                pause = System.nanoTime() - start;
            }
            bursts++;
        } while (System.nanoTime() < until);
        return this;
    }

    private static List<Site.Run> sent(Burst burst) {
        try {
            return burst.send().stream().map(Site::read).toList();
        } catch (CommandFailed | IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Of a new learner. Each with a text of its own, so that each would have to be compiled. */
    private Burst ready() throws CommandFailed, InterruptedException, IOException {
        List<String> sources = IntStream.range(0, atOnce)
                .mapToObj(number -> pair.rust().code() + "\n// submission " + number)
                .toList();
        return newLearner().burst(lesson, pair, Language.RUST, sources);
    }

    /** Nothing is held against them yet; known to the site by a first run, or each of many at once would be somebody else's. */
    private Site newLearner() throws CommandFailed, InterruptedException {
        Site learner = site.asAnotherLearner();
        Site.await(learner.run(lesson, pair, Language.RUST, null));
        return learner;
    }

    private static String ending(Site.Run run) {
        if (run.status() == TOO_MANY) {
            return REFUSED;
        }
        return switch (run.outcome()) {
            case "ok" -> RAN;
            case "stopped" -> REPLACED;
            case "" -> "status " + run.status();
            default -> run.outcome();
        };
    }

    Disturbance disturbance() {
        return new Disturbance(atOnce + " at once", disturbed, quiet);
    }

    /** @param limit in words, how many runs the site lets a learner start */
    List<Table> tables(String limit, Bar bar) {
        String burst = atOnce + " runs of one pane at once, " + limit;
        Table became = new Table("What became of " + burst + "; means of " + bursts, "runs", "became", "sent");
        endings.forEach((ending, times) -> became.add(ending, (double) times / bursts, atOnce, null));
        List<Table> tables = new ArrayList<>(List.of(became));
        tables.addAll(Disturbance.tables(
                "of " + OTHERS + " others during " + burst, "beside", "alone", List.of(disturbance()), bar));
        return tables;
    }
}
