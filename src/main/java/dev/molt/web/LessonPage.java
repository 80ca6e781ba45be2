package dev.molt.web;

import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Block.Transfer;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.learning.LearningRecord;
import dev.molt.learning.LessonProgress;
import dev.molt.web.QuizView.Draft;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One lesson: prose, comparisons, notes, previous and next, complete. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class LessonPage {

    /**
     * A lesson as its template shows it.
     *
     * @param part the module that it belongs to
     * @param told what to say above the page of an answer that found no question; empty for nothing
     * @param blocks HTML of each, in order
     * @param transfers how many pairs carry over, changed or are new
     * @param needs lessons to have read
     */
    public record View(
            Outline.Entry entry,
            Outline.Part part,
            boolean complete,
            String told,
            List<String> blocks,
            List<Count> transfers,
            List<Outline.Entry> needs,
            Outline.@Nullable Entry previous,
            Outline.@Nullable Entry next) {

        public Lesson lesson() {
            return entry.lesson();
        }
    }

    /** So many pairs of one kind: {@code style} is the class of the badge. */
    public record Count(String style, String words) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance lesson(View view, Running running);
    }

    private final Frame frame;
    private final LearningRecord record;
    private final Visitor visitor;
    private final Running running;
    private final BlockHtml blocks;

    LessonPage(Frame frame, LearningRecord record, Visitor visitor, Running running, BlockHtml blocks) {
        this.frame = frame;
        this.record = record;
        this.visitor = visitor;
        this.running = running;
        this.blocks = blocks;
    }

    /**
     * In one transaction: the progress in the course and that in the lesson are read by one connection.
     *
     * @param again id of a quiz that was answered though another page had answered it before
     */
    @GET
    @Path("learn/{module}/{lesson}")
    @Transactional
    public Response lesson(
            @RestPath String module, @RestPath("lesson") String slug, @RestQuery @Nullable String again) {
        Outline outline = outline();
        Course course = outline.course();
        Optional<Lesson> found = course.lesson(module, slug);
        if (found.isPresent()) {
            return Response.ok(Templates.lesson(view(outline, found.get(), null, again), running))
                    .build();
        }
        Lesson moved = course.lesson(module + "/" + slug).orElseThrow(NotFoundException::new);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(URI.create(outline.entry(moved).address()))
                .build();
    }

    /**
     * The page as it answers a form that could not be taken: what was filled in is still there, with the reason.
     *
     * @param draft of one of its quizzes, or of one that it has no more
     */
    @Transactional
    TemplateInstance with(Lesson lesson, Draft draft) {
        return Templates.lesson(view(outline(), lesson, draft, null), running);
    }

    private Outline outline() {
        return Optional.ofNullable(frame.outline()).orElseThrow(NotFoundException::new);
    }

    private View view(Outline outline, Lesson lesson, @Nullable Draft refused, @Nullable String again) {
        Course course = outline.course();
        LessonProgress progress = record.lesson(visitor.learner(), course.id(), Items.ids(lesson));
        Draft draft = refused == null ? again(lesson, progress, again) : refused;
        return new View(
                outline.entry(lesson),
                outline.part(lesson.module()).orElseThrow(),
                progress.complete(),
                draft != null && lesson.item(draft.item()).isEmpty() ? draft.told() : "",
                lesson.blocks().stream()
                        .map(block -> outline.placed(blocks.of(lesson, block, progress, draft)))
                        .toList(),
                transfers(lesson),
                lesson.front().needs().stream()
                        .flatMap(id -> course.lesson(id).stream())
                        .map(outline::entry)
                        .toList(),
                course.before(lesson).map(outline::entry).orElse(null),
                course.after(lesson).map(outline::entry).orElse(null));
    }

    private static @Nullable Draft again(Lesson lesson, LessonProgress progress, @Nullable String id) {
        int attempts = id == null ? 0 : progress.item(id).attempts();
        return attempts > 1 && lesson.item(String.valueOf(id)).orElse(null) instanceof Quiz quiz
                ? Draft.again(quiz, attempts)
                : null;
    }

    private static List<Count> transfers(Lesson lesson) {
        return Arrays.stream(Transfer.values())
                .flatMap(transfer -> {
                    long pairs = lesson.blocks().stream()
                            .filter(block -> block instanceof Comparison pair && pair.transfer() == transfer)
                            .count();
                    String word = transfer.name().toLowerCase(Locale.ROOT);
                    return pairs == 0 ? Stream.of() : Stream.of(new Count(word, pairs + " " + word));
                })
                .toList();
    }
}
