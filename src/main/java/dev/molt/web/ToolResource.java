package dev.molt.web;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Half;
import dev.molt.proof.Formatting;
import dev.molt.proof.Trial;
import dev.molt.run.Outcome;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Formats and lints what stands in an editor. Nothing is run and nothing is recorded; but who presses a button waits, so that these
 * stand in line with runs and count as such. A client that goes away ends what it asked for.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ToolResource {

    private final Running running;
    private final CurrentCourse current;
    private final Visitor visitor;
    private final RunLimits limits;
    private final RoutingContext request;

    ToolResource(Running running, CurrentCourse current, Visitor visitor, RunLimits limits, RoutingContext request) {
        this.running = running;
        this.current = current;
        this.visitor = visitor;
        this.limits = limits;
        this.request = request;
    }

    /** What stands in one editor of a learner's. */
    private record Text(Block.Item item, Half half, String source, String asker, String pane) {}

    /**
     * 200 with a {@link ToolView}: {@code ok} with the new text, {@code compile-error} with marks for one that the formatter cannot read,
     * {@code unavailable} without a formatter; 429 when too many wait or were asked for.
     */
    @POST
    @Path("api/formats")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<Response> format(CheckResource.@Nullable Check asked) {
        Text text = text(asked);
        Formatting formatting = made(text, it -> Formatting.of(it.half, it.source));
        count();
        return result(text, formatting.request()).flatMap(result -> {
            Optional<String> after = result.outcome() == Outcome.OK ? formatting.text(result) : Optional.empty();
            boolean unreadable = result.outcome() == Outcome.COMPILE_ERROR || result.outcome() == Outcome.OK;
            if (after.isEmpty() && unreadable) {
                return unreadable(text);
            }
            ToolView view = after.map(it -> ToolView.formatted(text.source, it)).orElse(ToolView.of(result));
            return Uni.createFrom().item(answer(result, view));
        });
    }

    private Uni<Response> unreadable(Text text) {
        Trial check = made(text, it -> EditorTrial.check(it.item, it.half, it.source));
        return result(text, check.request()).map(result -> answer(result, ToolView.unreadable(check, result)));
    }

    /** As {@link #format}: {@code ok} with what the linter says, {@code compile-error} for what is no program. */
    @POST
    @Path("api/lints")
    @CustomDeserialization(StrictBody.class)
    @Blocking
    public Uni<Response> lint(CheckResource.@Nullable Check asked) {
        Text text = text(asked);
        Trial trial = made(text, it -> EditorTrial.lint(it.item, it.half, it.source));
        count();
        return result(text, trial.request()).map(result -> answer(result, ToolView.linted(trial, result)));
    }

    private Text text(CheckResource.@Nullable Check asked) {
        if (asked == null || asked.source() == null) {
            throw Refusal.with(400, "Send lesson, item, language, source and pane.");
        }
        Block.Item item = Items.item(Items.lesson(current.required(), asked.lesson()), asked.item());
        Language language = RunResource.language(asked.language());
        Half half = EditorTrial.half(item, language)
                .orElseThrow(() -> Refusal.with(400, "“" + item.title() + "” has no " + language.title() + "."));
        String asker = limits.asker(visitor, request.request());
        Text text = new Text(item, half, asked.source(), asker, "tool-" + RunResource.pane(asked.pane()));
        RunResource.refuseIfFull(running.desk(), text.asker, text.pane);
        return text;
    }

    private static <T> T made(Text text, Function<Text, T> maker) {
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.with(422, String.valueOf(e.getMessage()));
        }
    }

    private void count() {
        limits.count(1, visitor.introduce(), request.request());
    }

    private Uni<RunResult> result(Text text, RunRequest wanted) {
        RunTicket ticket = running.desk().submit(text.asker, text.pane, wanted);
        RunResource.stopWhenGone(request, ticket::stop);
        return RunResource.result(ticket);
    }

    private static Response answer(RunResult result, ToolView view) {
        return result.outcome() == Outcome.BUSY
                ? RunResource.busy(ToolView.of(result))
                : Response.ok(view).build();
    }
}
