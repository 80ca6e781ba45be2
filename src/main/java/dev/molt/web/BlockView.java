package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
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

    static BlockView of(QuizView quiz) {
        return new BlockView(null, null, null, quiz);
    }

    static BlockView of(ExerciseView exercise) {
        return new BlockView(null, null, exercise, null);
    }

    /**
     * The view of a block that knows nothing of its lesson: no quiz and no exercise.
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
        throw new IllegalStateException("No view for a block of " + block.getClass());
    }
}
