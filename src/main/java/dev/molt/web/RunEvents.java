package dev.molt.web;

import dev.molt.proof.Trial;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunListener;
import dev.molt.run.RunResult;
import dev.molt.run.box.Channel;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A run as events for the page that watches it. Events wait for a slow client here: they are few, and hold no more than the output
 * that is shown, twice.
 */
final class RunEvents implements RunListener {

    private static final Logger LOG = Logger.getLogger(RunEvents.class);

    private final Sse sse;
    private final VisiblePlaces places;
    private final Trial trial;
    private final Function<RunResult, RunView> ended;
    private final UnicastProcessor<OutboundSseEvent> events = UnicastProcessor.create();

    /** @param ended takes down the result and says how the page gets it; called once, by a thread that may wait */
    RunEvents(Sse sse, Trial trial, Function<RunResult, RunView> ended) {
        this.sse = sse;
        this.trial = trial;
        this.places = new VisiblePlaces(trial.program());
        this.ended = ended;
    }

    public record Queued(int position) {}

    public record Stage() {}

    /** @param stream {@code stdout} or {@code stderr} */
    public record Output(String stream, String text) {}

    /** For one subscriber. */
    Multi<OutboundSseEvent> events() {
        return events;
    }

    @Override
    public void queued(int position) {
        send("queued", new Queued(position));
    }

    @Override
    public void compiling() {
        send("compiling", new Stage());
    }

    @Override
    public void diagnosed(List<Diagnostic> found) {
        found.forEach(diagnostic -> send("diagnostic", RunView.mark(diagnostic, trial.program(), places)));
    }

    @Override
    public void running() {
        send("running", new Stage());
    }

    @Override
    public void printed(Channel channel, String text) {
        String shown = channel == Channel.STDERR ? places.inOutput(text) : text;
        send("output", new Output(channel.name().toLowerCase(Locale.ROOT), shown));
    }

    /** What is told as finished is stored: the page may be left at once. */
    @Override
    public void finished(RunResult result) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            try {
                send("finished", ended.apply(result));
                events.onComplete();
            } catch (RuntimeException e) {
                LOG.error("A run ended and could not be taken down.", e);
                events.onError(e);
            }
        });
    }

    private void send(String name, Object data) {
        events.onNext(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }
}
