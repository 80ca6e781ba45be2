package dev.molt.run;

import dev.molt.run.box.StopSignal;
import java.util.concurrent.CompletableFuture;

/** One run on its way through the desk. */
final class RunJob implements RunTicket {
    private final RunQueue queue;
    private final String pane;
    private final Asker asker;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private volatile Task task;
    private volatile String whyStopped = Sentences.STOPPED;

    // What follows is the queue's, which holds its lock.

    /** By {@link System#nanoTime}. */
    private long notBefore = System.nanoTime();

    private boolean doomed;
    private boolean givesWay;

    RunJob(RunQueue queue, Asker asker, String pane, RunRequest request, RunListener told) {
        this.queue = queue;
        this.pane = pane;
        this.asker = asker;
        this.task = new Task(asker.learner(), request, new StopSignal(), told);
    }

    String learner() {
        return asker.learner();
    }

    Asker asker() {
        return asker;
    }

    String party() {
        return asker.party();
    }

    String pane() {
        return pane;
    }

    Task task() {
        return task;
    }

    /** Returns at once whatever its listener does. */
    RunListener told() {
        return task.told();
    }

    boolean isOf(String aLearner, String aPane) {
        return learner().equals(aLearner) && pane.equals(aPane);
    }

    /** Lets it wait for a pause behind those of its pane: each that is started only to be killed costs two boxes. */
    void waitFor(long pauseNanos, RunJob older) {
        notBefore = Math.max(notBefore, older.notBefore + pauseNanos);
    }

    /** Notes when it starts. */
    void begin(long now) {
        notBefore = now;
    }

    /** Nanoseconds until it may start; 0 or less when it may. */
    long early(long now) {
        return notBefore - now;
    }

    int rank() {
        return task.request().rank();
    }

    /** It is to be killed for good. */
    void doom() {
        doomed = true;
    }

    /** It is to leave its worker to another, by the signal that is returned. */
    StopSignal giveWay() {
        givesWay = true;
        return task.stopSignal();
    }

    /** Whether its worker is about to be free. */
    boolean isEnding() {
        return doomed || givesWay;
    }

    /** After it was stopped. False unless it only gave way. */
    boolean beginAnew() {
        boolean again = givesWay && !doomed;
        if (again) {
            givesWay = false;
            task = new Task(task.learner(), task.request(), new StopSignal(), task.told());
        }
        return again;
    }

    /** Kills its box, or keeps it from making one. */
    void kill(String why) {
        whyStopped = why;
        task.stopSignal().stop();
    }

    void end(RunResult ending) {
        RunResult known = ending.outcome() == Outcome.STOPPED ? ending.withSentence(whyStopped) : ending;
        if (result.complete(known)) {
            told().finished(known);
        }
    }

    @Override
    public CompletableFuture<RunResult> result() {
        return result;
    }

    @Override
    public int position() {
        return queue.position(this);
    }

    @Override
    public void stop() {
        queue.stop(this, Sentences.STOPPED);
    }
}
