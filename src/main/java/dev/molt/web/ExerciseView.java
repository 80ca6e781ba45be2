package dev.molt.web;

import dev.molt.course.Block.Exercise;
import dev.molt.course.Lesson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as its template shows it, the same to all learners: what one of them has written and solved is asked for by the page.
 * Neither tests nor solutions are in it.
 *
 * @param address where the page asks and tells about this exercise
 * @param reference the Python to port, null where there is none
 * @param hints HTML of each, in order
 */
public record ExerciseView(
        String id,
        String title,
        String hash,
        String address,
        String promptHtml,
        @Nullable PaneView reference,
        PaneView starter,
        List<String> hints) {

    static ExerciseView of(Lesson lesson, Exercise exercise, Running running) {
        return new ExerciseView(
                exercise.id(),
                exercise.title(),
                exercise.hash(),
                lesson.address() + "/exercises/" + exercise.id(),
                exercise.promptHtml(),
                exercise.reference() == null ? null : PaneView.of(exercise.reference(), running, false),
                PaneView.of(exercise.starter(), running, false),
                exercise.hintsHtml());
    }
}
