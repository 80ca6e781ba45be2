package dev.molt.run;

import dev.molt.run.box.StopSignal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who runs next, see {@link WaitingLine}; a few of one learner at a time. What goes behind never holds up what goes before: a check
 * leaves its place in a full line to a run, and its worker where no other is free. In a line that is full of its own kind whoever has
 * the most in it leaves a place to who has less, so that a few with many programs do not keep out all others.
 */
final class RunQueue {
    /** Between the starts of two runs of one pane of which the first was killed for the second: nobody clicks as fast. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final int mostWaiting;
    private final int mostOfLearner;
    private final IntSupplier mostRunning;
    private final WaitingLine line = new WaitingLine();

    /** In the order in which they were started. */
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
        Optional<RunJob> crowdedOut = Optional.empty();
        Optional<StopSignal> inTheWay = Optional.empty();
        synchronized (this) {
            // In one step: of two that come at once, one must see the other.
            older = withdraw(it -> it.isOf(job.learner(), job.pane()));
            older.unstarted.forEach(it -> job.waitFor(0, it));
            older.started.forEach(it -> job.waitFor(PAUSE, it));
            refusal = refusal(job.asker(), job.pane(), job.rank());
            if (refusal.isEmpty()) {
                crowdedOut = line.size() < mostWaiting ? Optional.empty() : crowdOut(job);
                line.join(job);
                inTheWay = inTheWayOf(job, System.nanoTime()).map(RunJob::giveWay);
            }
            moved();
        }
        // Outside the lock: to kill takes a moment, and listeners are others' code.
        older.end(Sentences.REPLACED);
        inTheWay.ifPresent(StopSignal::stop);
        crowdedOut.ifPresent(it -> it.end(RunResult.of(Outcome.BUSY, Sentences.busy(mostWaiting))));
        if (!refusal.isEmpty()) {
            job.end(RunResult.of(Outcome.BUSY, refusal));
        }
    }

    /**
     * Why a job would not be taken in now; empty when it would. What it takes the place of leaves room for it, and so does what goes
     * behind it, or the last of who has more.
     */
    synchronized String refusal(Asker asker, String pane, int rank) {
        if (closed) {
            return Sentences.CLOSING;
        }
        Predicate<RunJob> stays = it -> it.rank() <= rank && !it.isOf(asker.learner(), pane);
        // One learner may not fill the queue for all.
        long own = line.count(stays.and(it -> it.party().equals(asker.party())));
        if (own >= Math.max(mostOfLearner, mostWaiting / 4)) {
            return Sentences.ownInLine(own);
        }
        long all = line.count(stays);
        return all < mostWaiting || line.lastOfMost(asker.party(), rank, stays).isPresent() ? "" : Sentences.busy(all);
    }

    /** Takes out what leaves its place to a job that is not refused. */
    private Optional<RunJob> crowdOut(RunJob job) {
        return line.lastBehind(job.rank())
                .or(() -> line.lastOfMost(job.party(), job.rank(), it -> true))
                .map(line::withdraw);
    }

    /** Which job has to leave its worker, or this one would wait for one that goes behind it. */
    private Optional<RunJob> inTheWayOf(RunJob job, long now) {
        long wanted = line.count(it -> it.rank() <= job.rank() && mayStart(it, now));
        if (!mayStart(job, now)
                || wanted <= free() + running.stream().filter(RunJob::isEnding).count()) {
            return Optional.empty();
        }
        return running.stream()
                .filter(it -> it.rank() > job.rank() && !it.isEnding())
                .reduce((one, later) -> later.rank() < one.rank() ? one : later);
    }

    /** Waits for a job that may run; null once the desk is closed. */
    synchronized @Nullable RunJob take() {
        try {
            while (!closed) {
                long now = System.nanoTime();
                Optional<RunJob> next =
                        line.jobs().filter(job -> isNext(job, now)).findFirst();
                if (next.isPresent()) {
                    RunJob job = next.get();
                    job.begin(now);
                    line.serve(job);
                    running.add(job);
                    moved();
                    return job;
                }
                // 0 waits until something happens.
                wait(line.jobs()
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

    /** Workers are kept for those who go before it and only pause. */
    private boolean isNext(RunJob job, long now) {
        return mayStart(job, now) && free() > line.count(it -> it.rank() < job.rank() && it.early(now) > 0);
    }

    private int free() {
        return mostRunning.getAsInt() - running.size();
    }

    /** Once a worker is free. */
    private boolean mayStart(RunJob job, long now) {
        return job.early(now) <= 0 && runningOf(job) < mostOfLearner && !isPaneBusy(job);
    }

    /** Whether an older run of its pane, which has been killed for it, is still ending. */
    private boolean isPaneBusy(RunJob job) {
        return running.stream().anyMatch(it -> it.isOf(job.learner(), job.pane()));
    }

    /** Those of its learner that do not go behind it. */
    private int runningOf(RunJob job) {
        return (int) running.stream()
                .filter(it -> it.rank() <= job.rank() && it.party().equals(job.party()))
                .count();
    }

    /** Its run is over. False when it only gave way to another: then it stands in line again. */
    synchronized boolean done(RunJob job, RunResult result) {
        running.remove(job);
        boolean again = !closed && result.outcome() == Outcome.STOPPED && job.beginAnew();
        if (again) {
            line.joinAgain(job);
        } else {
            line.hadTurn(job);
        }
        moved();
        return !again;
    }

    void stop(Asker asker, String pane, String why) {
        stopWhere(job -> job.isOf(asker.learner(), pane), why);
    }

    void stop(RunJob job, String why) {
        stopWhere(job::equals, why);
    }

    void stopAll(String why) {
        stopWhere(job -> true, why);
    }

    private void stopWhere(Predicate<RunJob> which, String why) {
        Stopped stopped;
        synchronized (this) {
            stopped = withdraw(which);
            moved();
        }
        stopped.end(why);
    }

    private Stopped withdraw(Predicate<RunJob> which) {
        List<RunJob> started = running.stream().filter(which).toList();
        started.forEach(RunJob::doom);
        return new Stopped(line.withdraw(which), started);
    }

    /** Tells workers that there may be something to do, and those who wait where they are. */
    private void moved() {
        line.arrange(this::runningOf);
        line.tellPositions();
        notifyAll();
    }

    /** From now on nothing is taken in or handed out. */
    void close() {
        List<RunJob> refused;
        synchronized (this) {
            closed = true;
            refused = line.withdraw(job -> true);
            notifyAll();
        }
        refused.forEach(job -> job.end(RunResult.of(Outcome.BUSY, Sentences.CLOSING)));
    }

    synchronized int position(RunJob job) {
        return line.position(job);
    }

    synchronized int waiting() {
        return line.size();
    }

    synchronized int running() {
        return running.size();
    }
}
