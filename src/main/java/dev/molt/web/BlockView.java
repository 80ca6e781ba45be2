package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Prose;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Block.Snippet;
import dev.molt.learning.LessonProgress;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block as the lesson's template shows it. Templates cannot ask for a type: exactly one of the parts is there. */
public record BlockView(
        @Nullable Prose prose,
        @Nullable ItemView item,
        @Nullable ExerciseView exercise) {

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

    /** The views of a block: one, or none for a quiz, which waits until it can be marked. */
    static Stream<BlockView> of(Block block, LessonProgress progress, Running running) {
        if (block instanceof Prose prose) {
            return Stream.of(new BlockView(prose, null, null));
        }
        if (block instanceof Comparison pair) {
            String predicted = progress.predictions().get(pair.id());
            return Stream.of(new BlockView(null, ItemView.of(pair, predicted, running), null));
        }
        if (block instanceof Snippet snippet) {
            return Stream.of(new BlockView(null, ItemView.of(snippet, running), null));
        }
        if (block instanceof Exercise exercise) {
            return Stream.of(new BlockView(null, null, view(exercise, running)));
        }
        if (block instanceof Quiz) {
            return Stream.of();
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
