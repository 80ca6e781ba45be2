package dev.molt.run;

import dev.molt.run.box.DaemonThreads;
import dev.molt.run.box.Slot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes requests to run and runs them: a bounded queue, a few workers, the newest run of a learner's pane in place of an older
 * one. Safe for use by many threads.
 */
public final class RunDesk implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunDesk.class.getName());
    private static final SandboxStatus PROBING = new SandboxStatus(
            false,
            "The sandbox is being probed.",
            "Wait a few seconds.",
            "unknown",
            "unknown",
            "unknown",
            "unknown",
            SandboxStatus.Tool.UNKNOWN,
            SandboxStatus.Tool.UNKNOWN);

    private final RunSettings settings;
    private final RunQueue queue;
    private final CompletableFuture<SandboxProbe.Prepared> prepared = new CompletableFuture<>();
    private final List<Thread> workers = new ArrayList<>();

    /** As many as runs that are listened to; the queue bounds them. */
    private final ExecutorService tellers = Executors.newCachedThreadPool(DaemonThreads.named("molt-tell"));

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens the desk and returns at once; runs submitted before the sandbox has been probed wait for it. */
    public RunDesk(RunSettings settings) {
        this.settings = settings;
        this.queue = new RunQueue(settings.queueLength(), settings.runsPerLearner());
        DaemonThreads.named("molt-probe").newThread(this::prepare).start();
        ThreadFactory threads = DaemonThreads.named("molt-run");
        for (int number = 0; number < settings.workers(); number++) {
            int slot = number;
            Thread worker = threads.newThread(() -> work(slot));
            workers.add(worker);
            worker.start();
        }
    }

    private void prepare() {
        SandboxProbe.Prepared result = SandboxProbe.prepare(settings);
        SandboxStatus status = result.status();
        if (status.ready()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Programs run in boxes: bwrap {0}, {1}, Python {2}, Rust {3}.",
                    status.bwrap(),
                    status.limits(),
                    status.python(),
                    status.rustc());
        } else {
            LOG.log(System.Logger.Level.ERROR, "Running programs is off. {0} {1}", status.reason(), status.remedy());
        }
        prepared.complete(result);
    }

    /**
     * Queues a run. An older run of the same learner and pane ends as {@link Outcome#STOPPED}; with a full queue this one ends as
     * {@link Outcome#BUSY}. What is hung on the ticket's future runs on a worker: hang nothing slow on it.
     *
     * @param learner who asks; programs that the course does not publish are cached for them alone
     * @param pane which of their editors
     */
    public RunTicket submit(String learner, String pane, RunRequest request) {
        return submit(new RunJob(queue, learner, pane, request, RunListener.NOBODY));
    }

    /**
     * As {@link #submit(String, String, RunRequest)}, and tells what becomes of it on the way.
     *
     * @param listener called by a thread of its own, which it may keep as long as it likes
     */
    public RunTicket submit(String learner, String pane, RunRequest request, RunListener listener) {
        Telling telling = new Telling(listener, request.language());
        tellers.execute(telling);
        return submit(new RunJob(queue, learner, pane, request, telling));
    }

    private RunTicket submit(RunJob job) {
        if (prepared.isDone() && prepared.join().runner() == null) {
            job.end(RunResult.of(
                    Outcome.UNAVAILABLE, Sentences.unavailable(prepared.join().status())));
        } else {
            queue.add(job);
        }
        return job;
    }

    /** Why a run would end as {@link Outcome#BUSY} at once, for the learner; empty when it would not. Costs nothing. */
    public String refusal(String learner, String pane) {
        return queue.refusal(learner, pane);
    }

    /** Ends what a learner's pane runs or waits for. */
    public void stop(String learner, String pane) {
        queue.stop(learner, pane, Sentences.STOPPED);
    }

    public DeskStatus status() {
        SandboxStatus sandbox = prepared.isDone() ? prepared.join().status() : PROBING;
        return new DeskStatus(queue.waiting(), queue.running(), settings.workers(), sandbox);
    }

    /** Waits for the probe, at most a few seconds. For commands that need the answer before they go on. */
    public SandboxStatus awaitSandbox() {
        return prepared.join().status();
    }

    private void work(int slotNumber) {
        SandboxProbe.Prepared ready = prepared.join();
        RunJob job = queue.take();
        while (job != null) {
            RunResult result = run(ready, slotNumber, job);
            queue.done(job);
            job.end(result);
            job = queue.take();
        }
    }

    private static RunResult run(SandboxProbe.Prepared ready, int slotNumber, RunJob job) {
        Runner runner = ready.runner();
        if (runner == null) {
            return RunResult.of(Outcome.UNAVAILABLE, Sentences.unavailable(ready.status()));
        }
        Slot slot = runner.sandbox().slot(slotNumber);
        try {
            return runner.run(slot, job.task());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A run failed outside the program.", e);
            return RunResult.of(Outcome.UNAVAILABLE, Sentences.boxFailed());
        }
    }

    /** Refuses new runs and those that wait, lets those under way end within {@code patience}, then kills them. */
    public void close(Duration patience) {
        queue.close();
        long deadline = System.nanoTime() + patience.toNanos();
        if (!ended(deadline)) {
            queue.stopAll();
            ended(Long.MAX_VALUE);
        }
        if (!closed.getAndSet(true)) {
            prepared.join().close();
        }
    }

    private boolean ended(long deadline) {
        try {
            for (Thread worker : workers) {
                long left = deadline == Long.MAX_VALUE ? 0 : Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
                worker.join(left);
                if (worker.isAlive()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As {@link #close(Duration)} with no patience. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
