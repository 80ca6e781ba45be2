package dev.molt.run;

import dev.molt.run.box.StopSignal;
import java.util.concurrent.CompletableFuture;

/** One run on its way through the desk. */
final class RunJob implements RunTicket {
    private final RunQueue queue;
    private final String learner;
    private final String pane;
    private final RunRequest request;
    private final StopSignal stopSignal = new StopSignal();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private volatile String whyStopped = Sentences.STOPPED;

    RunJob(RunQueue queue, String learner, String pane, RunRequest request) {
        this.queue = queue;
        this.learner = learner;
        this.pane = pane;
        this.request = request;
    }

    String learner() {
        return learner;
    }

    String pane() {
        return pane;
    }

    RunRequest request() {
        return request;
    }

    StopSignal stopSignal() {
        return stopSignal;
    }

    boolean isOf(String aLearner, String aPane) {
        return learner.equals(aLearner) && pane.equals(aPane);
    }

    int rank() {
        return request.rank();
    }

    /** Kills its box, or keeps it from making one. */
    void kill(String why) {
        whyStopped = why;
        stopSignal.stop();
    }

    void end(RunResult ending) {
        result.complete(ending.outcome() == Outcome.STOPPED ? ending.withSentence(whyStopped) : ending);
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
