package dev.molt.course.reading;

import java.util.EnumSet;
import java.util.Set;

/** Where a program stands: that decides which words its fence may have besides those that name its part. */
enum Context {
    PAIR_FIRST("the first fence of a pair"),
    PAIR_SECOND("the second fence of a pair"),
    SNIPPET("a lone program"),
    QUIZ("a quiz"),
    REFERENCE("a reference"),
    STARTER("a starter"),
    ANSWER("a solution or an approach"),
    TESTS("tests");

    private static final Set<Context> PARTS = EnumSet.of(REFERENCE, STARTER, ANSWER, TESTS);

    final String title;

    Context(String title) {
        this.title = title;
    }

    /** Of a part of an exercise. */
    static Context ofPart(String part) {
        return switch (part) {
            case "reference" -> REFERENCE;
            case "starter" -> STARTER;
            case "tests" -> TESTS;
            default -> ANSWER;
        };
    }

    /** Whether Molt itself says how the program is built and how it has to end. */
    boolean isInExercise() {
        return PARTS.contains(this);
    }

    boolean mayHaveTimeout() {
        return !isInExercise() || this == REFERENCE || this == STARTER;
    }

    boolean mayHaveEdition() {
        return !isInExercise() || this == STARTER;
    }

    /** What to do with a word that other programs have. */
    String remedy(String word) {
        if (this == SNIPPET) {
            return "take it away, or put the program beside its twin";
        }
        if (!isInExercise()) {
            return "put it on the pair's first fence, the Python one";
        }
        if (word.equals("allow")) {
            return "write it on the heading: {exercise=… allow=unsafe}";
        }
        boolean ofStarter = word.equals("timeout") || word.startsWith("edition");
        return ofStarter && this != REFERENCE
                ? "put it on the starter, whose words hold for every answer"
                : "take it away";
    }
}
