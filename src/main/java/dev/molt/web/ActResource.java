package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.learning.Act;
import dev.molt.learning.Attempt;
import dev.molt.learning.LearningRecord;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes down what a learner does on a page. An answer means that it is stored. */
@Path("/")
public class ActResource {

    private final CurrentCourse current;
    private final LearningRecord record;
    private final Visitor visitor;

    ActResource(CurrentCourse current, LearningRecord record, Visitor visitor) {
        this.current = current;
        this.record = record;
        this.visitor = visitor;
    }

    /**
     * @param kind {@code opened}, or {@code predicted} with an item and an answer
     * @param answer such as {@code does-not-compile}
     * @param millis since the question was first on screen, null where that is not known
     */
    public record Asked(
            @Nullable String kind,
            @Nullable String lesson,
            @Nullable String item,
            @Nullable String answer,
            @Nullable Long millis) {}

    @POST
    @Path("api/acts")
    @Consumes(MediaType.APPLICATION_JSON)
    public void act(@Nullable Asked asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send kind and lesson.");
        }
        Course course = current.required();
        Lesson lesson = Items.lesson(course, asked.lesson());
        if ("opened".equals(asked.kind())) {
            record.add(visitor.introduce(), Items.place(course, lesson), Act.opened());
        } else if ("predicted".equals(asked.kind())) {
            predict(course, lesson, Items.item(lesson, asked.item()), answer(asked.answer()), asked.millis());
        } else {
            throw Refusal.with(400, "The kind is opened or predicted.");
        }
    }

    private void predict(Course course, Lesson lesson, Block.Item item, String answer, @Nullable Long millis) {
        if (!(item instanceof Block.Comparison pair)) {
            throw Refusal.with(400, "Only a pair of programs asks for a prediction, and “" + item.id() + "” is none.");
        }
        boolean right = tag(pair.outcome()).equals(answer);
        Attempt attempt = new Attempt(
                Act.Kind.PREDICTED,
                right ? Attempt.Outcome.RIGHT : Attempt.Outcome.WRONG,
                answer,
                pair.rust().expectation().errorCodes(),
                Items.taken(millis));
        record.attempt(
                visitor.introduce(),
                Items.place(course, lesson),
                Items.place(course, lesson, pair),
                Set.of(),
                before -> attempt);
    }

    /** A plain form, so that it works without JavaScript. */
    @POST
    @Path("learn/{module}/{lesson}/complete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response complete(
            @RestPath String module, @RestPath("lesson") String slug, @FormParam("done") @Nullable String done) {
        LiveCourse live = current.live().orElseThrow(ActResource::gone);
        Course course = live.course();
        Lesson lesson = course.lesson(module, slug).orElseThrow(ActResource::gone);
        boolean reopen = "false".equals(done);
        record.add(visitor.introduce(), Items.place(course, lesson), reopen ? Act.reopened() : Act.completed());
        return Response.seeOther(URI.create(live.address(lesson))).build();
    }

    private static WebApplicationException gone() {
        return Refusal.with(404, "There is no such lesson any more.");
    }

    private static String answer(@Nullable String answer) {
        return Arrays.stream(Block.Outcome.values())
                .map(ActResource::tag)
                .filter(tag -> tag.equals(answer))
                .findFirst()
                .orElseThrow(() -> Refusal.with(
                        400,
                        "The answer is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Block.Outcome.values())
                                                .map(ActResource::tag)
                                                .toList())
                                + "."));
    }

    /** As in a form: {@code prints-the-same}. */
    static String tag(Block.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
