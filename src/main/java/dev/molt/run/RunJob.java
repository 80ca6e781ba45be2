package dev.molt.run;

import dev.molt.run.box.StopSignal;
import java.util.concurrent.CompletableFuture;

/** One run on its way through the desk. */
final class RunJob implements RunTicket {
    private final RunQueue queue;
    private final String pane;
    private final Task task;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private volatile String whyStopped = Sentences.STOPPED;

    /** By {@link System#nanoTime}. Of the queue, which holds its lock. */
    private long notBefore = System.nanoTime();

    RunJob(RunQueue queue, String learner, String pane, RunRequest request, RunListener told) {
        this.queue = queue;
        this.pane = pane;
        this.task = new Task(learner, request, new StopSignal(), told);
    }

    String learner() {
        return task.learner();
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
