package dev.molt.web;

import dev.molt.learning.Act;
import dev.molt.learning.Attempt;
import dev.molt.practice.Effort;
import dev.molt.practice.Examiner;
import dev.molt.practice.Verdict;
import dev.molt.run.Diagnostic;
import dev.molt.web.Exercises.Found;
import dev.molt.web.Exercises.Written;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Checks answers to exercises. A learner has one check at a time of each: a newer one takes the place of an older. */
@Path("learn/{module}/{lesson}/exercises/{id}/checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ExerciseCheckResource {

    private final CurrentCourse current;
    private final Exercises exercises;
    private final Running running;
    private final Visitor visitor;
    private final RunLimits limits;
    private final RoutingContext request;
    private final Examiner examiner;

    ExerciseCheckResource(
            CurrentCourse current,
            Exercises exercises,
            Running running,
            Visitor visitor,
            RunLimits limits,
            RoutingContext request) {
        this.current = current;
        this.exercises = exercises;
        this.running = running;
        this.visitor = visitor;
        this.limits = limits;
        this.request = request;
        this.examiner = new Examiner(running.desk());
    }

    /**
     * @param hash of the exercise on the page
     * @param version of the kept text that the page saw last, 0 for none
     * @param took milliseconds since the page was opened or the last check, null where that is not known
     */
    public record Answer(
            @Nullable String source,
            @Nullable String hash,
            @Nullable Integer version,
            @Nullable Long took) {}

    /**
     * A check under way.
     *
     * @param asker the learner as the desk knows them
     * @param version that the text was given when it was saved
     */
    private record Check(
            String learner,
            String asker,
            Found found,
            Written written,
            @Nullable Long took,
            int version) {}

    /** The text was saved and not checked; the sentence says why. */
    record Unchecked(String sentence, int version) {}

    /**
     * Saves the text and checks it: 200 with a {@link CheckedView}, 409 with an {@link Exercises.Contest} when another page has
     * saved since, 429 when too many wait or were asked for, 503 when nothing can be run. A client that goes away ends its check.
     */
    @POST
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<Response> check(
            @RestPath String module, @RestPath("lesson") String slug, @RestPath String id, @Nullable Answer asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send source, hash, version and took.");
        }
        Found found = exercises.find(module, slug, id);
        Written written = exercises.written(found, asked.source(), asked.hash(), asked.version());
        String learner = visitor.introduce();
        String pane = pane(module, slug, id);
        String asker = limits.asker(visitor, request.request());
        RunResource.refuseIfFull(running.desk(), asker, pane);
        limits.count(1, learner, request.request());
        int version = exercises.keep(learner, found, written.text(), written.hash(), written.version());
        Check check = new Check(learner, asker, found, written, asked.took(), version);
        return verdict(check, pane).map(verdict -> answer(check, verdict));
    }

    /** On a thread that may write to the database. */
    private Uni<Verdict> verdict(Check check, String pane) {
        CompletableFuture<Verdict> verdict =
                examiner.examine(check.found.exercise(), check.written.text(), check.asker, pane);
        // What has ended must not be stopped again: by then a newer check may stand in its place.
        Runnable stop = () -> {
            if (!verdict.isDone()) {
                examiner.stop(check.asker, pane);
            }
        };
        RunResource.stopWhenGone(request, stop);
        return Uni.createFrom()
                .completionStage(verdict.copy())
                .onCancellation()
                .invoke(() -> RunResource.left(stop))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private Response answer(Check check, Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.BUSY) {
            return RunResource.busy(new Unchecked(verdict.sentence(), check.version));
        }
        if (verdict.kind() == Verdict.Kind.UNAVAILABLE || verdict.kind() == Verdict.Kind.NO_REFERENCE) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(new Unchecked(verdict.sentence(), check.version))
                    .build();
        }
        if (verdict.kind().isVerdict()) {
            exercises.attempt(check.learner, check.found, attempt(check, verdict));
        }
        ExerciseStanding standing = exercises.standing(Optional.of(check.learner), check.found);
        boolean stale = check.written.isStale(check.found.exercise());
        return Response.ok(CheckedView.of(verdict, check.written.text(), standing, check.version, stale))
                .build();
    }

    private static Attempt attempt(Check check, Verdict verdict) {
        String text = check.written.text();
        return new Attempt(
                Act.Kind.EXERCISE,
                verdict.passed() ? Attempt.Outcome.PASSED : Attempt.Outcome.FAILED,
                text,
                errorCodes(verdict),
                Items.taken(check.took),
                verdict.passed()
                        ? null
                        : Effort.of(check.found.exercise(), text).orElse(null));
    }

    private static Set<String> errorCodes(Verdict verdict) {
        return verdict.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .map(Diagnostic::code)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Ends the learner's check, if one runs: it is answered as stopped. */
    @DELETE
    @Consumes(MediaType.WILDCARD)
    public void stop(@RestPath String module, @RestPath("lesson") String slug, @RestPath String id) {
        String pane = pane(module, slug, id);
        visitor.learner().ifPresent(learner -> examiner.stop(learner, pane));
    }

    private String pane(String module, String slug, String id) {
        return "exercise " + current.required().id() + "/" + module + "/" + slug + "/" + id;
    }
}
