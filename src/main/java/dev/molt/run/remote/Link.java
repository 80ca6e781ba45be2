package dev.molt.run.remote;

import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import dev.molt.run.Sentences;
import dev.molt.run.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The way to one runner. */
record Link(URI url, HttpClient client, Secret secret, Duration silence) {
    private static final String START_IT = "Start it, or take it out of molt.run.remote.url.";
    private static final String SEE_LOG = "See the runner's log.";
    private static final String SAME_VERSION = "Start the same version of Molt on the site and on its runners.";

    /** What it says of itself. Waits for it. */
    Health health() throws RunnerFault {
        try (Call call = new Call(request(Wire.HEALTH).build())) {
            int status = call.status();
            // 503: it is there and takes no runs, and says why.
            if (status != 200 && status != 503) {
                throw refused(status, call);
            }
            Health health = read(call.line(), Health.class);
            call.done();
            return health;
        }
    }

    /**
     * Has a program run and tells of it. Waits for its end.
     *
     * @throws RunnerFault unless the run came to its end or was stopped
     */
    RunResult run(Task task, Told told) throws RunnerFault {
        byte[] order = Wire.line(new Order(secret.alias(task.learner()), task.request()));
        HttpRequest request = request(Wire.RUNS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(order))
                .build();
        try (Call call = new Call(request)) {
            task.stopSignal().whileRunning(call::cancel);
            return result(call, told);
        } catch (RunnerFault fault) {
            if (task.stopSignal().stopped()) {
                return told.brokenOff(Outcome.STOPPED, Sentences.STOPPED);
            }
            throw fault;
        } finally {
            task.stopSignal().ended();
        }
    }

    private RunResult result(Call call, Told told) throws RunnerFault {
        int status = call.status();
        if (status != 200) {
            throw refused(status, call);
        }
        told.begin();
        Event event = read(call.line(), Event.class);
        while (!(event instanceof Event.Finished)) {
            event.tell(told);
            event = read(call.line(), Event.class);
        }
        call.done();
        RunResult result = ((Event.Finished) event).result();
        switch (result.outcome()) {
            case BUSY -> throw new RunnerFault(RunnerFault.Kind.BUSY, result.sentence(), SEE_LOG);
            // Not by us: it closes, or could make no box.
            case STOPPED, UNAVAILABLE -> throw new RunnerFault(RunnerFault.Kind.LOST, result.sentence(), SEE_LOG);
            default -> {
                return result;
            }
        }
    }

    private static RunnerFault refused(int status, Call call) {
        String said = call.refusal();
        return switch (status) {
            case 401 ->
                new RunnerFault(
                        RunnerFault.Kind.AWAY,
                        "It has another secret.",
                        "Give the site and its runners the same MOLT_RUN_REMOTE_SECRET.");
            case 503 -> new RunnerFault(RunnerFault.Kind.BUSY, said, "Wait, or start more runners.");
            case 400, 404, 413 -> new RunnerFault(RunnerFault.Kind.LOST, "It refused: " + said, SAME_VERSION);
            default -> new RunnerFault(RunnerFault.Kind.AWAY, "It answers with status " + status + ".", START_IT);
        };
    }

    private static <T> T read(byte[] json, Class<T> type) throws RunnerFault {
        try {
            return Wire.read(json, type);
        } catch (IOException e) {
            throw new RunnerFault(
                    RunnerFault.Kind.LOST, "What answers there is no runner of this version of Molt.", SAME_VERSION);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", secret.header());
    }

    /** One request under way. */
    private final class Call implements AutoCloseable {
        private final Answer answer = new Answer();
        private final CompletableFuture<HttpResponse<Void>> exchange;
        private RunnerFault.Kind kind = RunnerFault.Kind.AWAY;
        private boolean done;

        Call(HttpRequest request) {
            exchange = client.sendAsync(request, answer);
            CompletableFuture<?> unused = exchange.whenComplete((none, failure) -> {
                if (failure != null) {
                    answer.failed(failure);
                }
            });
        }

        int status() throws RunnerFault {
            if (next() instanceof Answer.Status status) {
                // From here on it has taken the run.
                kind = RunnerFault.Kind.LOST;
                return status.code();
            }
            throw ended(null);
        }

        byte[] line() throws RunnerFault {
            if (next() instanceof Answer.Line line) {
                return line.json();
            }
            throw ended(null);
        }

        /** Why not, as far as it says so. */
        String refusal() {
            try {
                String sentence = Wire.read(line(), Refusal.class).sentence();
                done();
                return sentence;
            } catch (RunnerFault | IOException saysNothing) {
                return "It does not say why.";
            }
        }

        private Answer.Piece next() throws RunnerFault {
            Answer.@Nullable Piece piece;
            try {
                piece = answer.next(silence);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ended(e);
            }
            if (piece == null) {
                String time = silence.toMillis() / 1000.0 + " s";
                throw new RunnerFault(kind, "It said nothing for " + time + ".", SEE_LOG);
            }
            if (piece instanceof Answer.End end) {
                throw ended(end.failure());
            }
            return piece;
        }

        private RunnerFault ended(@Nullable Throwable failure) {
            Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            if (cause instanceof ConnectException) {
                return new RunnerFault(kind, "Nobody answers there.", START_IT);
            }
            if (cause instanceof HttpTimeoutException) {
                return new RunnerFault(kind, "It cannot be reached in time.", START_IT);
            }
            String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
            return new RunnerFault(kind, "The connection to it broke" + why + ".", SEE_LOG);
        }

        /** Whatever the state of the call. */
        void cancel() {
            answer.cancel();
            exchange.cancel(true);
        }

        /** All that matters was said: the connection may serve for the next call. */
        void done() {
            done = true;
        }

        @Override
        public void close() {
            if (!done) {
                cancel();
            }
        }
    }
}
