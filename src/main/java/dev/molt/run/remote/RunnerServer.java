package dev.molt.run.remote;

import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunTicket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A desk behind HTTP. Limits of one learner are the site's to hold: here a run is a run. */
public final class RunnerServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunnerServer.class.getName());

    /** A program, its tests and its input, each character of them escaped. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    private static final long LAST_WORDS_MILLIS = 1_000;

    private final RunDesk desk;
    private final Secret secret;
    private final Vertx vertx;
    private final HttpServer http;
    private final AtomicLong panes = new AtomicLong();
    private final Set<RunAnswer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * Listens.
     *
     * @param desk closed with the server; it must let one learner run as much as all
     * @param port 0 takes any free one
     * @throws IOException when it cannot
     */
    public RunnerServer(RunDesk desk, Secret secret, String host, int port) throws IOException {
        this.desk = desk;
        this.secret = secret;
        // It serves no files, so it needs no folder to keep them in.
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        http = vertx.createHttpServer(new HttpServerOptions().setTcpKeepAlive(true))
                .requestHandler(this::answer)
                .exceptionHandler(e -> LOG.log(System.Logger.Level.DEBUG, "A connection broke.", e));
        try {
            http.listen(port, host).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            vertx.close();
            throw new IOException(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()), e);
        }
    }

    /** Where it listens. */
    public int port() {
        return http.actualPort();
    }

    private void answer(HttpServerRequest request) {
        String asked = request.method() + " " + request.path();
        if (asked.equals(HttpMethod.GET + " " + Wire.HEALTH)) {
            health(request);
        } else if (asked.equals(HttpMethod.POST + " " + Wire.RUNS)) {
            run(request);
        } else {
            refuse(
                    request,
                    404,
                    "There is no such thing here: POST /runs runs a program, GET /health tells how it is.");
        }
    }

    /** For everybody, so that what watches machines needs no secret; but who shows one is told when it is wrong. */
    private void health(HttpServerRequest request) {
        String shown = request.getHeader("Authorization");
        if (shown != null && !secret.opens(shown)) {
            refuseStranger(request);
            return;
        }
        Health health = new Health(closing, desk.status());
        request.response()
                .setStatusCode(closing || !health.desk().sandbox().ready() ? 503 : 200)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(Wire.line(health)));
    }

    private void run(HttpServerRequest request) {
        if (!secret.opens(request.getHeader("Authorization"))) {
            refuseStranger(request);
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() + piece.length() <= MOST_BYTES) {
                body.appendBuffer(piece);
            } else if (!request.response().ended()) {
                refuse(request, 413, "An order has at most " + MOST_BYTES + " bytes.");
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                start(request, body.getBytes());
            }
        });
    }

    private void start(HttpServerRequest request, byte[] body) {
        Order order;
        try {
            order = Wire.read(body, Order.class);
        } catch (IOException e) {
            refuse(request, 400, malformed(e));
            return;
        }
        if (closing) {
            refuse(request, 503, "This runner is closing.");
            return;
        }
        Context loop = vertx.getOrCreateContext();
        RunAnswer answer = new RunAnswer(loop, request.response(), open::remove);
        open.add(answer);
        // A pane of its own: nothing takes its place.
        String pane = Long.toString(panes.incrementAndGet());
        RunTicket ticket = desk.submit(order.learner(), pane, order.request(), answer);
        request.response().closeHandler(gone -> {
            answer.left();
            // Killing takes a moment, which the event loop has not.
            vertx.executeBlocking(
                    () -> {
                        ticket.stop();
                        return ticket;
                    },
                    false);
        });
    }

    /** The sentence of {@link RunRequest} where it is that which refuses. */
    private static String malformed(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "The body is no order to run a program, or of another version of Molt.";
    }

    private void refuseStranger(HttpServerRequest request) {
        refuse(request, 401, "The secret is missing or not that of this runner: see MOLT_RUN_REMOTE_SECRET.");
    }

    private static void refuse(HttpServerRequest request, int status, String sentence) {
        refuse(request.response(), status, sentence);
    }

    static Future<Void> refuse(HttpServerResponse response, int status, String sentence) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(Wire.line(new Refusal(sentence))));
    }

    /** Refuses new runs, lets those under way end within {@code patience} and then kills them; what they did is still told. */
    public void close(Duration patience) {
        closing = true;
        desk.close(patience);
        CompletableFuture<Void> all =
                CompletableFuture.allOf(open.stream().map(RunAnswer::sent).toArray(CompletableFuture[]::new));
        all.completeOnTimeout(null, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS).join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** As {@link #close(Duration)} with no patience. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
