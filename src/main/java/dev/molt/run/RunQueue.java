package dev.molt.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who runs next: runs, then checks, then what is compiled ahead; each in order of arrival, a few of one learner at a time. */
final class RunQueue {
    /** Between the starts of two runs of one pane of which the first was killed for the second: nobody clicks as fast. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final int mostWaiting;
    private final int mostOfLearner;
    private final IntSupplier mostRunning;

    /** In the order in which they are to run. */
    private final List<RunJob> waiting = new ArrayList<>();

    private final Set<RunJob> running = new LinkedHashSet<>();
    private boolean closed;

    /** Jobs that a stop has met: those that waited are out of the queue, and whoever took them out ends them. */
    private record Stopped(List<RunJob> unstarted, List<RunJob> started) {
        void end(String why) {
            unstarted.forEach(job -> {
                job.kill(why);
                job.end(RunResult.of(Outcome.STOPPED, why));
            });
            started.forEach(job -> job.kill(why));
        }
    }

    /** @param mostRunning asked whenever a run may start: it may change */
    RunQueue(int mostWaiting, int mostOfLearner, IntSupplier mostRunning) {
        this.mostWaiting = mostWaiting;
        this.mostOfLearner = mostOfLearner;
        this.mostRunning = mostRunning;
    }

    /** In place of older ones of its pane; ends it as busy when there is no room. */
    void add(RunJob job) {
        Stopped older;
        String refusal;
        synchronized (this) {
            // In one step: of two that come at once, one must see the other.
            older = withdraw(it -> it.isOf(job.learner(), job.pane()));
            older.unstarted.forEach(it -> job.waitFor(0, it));
            older.started.forEach(it -> job.waitFor(PAUSE, it));
            refusal = refusal(job.learner(), job.pane());
            if (refusal.isEmpty()) {
                waiting.add(placeOf(job), job);
            }
            moved();
        }
        older.end(Sentences.REPLACED);
        if (!refusal.isEmpty()) {
            job.end(RunResult.of(Outcome.BUSY, refusal));
        }
    }

    /** Behind all that go before it or came before it. */
    private int placeOf(RunJob job) {
        int place = 0;
        while (place < waiting.size() && waiting.get(place).rank() <= job.rank()) {
            place++;
        }
        return place;
    }

    /** Why a run would not be taken in now; empty when it would. What it takes the place of leaves room for it. */
    synchronized String refusal(String learner, String pane) {
        if (closed) {
            return Sentences.CLOSING;
        }
        // One learner may not fill the queue for all.
        long replaced = waiting.stream().filter(it -> it.isOf(learner, pane)).count();
        long own = waiting.stream().filter(it -> it.learner().equals(learner)).count() - replaced;
        if (own >= Math.max(mostOfLearner, mostWaiting / 4)) {
            return Sentences.ownInLine(own);
        }
        return waiting.size() - replaced >= mostWaiting ? Sentences.busy(waiting.size()) : "";
    }

    /** Waits for a job that may run; null once the desk is closed. */
    synchronized @Nullable RunJob take() {
        try {
            while (!closed) {
                long now = System.nanoTime();
                RunJob next = next(now);
                if (next != null) {
                    next.begin(now);
                    waiting.remove(next);
                    running.add(next);
                    moved();
                    return next;
                }
                // 0 waits until something happens.
                wait(waiting.stream()
                        .mapToLong(job -> job.early(now))
                        .filter(early -> early > 0)
                        .map(early -> 1 + TimeUnit.NANOSECONDS.toMillis(early))
                        .min()
                        .orElse(0));
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable RunJob next(long now) {
        if (running.size() >= mostRunning.getAsInt()) {
            return null;
        }
        for (RunJob job : waiting) {
            if (job.early(now) <= 0 && runningOf(job.learner()) < mostOfLearner && !isPaneBusy(job)) {
                return job;
            }
        }
        return null;
    }

    /** Whether an older run of its pane, which has been killed for it, is still ending. */
    private boolean isPaneBusy(RunJob job) {
        return running.stream().anyMatch(it -> it.isOf(job.learner(), job.pane()));
    }

    private long runningOf(String learner) {
        return running.stream().filter(job -> job.learner().equals(learner)).count();
    }

    synchronized void done(RunJob job) {
        running.remove(job);
        notifyAll();
    }

    void stop(String learner, String pane, String why) {
        stopWhere(job -> job.isOf(learner, pane), why);
    }

    void stop(RunJob job, String why) {
        stopWhere(job::equals, why);
    }

    void stopAll(String why) {
        stopWhere(job -> true, why);
    }

    private void stopWhere(Predicate<RunJob> which, String why) {
        withdraw(which).end(why);
    }

    private synchronized Stopped withdraw(Predicate<RunJob> which) {
        Stopped stopped = new Stopped(
                waiting.stream().filter(which).toList(),
                running.stream().filter(which).toList());
        if (waiting.removeAll(stopped.unstarted)) {
            moved();
        }
        return stopped;
    }

    /** Tells workers that there may be something to do, and those who wait where they are. */
    private void moved() {
        notifyAll();
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).told().queued(i + 1);
        }
    }

    /** From now on nothing is taken in or handed out. */
    void close() {
        List<RunJob> refused;
        synchronized (this) {
            closed = true;
            refused = List.copyOf(waiting);
            waiting.clear();
            notifyAll();
        }
        refused.forEach(job -> job.end(RunResult.of(Outcome.BUSY, Sentences.CLOSING)));
    }

    synchronized int position(RunJob job) {
        return waiting.indexOf(job) + 1;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int running() {
        return running.size();
    }
}
