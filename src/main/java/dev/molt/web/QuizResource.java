package dev.molt.web;

import dev.molt.course.Block.Quiz;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.learning.Act;
import dev.molt.learning.Attempt;
import dev.molt.learning.ItemProgress;
import dev.molt.learning.LearningRecord;
import dev.molt.learning.LessonProgress;
import dev.molt.practice.QuizAnswer;
import dev.molt.practice.QuizMark;
import dev.molt.practice.TracedEnd;
import dev.molt.web.QuizView.Draft;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes answers to quizzes: from a plain form, which is sent back to the page, or from a script, which gets the quiz alone. */
@Path("learn/{module}/{lesson}/quizzes/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class QuizResource {

    private static final String GONE = "The lesson has changed and holds no such question any more. You had answered: ";
    private static final String CHANGED =
            "This question has changed since you opened the page; here it is as it is now. What you had given is kept where it still fits.";
    private static final String NO_KEY =
            "The program of this question cannot be run just now, so your answer cannot be marked. It is kept here: try again in a moment.";
    private static final int STORED = 200;

    private final CurrentCourse current;
    private final QuizKeys keys;
    private final LearningRecord record;
    private final Visitor visitor;
    private final LessonPage page;
    private final BlockHtml blocks;

    QuizResource(
            CurrentCourse current,
            QuizKeys keys,
            LearningRecord record,
            Visitor visitor,
            LessonPage page,
            BlockHtml blocks) {
        this.current = current;
        this.keys = keys;
        this.record = record;
        this.visitor = visitor;
        this.page = page;
        this.blocks = blocks;
    }

    /**
     * For a script.
     *
     * @param html of the quiz, or null when the lesson has it no more
     * @param told what went otherwise than the learner meant; empty when nothing did
     * @param complete whether the lesson is
     */
    public record Marked(@Nullable String html, String told, boolean complete) {}

    /**
     * What became of an answer.
     *
     * @param status 200 when it was stored
     * @param at the course, and where it is
     * @param draft what to tell and keep of it; null when all went as the learner meant
     * @param quiz null when the lesson has it no more
     */
    private record Taken(
            int status,
            LiveCourse at,
            Lesson lesson,
            @Nullable Quiz quiz,
            @Nullable Draft draft) {}

    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response fromPage(@BeanParam QuizForm form) {
        Taken taken = take(form);
        Draft draft = taken.draft();
        if (draft == null || taken.status() == STORED) {
            String again = draft == null ? "" : "?again=" + form.id;
            return Response.seeOther(URI.create(taken.at().address(taken.lesson()) + again + "#item-" + form.id))
                    .build();
        }
        return Response.status(taken.status())
                .entity(page.with(taken.lesson(), draft))
                .build();
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response fromScript(@BeanParam QuizForm form) {
        Taken taken = take(form);
        LessonProgress progress = progress(taken.at(), taken.lesson());
        Draft draft = taken.draft();
        String html = taken.quiz() == null
                ? null
                : taken.at().placed(blocks.of(taken.lesson(), taken.quiz(), progress, draft));
        return Response.status(taken.status())
                .entity(new Marked(html, draft == null ? "" : draft.told(), progress.complete()))
                .build();
    }

    private LessonProgress progress(LiveCourse at, Lesson lesson) {
        return record.lesson(Optional.of(visitor.introduce()), at.course().id(), Items.ids(lesson));
    }

    private Taken take(QuizForm form) {
        LiveCourse at = current.live().orElseThrow(QuizResource::gone);
        Lesson lesson = at.course().lesson(form.module, form.lesson).orElseThrow(QuizResource::gone);
        if (!(lesson.item(form.id).orElse(null) instanceof Quiz quiz)) {
            Draft gone = new Draft(form.id, null, GONE + form.written() + ".");
            return new Taken(404, at, lesson, null, gone);
        }
        QuizAnswer given = form.answer(quiz);
        if (!quiz.hash().equals(form.hash)) {
            return new Taken(409, at, lesson, quiz, new Draft(quiz.id(), given, CHANGED));
        }
        Optional<TracedEnd> end = keys.of(lesson, quiz);
        if (quiz.traced() != null && end.isEmpty()) {
            return new Taken(503, at, lesson, quiz, new Draft(quiz.id(), given, NO_KEY));
        }
        return form.reveal
                ? reveal(at, lesson, quiz, end.orElse(null), form)
                : answer(at, lesson, quiz, end.orElse(null), given, form);
    }

    private static WebApplicationException gone() {
        return Refusal.with(404, "There is no such lesson any more.");
    }

    private Taken answer(
            LiveCourse at, Lesson lesson, Quiz quiz, @Nullable TracedEnd end, QuizAnswer given, QuizForm form) {
        QuizAnswer before = before(quiz, progress(at, lesson).item(quiz.id()));
        Optional<String> missing =
                QuizMark.missing(quiz, QuizMark.next(quiz, end, before, given).answer());
        if (missing.isPresent()) {
            return new Taken(422, at, lesson, quiz, new Draft(quiz.id(), given, missing.get()));
        }
        return store(at, lesson, quiz, form, now -> {
            QuizMark.Marked marked = QuizMark.next(quiz, end, before(quiz, now), given);
            return attempt(marked.mark().outcome(), marked.answer(), end, form);
        });
    }

    /** Of an item that is done already, there is nothing to store. */
    private Taken reveal(LiveCourse at, Lesson lesson, Quiz quiz, @Nullable TracedEnd end, QuizForm form) {
        ItemProgress progress = progress(at, lesson).item(quiz.id());
        if (progress.done() && QuizViews.isAnswered(quiz, progress)) {
            return new Taken(STORED, at, lesson, quiz, null);
        }
        return store(at, lesson, quiz, form, now -> attempt(null, before(quiz, now), end, form));
    }

    private Taken store(
            LiveCourse at, Lesson lesson, Quiz quiz, QuizForm form, Function<ItemProgress, Attempt> attempt) {
        Course course = at.course();
        ItemProgress before = record.attempt(
                visitor.introduce(),
                Items.place(course, lesson),
                Items.place(course, lesson, quiz),
                Items.toComplete(lesson),
                attempt);
        boolean another = QuizViews.isAnswered(quiz, before) && before.attempts() > form.attempts(before.attempts());
        return new Taken(STORED, at, lesson, quiz, another ? Draft.again(quiz, before.attempts() + 1) : null);
    }

    /** @param outcome null for an answer that was shown */
    private static Attempt attempt(
            QuizMark.@Nullable Outcome outcome, QuizAnswer answer, @Nullable TracedEnd end, QuizForm form) {
        return new Attempt(
                Act.Kind.QUIZ,
                outcome == null ? Attempt.Outcome.REVEALED : Attempt.Outcome.valueOf(outcome.name()),
                answer.json(),
                end == null ? Set.of() : end.codes(),
                form.taken());
    }

    /** What a further attempt builds on: nothing, when the question was another one then. */
    private static QuizAnswer before(Quiz quiz, ItemProgress progress) {
        return QuizViews.isAnswered(quiz, progress) ? QuizAnswer.stored(progress.answer()) : QuizAnswer.NONE;
    }
}
