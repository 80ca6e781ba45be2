package dev.molt.web;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Half;
import dev.molt.practice.Examiner;
import dev.molt.proof.Trial;
import java.util.Optional;

/** What stands in an editor, made ready to be looked at and not run: a program with its set-up, or the library that answers an exercise. */
final class EditorTrial {

    private EditorTrial() {}

    /** What the editor began with. */
    static Optional<Half> half(Block.Item item, Language language) {
        return language == Language.RUST && item instanceof Exercise exercise
                ? Optional.of(exercise.starter())
                : item.half(language);
    }

    /** @throws IllegalArgumentException with a sentence for the learner, see {@link dev.molt.run.RunRequest} */
    static Trial check(Block.Item item, Half half, String source) {
        return half.language() == Language.RUST && item instanceof Exercise exercise
                ? Trial.ofLibrary(half, Examiner.check(exercise, Exercises.lines(source)))
                : Trial.check(half, source);
    }

    /** @throws IllegalArgumentException with a sentence for the learner, see {@link dev.molt.run.RunRequest} */
    static Trial lint(Block.Item item, Half half, String source) {
        return half.language() == Language.RUST && item instanceof Exercise exercise
                ? Trial.ofLibrary(half, Examiner.lint(exercise, Exercises.lines(source)))
                : Trial.lint(half, source);
    }
}
