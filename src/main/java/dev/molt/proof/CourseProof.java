package dev.molt.proof;

import dev.molt.course.Block.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Works through many items at once, so that no core has to wait for another. */
final class CourseProof {

    /** Some items wait for their programs while others are compared. */
    private static final int ITEMS_FOR_A_CORE = 3;

    private CourseProof() {}

    /** Something that is found out about one item. */
    interface Work {
        List<Finding> of(Item item) throws CannotProve;
    }

    /**
     * What was found out.
     *
     * @param obstacle why not all was; null when all was
     */
    record Result(List<Finding> findings, @Nullable CannotProve obstacle) {}

    /** Ends as soon as one of them cannot be proved, and tells what was found until then. */
    static Result of(List<Item> items, Work work, Progress progress) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() * ITEMS_FOR_A_CORE, task -> {
                    Thread thread = new Thread(task, "molt-proof");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            AtomicInteger done = new AtomicInteger();
            progress.at(0, items.size());
            List<Future<List<Finding>>> running = new ArrayList<>();
            for (Item item : items) {
                Callable<List<Finding>> task = () -> {
                    List<Finding> found = work.of(item);
                    progress.at(done.incrementAndGet(), items.size());
                    return found;
                };
                running.add(threads.submit(task));
            }
            List<Finding> findings = new ArrayList<>();
            CannotProve obstacle = null;
            for (Future<List<Finding>> each : running) {
                try {
                    // Of those behind the first that cannot be proved, what is known already is worth telling.
                    if (obstacle == null || each.isDone()) {
                        findings.addAll(result(each));
                    }
                } catch (CannotProve told) {
                    obstacle = obstacle == null ? told : obstacle;
                    threads.shutdownNow();
                }
            }
            return new Result(findings, obstacle);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Finding> result(Future<List<Finding>> work) throws CannotProve {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw cause(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private static CannotProve stopped() {
        return new CannotProve("The check was stopped.", "Start it again: what is proved already is kept.");
    }

    private static CannotProve cause(@Nullable Throwable cause) {
        if (cause instanceof CannotProve told) {
            return told;
        }
        if (cause instanceof CancellationException) {
            return stopped();
        }
        throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
