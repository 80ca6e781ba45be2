package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Outcome;
import dev.molt.course.Block.Prose;
import dev.molt.course.Block.Snippet;
import org.jspecify.annotations.Nullable;

/** A block as the lesson's template shows it. Templates cannot ask for a type: at most one of the parts is there. */
public record BlockView(
        @Nullable Prose prose,
        @Nullable ItemView item,
        @Nullable ExerciseView exercise,
        @Nullable QuizView quiz) {

    /**
     * What is shown of an exercise until it can be marked.
     *
     * @param reference the Python to port, null where there is none
     */
    public record ExerciseView(
            String id,
            String title,
            String promptHtml,
            @Nullable PaneView reference) {}

    static BlockView of(QuizView quiz) {
        return new BlockView(null, null, null, quiz);
    }

    /**
     * The view of a block that is no quiz.
     *
     * @param predicted what the learner answered before, null where they did not
     */
    static BlockView of(Block block, @Nullable Outcome predicted, Running running) {
        if (block instanceof Prose prose) {
            return new BlockView(prose, null, null, null);
        }
        if (block instanceof Comparison pair) {
            return new BlockView(null, ItemView.of(pair, predicted, running), null, null);
        }
        if (block instanceof Snippet snippet) {
            return new BlockView(null, ItemView.of(snippet, running), null, null);
        }
        if (block instanceof Exercise exercise) {
            return new BlockView(null, null, view(exercise, running), null);
        }
        throw new IllegalStateException("No view for a block of " + block.getClass());
    }

    private static ExerciseView view(Exercise exercise, Running running) {
        return new ExerciseView(
                exercise.id(),
                exercise.title(),
                exercise.promptHtml(),
                exercise.reference() == null ? null : PaneView.of(exercise.reference(), running, false));
    }
}
