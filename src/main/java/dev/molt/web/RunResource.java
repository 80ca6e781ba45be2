package dev.molt.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.learning.Act;
import dev.molt.learning.LearningRecord;
import dev.molt.learning.Place;
import dev.molt.proof.Trial;
import dev.molt.run.Outcome;
import dev.molt.run.RunDesk;
import dev.molt.run.RunResult;
import dev.molt.run.RunTicket;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Runs the programs of a lesson, as they stand in it or as a learner has edited them. A text is parsed before it is run, which a
 * hostile one makes slow: not on the event loop, which serves everybody.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {

    private static final int RACE_RUNS = 5;

    /** From and to: many who are told the same would all come back at the same moment. */
    private static final int FIRST_RETRY_SECONDS = 2;

    private static final int LAST_RETRY_SECONDS = 6;

    /** More than it takes from the start of a run until its connection is listened to. */
    private static final long LISTENING_MILLIS = 500;

    private final Running running;
    private final CurrentCourse current;
    private final LearningRecord record;
    private final Visitor visitor;
    private final RunLimits limits;
    private final RoutingContext request;

    RunResource(
            Running running,
            CurrentCourse current,
            LearningRecord record,
            Visitor visitor,
            RunLimits limits,
            RoutingContext request) {
        this.running = running;
        this.current = current;
        this.record = record;
        this.visitor = visitor;
        this.limits = limits;
        this.request = request;
    }

    /**
     * @param source what the learner sees in the editor; without it the lesson's own text
     * @param pane chosen by the page for one half in one tab: a newer run takes the place of an older one
     */
    public record Run(
            @Nullable String lesson,
            @Nullable String item,
            @Nullable String language,
            @Nullable String source,
            @Nullable String pane) {}

    /** Both sides of a pair that says {@code race}, so a language may be named as in a run but chooses nothing. */
    @JsonIgnoreProperties("language")
    public record Race(
            @Nullable String lesson,
            @Nullable String item,
            @JsonProperty("python") @Nullable String python,
            @JsonProperty("rust") @Nullable String rust,
            @Nullable String pane) {}

    public record RaceView(int runs, RunView python, RunView rust) {}

    /** A run that may start: it was asked for by whom, of what, and what for. */
    private record Start(String learner, String asker, String pane, Place place, Language language, Trial trial) {}

    /** One run: 200 with a {@link RunView} whatever the program does, 429 when too many wait or were asked for. */
    @POST
    @Path("api/runs")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<Response> run(@Nullable Run asked) {
        Start start = start(asked);
        RunTicket ticket = running.desk().submit(start.asker, start.pane, start.trial.request());
        stopWhenGone(request, ticket::stop);
        return result(ticket).map(result -> answer(result, ended(start, result)));
    }

    /**
     * The same as server-sent events: {@code queued} with a position, {@code compiling}, {@code diagnostic}, {@code running},
     * {@code output} as it comes, and last {@code finished} with the {@link RunView}, which is {@code busy} for a run that had to leave
     * its place in a full line to a learner who has fewer there. A client that goes away ends its run.
     */
    @POST
    @Path("api/runs")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> watch(@Nullable Run asked, @Context Sse sse) {
        Start start = start(asked);
        RunEvents events = new RunEvents(sse, start.trial, result -> ended(start, result));
        RunTicket ticket = running.desk().submit(start.asker, start.pane, start.trial.request(), events);
        refuseIfBusy(ticket);
        stopWhenGone(request, ticket::stop);
        PageHeaders.addToEvents(visitor, request);
        return events.events().onCancellation().invoke(() -> left(ticket::stop));
    }

    /**
     * For a client that is gone before anybody listens for that: who then begins to listen hears nothing. The later going is a
     * cancellation.
     */
    static void stopWhenGone(RoutingContext request, Runnable stop) {
        HttpServerResponse response = request.response();
        request.vertx().setTimer(LISTENING_MILLIS, timer -> {
            if (response.closed()) {
                left(stop);
            }
        });
    }

    /** A learner who goes away needs no result. Killing takes a moment, which the event loop has not. */
    static void left(Runnable stop) {
        Infrastructure.getDefaultWorkerPool().execute(stop);
    }

    /** Once events have begun there is no other status than 200. */
    private static void refuseIfBusy(RunTicket ticket) {
        if (ticket.result().isDone() && ticket.result().join().outcome() == Outcome.BUSY) {
            throw Refusal.tooMany(ticket.result().join().sentence(), retrySeconds());
        }
    }

    /** Before anything is done for a run that has no chance: a busy server must refuse cheaply. */
    static void refuseIfFull(RunDesk desk, String learner, String pane) {
        refuse(desk.refusal(learner, pane));
    }

    /** @param refusal a desk's, empty for none */
    static void refuse(String refusal) {
        if (!refusal.isEmpty()) {
            throw Refusal.tooMany(refusal, retrySeconds());
        }
    }

    private static int retrySeconds() {
        return ThreadLocalRandom.current().nextInt(FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS + 1);
    }

    private Start start(@Nullable Run asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send lesson, item, language and pane.");
        }
        Course course = current.required();
        Lesson lesson = Items.lesson(course, asked.lesson());
        Block.Item item = Items.item(lesson, asked.item());
        Language language = language(asked.language());
        String pane = pane(asked.pane());
        String learner = visitor.introduce();
        String asker = limits.asker(visitor, request.request());
        refuseIfFull(running.desk(), asker, pane);
        Trial trial = trial(item, language, asked.source(), 0);
        limits.count(1, learner, request.request());
        return new Start(learner, asker, pane, Items.place(course, lesson, item), language, trial);
    }

    private RunView ended(Start start, RunResult result) {
        note(start.learner, start.place, start.language, result);
        return RunView.of(start.trial, result);
    }

    /** Ends the learner's run of that pane, if it still runs. */
    @DELETE
    @Path("api/runs/{pane}")
    @Consumes(MediaType.WILDCARD)
    public void stop(@RestPath String pane) {
        visitor.learner().ifPresent(learner -> running.desk().stop(learner, pane));
    }

    /** Both programs one after the other, so that neither slows the other: release builds, medians of several runs. */
    @POST
    @Path("api/races")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<Response> race(@Nullable Race asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send lesson, item and pane.");
        }
        Course course = current.required();
        Lesson lesson = Items.lesson(course, asked.lesson());
        Block.Item item = Items.item(lesson, asked.item());
        if (!(item instanceof Block.Comparison pair) || !pair.race()) {
            throw Refusal.with(400, "This pair is not a race. Run it instead.");
        }
        String learner = visitor.introduce();
        String asker = limits.asker(visitor, request.request());
        String pane = pane(asked.pane());
        refuseIfFull(running.desk(), asker, pane);
        Trial python = trial(item, Language.PYTHON, asked.python(), RACE_RUNS);
        Trial rust = trial(item, Language.RUST, asked.rust(), RACE_RUNS);
        limits.count(2, learner, request.request());
        Place place = Items.place(course, lesson, item);
        return result(running.desk().submit(asker, pane, python.request())).flatMap(first -> {
            note(learner, place, Language.PYTHON, first);
            if (!ran(first)) {
                return Uni.createFrom().item(answer(first, RunView.of(python, first)));
            }
            return result(running.desk().submit(asker, pane, rust.request())).map(second -> {
                note(learner, place, Language.RUST, second);
                return ran(second)
                        ? Response.ok(new RaceView(RACE_RUNS, RunView.of(python, first), RunView.of(rust, second)))
                                .build()
                        : answer(second, RunView.of(rust, second));
            });
        });
    }

    /** On a thread that may write to the database. */
    static Uni<RunResult> result(RunTicket ticket) {
        return Uni.createFrom()
                .completionStage(ticket.result())
                .onCancellation()
                .invoke(() -> left(ticket::stop))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static boolean ran(RunResult result) {
        return result.outcome() != Outcome.BUSY
                && result.outcome() != Outcome.UNAVAILABLE
                && result.outcome() != Outcome.STOPPED;
    }

    private void note(String learner, Place place, Language language, RunResult result) {
        if (ran(result)) {
            record.add(learner, place, Act.run(language.tag(), RunView.tag(result.outcome())));
        }
    }

    private static Response answer(RunResult result, RunView view) {
        return result.outcome() == Outcome.BUSY ? busy(view) : Response.ok(view).build();
    }

    static Response busy(Object view) {
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header("Retry-After", retrySeconds())
                .entity(view)
                .build();
    }

    private static Trial trial(Block.Item item, Language language, @Nullable String source, int raceRuns) {
        Half half = item.half(language)
                .orElseThrow(() ->
                        Refusal.with(400, "“" + item.title() + "” has no program in " + language.title() + " to run."));
        try {
            return Trial.of(half, source, item.args(), item.stdin(), raceRuns);
        } catch (IllegalArgumentException e) {
            throw Refusal.with(422, String.valueOf(e.getMessage()));
        }
    }

    static Language language(@Nullable String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> Refusal.with(400, "The language is python or rust."));
    }

    static String pane(@Nullable String pane) {
        if (pane == null || !pane.matches("[A-Za-z0-9-]{1,64}")) {
            throw Refusal.with(400, "The pane is a key of 1 to 64 letters, digits and hyphens.");
        }
        return pane;
    }
}
