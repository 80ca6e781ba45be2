package dev.molt.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who runs next: runs before checks, and these before what is compiled ahead, each in order of arrival, a few of one learner at a time. */
final class RunQueue {
    private final int mostWaiting;
    private final int mostOfLearner;
    private final List<RunJob> waiting = new ArrayList<>();
    private final Set<RunJob> running = new LinkedHashSet<>();
    private boolean closed;

    RunQueue(int mostWaiting, int mostOfLearner) {
        this.mostWaiting = mostWaiting;
        this.mostOfLearner = mostOfLearner;
    }

    /** In place of older ones of its pane; ends it as busy when there is no room. */
    void add(RunJob job) {
        stop(job.learner(), job.pane(), Sentences.REPLACED);
        String refusal;
        synchronized (this) {
            refusal = refusal(job);
            if (refusal.isEmpty()) {
                waiting.add(job);
                notifyAll();
            }
        }
        if (!refusal.isEmpty()) {
            job.end(RunResult.of(Outcome.BUSY, refusal));
        }
    }

    private String refusal(RunJob job) {
        if (closed) {
            return Sentences.CLOSING;
        }
        // One learner may not fill the queue for all.
        long own = waiting.stream()
                .filter(it -> it.learner().equals(job.learner()))
                .count();
        return waiting.size() >= mostWaiting || own >= Math.max(mostOfLearner, mostWaiting / 4) ? Sentences.BUSY : "";
    }

    /** Waits for a job that may run; null once the desk is closed. */
    synchronized @Nullable RunJob take() {
        try {
            while (!closed) {
                RunJob next = next();
                if (next != null) {
                    waiting.remove(next);
                    running.add(next);
                    return next;
                }
                wait();
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable RunJob next() {
        RunJob first = null;
        for (RunJob job : waiting) {
            if (runningOf(job.learner()) < mostOfLearner && (first == null || job.rank() < first.rank())) {
                first = job;
            }
        }
        return first;
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

    void stopAll() {
        stopWhere(job -> true, Sentences.CLOSING);
    }

    private void stopWhere(Predicate<RunJob> which, String why) {
        List<RunJob> unstarted;
        List<RunJob> started;
        synchronized (this) {
            unstarted = waiting.stream().filter(which).toList();
            started = running.stream().filter(which).toList();
            waiting.removeAll(unstarted);
        }
        unstarted.forEach(job -> {
            job.kill(why);
            job.end(RunResult.of(Outcome.STOPPED, why));
        });
        started.forEach(job -> job.kill(why));
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
