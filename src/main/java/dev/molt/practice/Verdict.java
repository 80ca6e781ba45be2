package dev.molt.practice;

import dev.molt.run.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a learner's answer to an exercise. Nothing in it quotes a line of the tests.
 *
 * @param sentence the verdict, for the learner
 * @param cases in the order of the lesson; empty when nothing was called; of {@link Kind#NO_REFERENCE} the one that Python did not answer
 * @param signatures of what the tests ask for, where they do not fit; else empty
 * @param diagnostics of the compiler, in lines of the learner's text
 * @param stdout what the learner's own code printed
 * @param stderr likewise; when it was refused what the compiler printed
 * @param cutBytes of output that were left out
 * @param compileMs 0 when it was compiled already
 * @param seed of the inputs that Molt made up, 0 where it made none
 * @param atLimit whether time or memory came to an end, or the compiler failed: another day it may come out otherwise
 */
public record Verdict(
        Kind kind,
        String sentence,
        List<Case> cases,
        List<Asked> signatures,
        List<Diagnostic> diagnostics,
        String stdout,
        String stderr,
        long cutBytes,
        long compileMs,
        long seed,
        boolean atLimit) {

    /** How far it came. */
    public enum Kind {
        /** Every case ran and held, and the program came to its end by itself. */
        PASSED,
        /** A case did not hold, or the program ended before its cases did. */
        FAILED,
        /** The compiler refused the text. */
        DOES_NOT_COMPILE,
        /** It compiles, and is not what the tests call: a name or a signature is another one. */
        DOES_NOT_FIT,
        /** Stopped, or a newer check took its place; says nothing about the text. */
        STOPPED,
        /** Too much waits already; says nothing about the text. */
        BUSY,
        /** It could not be run, by no fault of the text. */
        UNAVAILABLE,
        /** The exercise's Python does not answer its own cases, so there is nothing to compare the text with. */
        NO_REFERENCE;

        /** Whether it says something about the learner's text. */
        public boolean isVerdict() {
            return compareTo(STOPPED) < 0;
        }
    }

    /**
     * One test, or one call of the function that is ported.
     *
     * @param name for a test its function's name in words; for a call, what was called
     * @param message why it failed; empty when it did not
     * @param input arguments of the call, such as {@code [3, -7]}; null for a test
     * @param left of a test the left side of its assertion, of a call what Python gives; null where there is none
     * @param right of a test the right side, of a call what the learner's function gives
     */
    public record Case(
            String name,
            State state,
            String message,
            @Nullable String input,
            @Nullable String left,
            @Nullable String right) {

        public static Case passed(String name) {
            return new Case(name, State.PASSED, "", null, null, null);
        }

        public static Case notReached(String name) {
            return new Case(name, State.NOT_REACHED, "", null, null, null);
        }
    }

    /** What became of a case. */
    public enum State {
        PASSED,
        FAILED,
        /** An earlier case ended the program. */
        NOT_REACHED
    }

    /**
     * A function that the tests call.
     *
     * @param signature as the exercise asks for it
     * @param yours as the learner wrote it, null when there is none of that name
     */
    public record Asked(String signature, @Nullable String yours) {}

    public Verdict {
        cases = List.copyOf(cases);
        signatures = List.copyOf(signatures);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean passed() {
        return kind == Kind.PASSED;
    }
}
