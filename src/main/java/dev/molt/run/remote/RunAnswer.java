package dev.molt.run.remote;

import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunListener;
import dev.molt.run.RunResult;
import dev.molt.run.box.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A run as the lines of its answer, from its first event on; until then it may still be refused. Lines wait for a slow site here:
 * they hold no more than the output that is shown, twice.
 */
final class RunAnswer implements RunListener {
    private final Context loop;
    private final HttpServerResponse response;
    private final Consumer<RunAnswer> whenSent;
    private final long heartbeat;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    /**
     * To be made on {@code loop}, which alone writes.
     *
     * @param whenSent called when all is sent, or nobody is there to send it to
     */
    RunAnswer(Context loop, HttpServerResponse response, Consumer<RunAnswer> whenSent) {
        this.loop = loop;
        this.response = response;
        this.whenSent = whenSent;
        this.heartbeat = loop.owner().setPeriodic(Wire.HEARTBEAT_MILLIS, tick -> write(new Event.Heartbeat()));
    }

    /** Completes when all is sent, or nobody is there to send it to. */
    CompletableFuture<Void> sent() {
        return sent;
    }

    /** The connection is closed. */
    void left() {
        loop.owner().cancelTimer(heartbeat);
        done();
    }

    private void done() {
        if (sent.complete(null)) {
            whenSent.accept(this);
        }
    }

    @Override
    public void compiling() {
        tell(new Event.Compiling());
    }

    @Override
    public void diagnosed(List<Diagnostic> found) {
        tell(new Event.Diagnosed(found));
    }

    @Override
    public void running() {
        tell(new Event.Running());
    }

    @Override
    public void printed(Channel channel, String text) {
        tell(new Event.Printed(channel, text));
    }

    @Override
    public void finished(RunResult result) {
        loop.runOnContext(now -> {
            loop.owner().cancelTimer(heartbeat);
            if (!response.closed()) {
                end(result).onComplete(any -> done());
            }
        });
    }

    private Future<Void> end(RunResult result) {
        if (result.outcome() == Outcome.BUSY && !response.headWritten()) {
            return RunnerServer.refuse(response, 503, result.sentence());
        }
        write(new Event.Finished(result));
        return response.end();
    }

    private void tell(Event event) {
        loop.runOnContext(now -> write(event));
    }

    private void write(Event event) {
        if (response.closed()) {
            return;
        }
        if (!response.headWritten()) {
            response.setChunked(true).putHeader("Content-Type", Wire.LINES);
        }
        response.write(Buffer.buffer(Wire.line(event)));
    }
}
