package dev.molt.learning;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A learner's try at an item that can be right or wrong.
 *
 * @param kind {@link Act.Kind#PREDICTED}, {@link Act.Kind#QUIZ} or {@link Act.Kind#EXERCISE}
 * @param answer what was given: of a prediction its word, of a quiz JSON, of an exercise its text; at most 70,000 characters
 * @param errorCodes of the compiler, such as {@code E0382}, that the learner met by it
 * @param taken time since the item was first seen, null where it is not known
 * @param effort of a failed check of an exercise, what tells its text from others: the first attempt of each counts as a try; at most 64
 *     characters, null for what can be none
 */
public record Attempt(
        Act.Kind kind,
        Outcome outcome,
        String answer,
        Set<String> errorCodes,
        @Nullable Duration taken,
        @Nullable String effort) {

    /** How it went. */
    public enum Outcome {
        RIGHT,
        PARTLY,
        WRONG,
        PASSED,
        FAILED,
        /** The learner had the answer shown. */
        REVEALED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nothing is left to do. */
        boolean solves() {
            return this == RIGHT || this == PASSED;
        }
    }

    public Attempt {
        if (!kind.isAttempt()) {
            throw new IllegalArgumentException(kind + " is no attempt");
        }
        errorCodes = Set.copyOf(errorCodes);
    }

    /** One that cannot be a try. */
    public Attempt(Act.Kind kind, Outcome outcome, String answer, Set<String> errorCodes, @Nullable Duration taken) {
        this(kind, outcome, answer, errorCodes, taken, null);
    }
}
