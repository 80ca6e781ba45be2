package dev.molt.web;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.proof.Trial;
import dev.molt.run.RunTicket;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What the compiler says of a text while it is typed. Nothing is run and nothing is recorded; runs go first. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CheckResource {

    private final Running running;
    private final CurrentCourse current;
    private final Visitor visitor;
    private final RunLimits limits;
    private final RoutingContext request;

    CheckResource(Running running, CurrentCourse current, Visitor visitor, RunLimits limits, RoutingContext request) {
        this.running = running;
        this.current = current;
        this.visitor = visitor;
        this.limits = limits;
        this.request = request;
    }

    /**
     * @param source what stands in the editor
     * @param pane as for a run: a newer check of it takes the place of an older one
     */
    public record Check(
            @Nullable String lesson,
            @Nullable String item,
            @Nullable String language,
            @Nullable String source,
            @Nullable String pane) {}

    /**
     * A {@link RunView} with the outcome {@code ok} or {@code compile-error}, or that of a compiler that crashed or met a limit;
     * {@code busy} for one that had to leave its place to a run, or to a check of a learner who has fewer in line; 429
     * when too many wait or were asked for. A client that goes away ends its check.
     */
    @POST
    @Path("api/checks")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<RunView> check(@Nullable Check asked) {
        if (asked == null || asked.source() == null) {
            throw Refusal.with(400, "Send lesson, item, language, source and pane.");
        }
        Lesson lesson = Items.lesson(current.required(), asked.lesson());
        Block.Item item = Items.item(lesson, asked.item());
        Language language = RunResource.language(asked.language());
        Half half = EditorTrial.half(item, language)
                .orElseThrow(() -> Refusal.with(400, "“" + item.title() + "” has no " + language.title() + "."));
        String pane = "check-" + RunResource.pane(asked.pane());
        String learner = visitor.introduce();
        String asker = limits.asker(visitor, request.request());
        RunResource.refuse(running.desk().refusalOfCheck(asker, pane));
        Trial trial = trial(item, half, asked.source());
        limits.countCheck(learner, request.request());
        RunTicket ticket = running.desk().submit(asker, pane, trial.request());
        RunResource.stopWhenGone(request, ticket::stop);
        return Uni.createFrom()
                .completionStage(ticket.result())
                .onCancellation()
                .invoke(() -> RunResource.left(ticket::stop))
                .map(result -> RunView.of(trial, result));
    }

    private static Trial trial(Block.Item item, Half half, String source) {
        try {
            return EditorTrial.check(item, half, source);
        } catch (IllegalArgumentException e) {
            throw Refusal.with(422, String.valueOf(e.getMessage()));
        }
    }
}
