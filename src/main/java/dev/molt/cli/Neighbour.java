package dev.molt.cli;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Somebody who runs the Rust of a pair while others attack the site, and goes on as another learner before the site says too often. */
final class Neighbour {

    /** Fewer than a site lets a learner start within a minute. */
    private static final int RUNS_PER_LEARNER = 50;

    private final Lesson lesson;
    private final Block.Comparison pair;
    private Site site;
    private int runs;

    Neighbour(Site site, Lesson lesson, Block.Comparison pair) {
        this.site = site.asAnotherLearner();
        this.lesson = lesson;
        this.pair = pair;
    }

    /** Runs it and counts what came of it. */
    void run(boolean edited, Hellos into) throws CommandFailed, InterruptedException {
        if (++runs % RUNS_PER_LEARNER == 0) {
            site = site.asAnotherLearner();
        }
        @Nullable String source = edited ? pair.rust().code() + "\n// edit " + runs : null;
        Site.Run run = Site.await(site.ask(lesson, pair, Language.RUST, source));
        if (run.outcome().equals("ok") && run.cached() == edited) {
            throw new CommandFailed("Cannot measure: the server's cache did not do what was expected.");
        }
        into.add(edited, run);
    }

    /** Twice, the one kind and the other. */
    void runBoth(boolean editedFirst, Hellos into) throws CommandFailed, InterruptedException {
        run(editedFirst, into);
        run(!editedFirst, into);
    }

    /** Each of them again and again, all at once, until it is over; at least once. */
    static Hellos runUntil(BooleanSupplier over, List<Neighbour> neighbours) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(neighbours.size());
        try {
            List<Callable<Hellos>> loops = new ArrayList<>();
            for (Neighbour neighbour : neighbours) {
                loops.add(() -> {
                    Hellos own = new Hellos();
                    do {
                        neighbour.runBoth(false, own);
                    } while (!over.getAsBoolean());
                    return own;
                });
            }
            Hellos all = new Hellos();
            for (Future<Hellos> loop : threads.invokeAll(loops)) {
                all.addAll(loop.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed told ? told : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
