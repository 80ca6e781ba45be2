package dev.molt.run.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A runner's answer, cut into lines as it comes, for one thread that takes them. */
final class Answer implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
    /** More than any run can say: what is shown of its output, twice, and what a compiler said. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;
    private boolean cancelled;
    private int bytes;

    sealed interface Piece {}

    /** The first. */
    record Status(int code) implements Piece {}

    /** Without its end. */
    record Line(byte[] json) implements Piece {}

    /** The last; by a failure where there is one. */
    record End(@Nullable Throwable failure) implements Piece {}

    /** The next piece; null when none comes in time. */
    @Nullable
    Piece next(Duration most) throws InterruptedException {
        return pieces.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No more is wanted: closes the connection. */
    void cancel() {
        end(null);
    }

    /** Told from outside when there never was an answer. */
    void failed(Throwable failure) {
        pieces.add(new End(failure));
    }

    private void end(@Nullable Throwable failure) {
        Flow.Subscription open;
        synchronized (this) {
            cancelled = true;
            open = subscription;
        }
        pieces.add(new End(failure));
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        pieces.add(new Status(info.statusCode()));
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        boolean unwanted;
        synchronized (this) {
            subscription = opened;
            unwanted = cancelled;
        }
        if (unwanted) {
            opened.cancel();
        } else {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
            if (bytes > MOST_BYTES) {
                end(new IOException("it says more than " + MOST_BYTES + " bytes"));
                return;
            }
            while (buffer.hasRemaining()) {
                take(buffer.get());
            }
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            pieces.add(new Line(line.toByteArray()));
            line.reset();
        } else {
            line.write(next);
        }
    }

    /** A line that does not end was not said to its end. */
    @Override
    public void onComplete() {
        pieces.add(new End(null));
        body.complete(null);
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new End(failure));
        body.completeExceptionally(failure);
    }
}
