package dev.molt.run;

import dev.molt.run.box.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private final Engine engine;
    private final RunQueue queue;
    private final ThreadFactory threads = DaemonThreads.named("molt-run");
    private final List<Thread> workers = new CopyOnWriteArrayList<>();

    /** As many as runs that are listened to; the queue bounds them. */
    private final ExecutorService tellers = Executors.newCachedThreadPool(DaemonThreads.named("molt-tell"));

    private final AtomicBoolean closed = new AtomicBoolean();

    /** A desk with boxes of this machine. Returns at once; runs submitted before these have been probed wait for it. */
    public RunDesk(RunSettings settings) {
        this(new Boxes(settings), settings.desk().queue(), settings.desk().perLearner());
    }

    /**
     * @param engine closed with the desk
     * @param queueLength runs that may wait
     * @param runsPerLearner runs of one learner at one time
     */
    public RunDesk(Engine engine, int queueLength, int runsPerLearner) {
        this.engine = engine;
        this.queue = new RunQueue(queueLength, runsPerLearner, engine::workers);
        hire();
    }

    /** As many workers as there is work for; when it becomes less they wait. */
    private synchronized void hire() {
        while (workers.size() < engine.workers()) {
            int number = workers.size();
            Thread worker = threads.newThread(() -> work(number));
            workers.add(worker);
            worker.start();
        }
    }

    /**
     * Queues a run. An older run of the same learner and pane ends as {@link Outcome#STOPPED}; with a full queue this one ends as
     * {@link Outcome#BUSY}, or for a run the last of those that go behind runs, or else the last of a learner's who has more in it.
     * Where no worker is free one of those gives way, and
     * begins anew later. What is hung on the ticket's future runs on a worker: hang nothing slow on it.
     *
     * @param learner who asks, see also {@link #stranger}; programs that the course does not publish are cached for them alone
     * @param pane which of their editors
     */
    public RunTicket submit(String learner, String pane, RunRequest request) {
        return submit(new RunJob(queue, Asker.named(learner), pane, request, RunListener.NOBODY));
    }

    /**
     * As {@link #submit(String, String, RunRequest)}, and tells what becomes of it on the way.
     *
     * @param listener called by a thread of its own, which it may keep as long as it likes
     */
    public RunTicket submit(String learner, String pane, RunRequest request, RunListener listener) {
        Telling telling = new Telling(listener, request.language());
        tellers.execute(telling);
        return submit(new RunJob(queue, Asker.named(learner), pane, request, telling));
    }

    private RunTicket submit(RunJob job) {
        SandboxStatus sandbox = engine.status();
        if (engine.probed().isDone() && !sandbox.ready()) {
            job.end(RunResult.of(Outcome.UNAVAILABLE, Sentences.unavailable(sandbox)));
        } else {
            hire();
            queue.add(job);
        }
        return job;
    }

    /**
     * The name of a learner whom nobody knows yet. All of one origin take turns as one learner and have as much at one time:
     * whoever comes without a name each time must not be somebody else each time.
     *
     * @param learner name that they have from now on
     */
    public static String stranger(String learner, String origin) {
        return Asker.stranger(learner, origin);
    }

    /** Why a run would end as {@link Outcome#BUSY} at once, for the learner; empty when it would not. Costs nothing. */
    public String refusal(String learner, String pane) {
        return queue.refusal(Asker.named(learner), pane, RunRequest.RUN);
    }

    /** Likewise for a look at what is typed. */
    public String refusalOfCheck(String learner, String pane) {
        return queue.refusal(Asker.named(learner), pane, RunRequest.CHECK);
    }

    /** Ends what a learner's pane runs or waits for. */
    public void stop(String learner, String pane) {
        queue.stop(Asker.named(learner), pane, Sentences.STOPPED);
    }

    /** Ends all that run or wait now. The desk takes in new runs as before. */
    public void stopAll() {
        queue.stopAll(Sentences.STOPPED);
    }

    public DeskStatus status() {
        return new DeskStatus(queue.waiting(), queue.running(), engine.workers(), engine.status());
    }

    /** Waits for the probe, at most a few seconds. For commands that need the answer before they go on. */
    public SandboxStatus awaitSandbox() {
        engine.probed().join();
        return engine.status();
    }

    private void work(int worker) {
        engine.probed().join();
        RunJob job = queue.take();
        while (job != null) {
            RunResult result = run(worker, job.task());
            if (queue.done(job, result)) {
                job.end(result);
            }
            hire();
            job = queue.take();
        }
    }

    private RunResult run(int worker, Task task) {
        try {
            return engine.run(worker, task);
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
            queue.stopAll(Sentences.CLOSING);
            ended(Long.MAX_VALUE);
        }
        if (!closed.getAndSet(true)) {
            engine.close();
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
