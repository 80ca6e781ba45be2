package dev.molt.learning;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a learner did that cannot be right or wrong; what can is an {@link Attempt}.
 *
 * @param language of a run, else null
 * @param outcome of a run, else null
 */
public record Act(
        Kind kind, @Nullable String language, @Nullable String outcome) {

    public enum Kind {
        OPENED,
        RUN,
        PREDICTED,
        QUIZ,
        EXERCISE,
        COMPLETED,
        REOPENED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it can be right or wrong, and is counted: see {@link Attempt}. */
        boolean isAttempt() {
            return this == PREDICTED || this == QUIZ || this == EXERCISE;
        }
    }

    public static Act opened() {
        return new Act(Kind.OPENED, null, null);
    }

    public static Act run(String language, String outcome) {
        return new Act(Kind.RUN, language, outcome);
    }

    public static Act completed() {
        return new Act(Kind.COMPLETED, null, null);
    }

    /** A completed lesson that the learner wants to have open again. */
    public static Act reopened() {
        return new Act(Kind.REOPENED, null, null);
    }
}
