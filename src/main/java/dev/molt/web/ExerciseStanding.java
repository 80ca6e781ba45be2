package dev.molt.web;

import dev.molt.course.Block.Exercise;
import dev.molt.learning.ItemProgress;
import dev.molt.learning.LessonProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner is with an exercise, as the page gets it.
 *
 * @param attempts checks, and showings of the solution
 * @param tries failed checks of texts that were neither the starter nor tried before
 * @param solved whether the exercise as it is now was passed
 * @param revealed whether the learner had its solutions shown
 * @param solutionOpen whether the page offers the solutions: it was passed, or tried honestly
 * @param solutions the author's own first; null as long as the learner has neither passed nor asked for them
 * @param complete whether the lesson is
 */
public record ExerciseStanding(
        int attempts,
        int tries,
        boolean solved,
        boolean revealed,
        boolean solutionOpen,
        @Nullable List<Solution> solutions,
        boolean complete) {

    /** After so many a solution teaches more than it takes away. */
    private static final int HONEST_TRIES = 3;

    /** @param title of an approach; empty for the author's own */
    public record Solution(String title, String code) {}

    static ExerciseStanding of(Exercise exercise, LessonProgress progress) {
        ItemProgress item = progress.item(exercise.id());
        boolean unchanged = item.hash().equals(exercise.hash());
        boolean solved = unchanged && item.solved();
        boolean revealed = unchanged && item.revealed();
        boolean shown = solved || revealed;
        return new ExerciseStanding(
                item.attempts(),
                item.tries(),
                solved,
                revealed,
                shown || item.tries() >= HONEST_TRIES,
                shown ? solutions(exercise) : null,
                progress.complete());
    }

    private static List<Solution> solutions(Exercise exercise) {
        return exercise.solutions().stream()
                .map(solution -> new Solution(solution.title(), solution.half().code()))
                .toList();
    }
}
