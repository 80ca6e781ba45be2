package dev.molt.web;

import dev.molt.course.Block.Exercise;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.learning.Attempt;
import dev.molt.learning.Kept;
import dev.molt.learning.KeptTexts;
import dev.molt.learning.LearningRecord;
import dev.molt.practice.Examiner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the resources of exercises share: to find one, to take in and keep a learner's text of it, and how far they are with it. */
@ApplicationScoped
class Exercises {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
    private static final String GONE =
            "The lesson has changed and holds no such exercise any more. Copy your text from this page before you leave it.";
    private static final String CONTESTED =
            "Another page has saved a text for this exercise since this one was opened. Nothing was overwritten: choose which of the two to go on with.";

    private final CurrentCourse current;
    private final KeptTexts texts;
    private final LearningRecord record;

    Exercises(CurrentCourse current, KeptTexts texts, LearningRecord record) {
        this.current = current;
        this.texts = texts;
        this.record = record;
    }

    record Found(Course course, Lesson lesson, Exercise exercise) {}

    /**
     * A text of a learner's that can be checked.
     *
     * @param hash of the exercise's text on the page that sends it
     * @param version that this page saw last, 0 for none
     */
    record Written(String text, String hash, int version) {
        boolean isStale(Exercise exercise) {
            return !hash.equals(exercise.hash());
        }
    }

    /** What is kept in place of a text that was refused. */
    record Contest(String sentence, @Nullable String source, int version, String hash) {}

    /** @throws WebApplicationException 404; a lesson is also found by the address that it had before */
    Found find(String module, String slug, String id) {
        return current.live()
                .map(LiveCourse::course)
                .flatMap(course -> course.lesson(module, slug)
                        .or(() -> course.lesson(module + "/" + slug))
                        .flatMap(lesson -> lesson.item(id)
                                .filter(Exercise.class::isInstance)
                                .map(item -> new Found(course, lesson, (Exercise) item))))
                .orElseThrow(() -> Refusal.with(404, GONE));
    }

    /** @throws WebApplicationException 400 for what is missing, 422 for a text that is none */
    Written written(Found found, @Nullable String source, @Nullable String hash, @Nullable Integer version) {
        if (source == null
                || hash == null
                || version == null
                || !HASH.matcher(hash).matches()) {
            throw Refusal.with(400, "Send source, hash and version; hash and version are those of the last answer.");
        }
        String text = lines(source);
        try {
            Examiner.check(found.exercise(), text);
        } catch (IllegalArgumentException refused) {
            throw Refusal.with(422, String.valueOf(refused.getMessage()));
        }
        return new Written(text, hash, version);
    }

    /** As the learner wrote it, but that lines end in LF whatever their machine ends them in. */
    static String lines(String source) {
        return source.replace("\r\n", "\n");
    }

    Kept kept(Optional<String> learner, Found found) {
        return texts.of(
                learner,
                found.course().id(),
                Items.ids(found.lesson()),
                found.exercise().id());
    }

    /**
     * @param text null to keep none any more
     * @param seen version that the page saw last
     * @return the version it has now
     * @throws WebApplicationException 409 with a {@link Contest} when another page has saved since
     */
    int keep(String learner, Found found, @Nullable String text, String hash, int seen) {
        KeptTexts.Saved saved =
                texts.save(learner, Items.place(found.course(), found.lesson(), found.exercise(), hash), text, seen);
        Kept kept = saved.kept();
        if (!saved.taken()) {
            throw new WebApplicationException(
                    CONTESTED,
                    Response.status(Response.Status.CONFLICT)
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(new Contest(
                                    CONTESTED,
                                    kept.text(),
                                    kept.version(),
                                    found.exercise().hash()))
                            .build());
        }
        return kept.version();
    }

    ExerciseStanding standing(Optional<String> learner, Found found) {
        return ExerciseStanding.of(
                found.exercise(), record.lesson(learner, found.course().id(), Items.ids(found.lesson())));
    }

    void attempt(String learner, Found found, Attempt attempt) {
        record.attempt(
                learner,
                Items.place(found.course(), found.lesson()),
                Items.place(found.course(), found.lesson(), found.exercise()),
                Items.toComplete(found.lesson()),
                before -> attempt);
    }
}
