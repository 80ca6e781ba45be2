package dev.molt.practice;

import dev.molt.course.Block.Exercise;
import dev.molt.practice.PythonReference.Gave;
import dev.molt.practice.Verdict.Asked;
import dev.molt.practice.Verdict.Case;
import dev.molt.practice.Verdict.Kind;
import dev.molt.practice.Verdict.State;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verdicts, from how the programs ended. */
final class Verdicts {

    private static final String DOES_NOT_FIT =
            "It compiles, but it is not what this exercise calls: compare the signature asked for with yours.";
    private static final String SAME_WORDS =
            "It compiles, but it is not what this exercise calls. The words are the same: a name in yours means another type.";
    private static final Set<Outcome> LIMITS =
            Set.of(Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.COMPILER_CRASHED);
    private static final String NO_REFERENCE =
            "The Python reference of this exercise could not be run, so there is nothing to compare yours with. ";

    private Verdicts() {}

    /** When no case was begun; empty when the program ran. */
    static Optional<Verdict> beforeCases(Exercise exercise, String source, RunResult run) {
        return switch (run.outcome()) {
            case STOPPED -> Optional.of(without(Kind.STOPPED, run.sentence(), run));
            case BUSY -> Optional.of(without(Kind.BUSY, run.sentence(), run));
            case UNAVAILABLE -> Optional.of(without(Kind.UNAVAILABLE, run.sentence(), run));
            case COMPILE_ERROR, COMPILER_CRASHED -> Optional.of(without(Kind.DOES_NOT_COMPILE, run.sentence(), run));
            case TESTS_DO_NOT_FIT -> Optional.of(doesNotFit(exercise, source, run));
            case TIMED_OUT, OUT_OF_MEMORY ->
                // What was not run has no time of its own: the compiler met the limit.
                run.wallMs() == 0 && run.report().isEmpty()
                        ? Optional.of(without(Kind.DOES_NOT_COMPILE, run.sentence(), run))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Verdict without(Kind kind, String sentence, RunResult run) {
        return verdict(kind, sentence, List.of(), List.of(), run, run.stderr(), 0);
    }

    /** What the compiler printed speaks of the tests, which nobody is to read. */
    private static Verdict doesNotFit(Exercise exercise, String source, RunResult run) {
        List<Asked> asked = SignatureCheck.asked(exercise.starter().code(), source);
        boolean sameWords =
                !asked.isEmpty() && asked.stream().allMatch(it -> it.signature().equals(it.yours()));
        return verdict(Kind.DOES_NOT_FIT, sameWords ? SAME_WORDS : DOES_NOT_FIT, List.of(), asked, run, "", 0);
    }

    /** By no fault of the learner there is nothing to compare with. */
    static Verdict withoutReference(String function, RunResult python) {
        return switch (python.outcome()) {
            case BUSY -> unknown(Kind.BUSY, python.sentence(), List.of(), python);
            case STOPPED -> unknown(Kind.STOPPED, python.sentence(), List.of(), python);
            case UNAVAILABLE -> unknown(Kind.UNAVAILABLE, NO_REFERENCE + python.sentence(), List.of(), python);
            case OK -> noReference(ended(function, python), python);
            default -> noReference(new Case(function, State.FAILED, python.sentence(), null, null, null), python);
        };
    }

    static Verdict referenceRaised(String function, Gave gave, RunResult run) {
        String message = "For `" + gave.input() + "` it raised " + gave.shown() + ".";
        return noReference(new Case(function, State.FAILED, message, gave.input(), gave.shown(), null), run);
    }

    private static Verdict noReference(Case unanswered, RunResult run) {
        return unknown(Kind.NO_REFERENCE, NO_REFERENCE + unanswered.message(), List.of(unanswered), run);
    }

    /** What the reference printed is not the learner's. */
    private static Verdict unknown(Kind kind, String sentence, List<Case> cases, RunResult run) {
        return verdict(kind, sentence, cases, List.of(), run, "", 0);
    }

    /** The case at which the program ended. */
    static Case ended(String name, RunResult run) {
        String message = run.outcome() == Outcome.OK ? "The program ended itself here." : run.sentence();
        return new Case(name, State.FAILED, message, null, null, null);
    }

    /**
     * Of an answer that ran.
     *
     * @param whole whether every case was reported, once and in order, and their end
     */
    static Verdict of(RunResult run, boolean whole, List<Case> cases, long seed) {
        long failed = count(cases, State.FAILED);
        long missed = count(cases, State.NOT_REACHED);
        boolean ended = whole && run.outcome() == Outcome.OK && !run.truncated();
        boolean passed = ended && failed == 0 && missed == 0 && !cases.isEmpty();
        String sentence;
        if (passed) {
            sentence =
                    cases.size() == 1 ? "Passed: its one case holds." : "Passed: all " + cases.size() + " cases hold.";
        } else if (failed + missed > 0) {
            sentence = failed + " of " + cases.size() + (failed == 1 ? " cases does" : " cases do") + " not hold"
                    + (missed == 0 ? "." : "; " + missed + (missed == 1 ? " was" : " were") + " not reached.");
        } else {
            sentence = "Every case held, but the program did not come to its end as it should: "
                    + (run.truncated() ? "it printed more than is kept." : run.sentence());
        }
        return verdict(passed ? Kind.PASSED : Kind.FAILED, sentence, cases, List.of(), run, run.stderr(), seed);
    }

    private static long count(List<Case> cases, State state) {
        return cases.stream().filter(it -> it.state() == state).count();
    }

    private static Verdict verdict(
            Kind kind, String sentence, List<Case> cases, List<Asked> asked, RunResult run, String stderr, long seed) {
        return new Verdict(
                kind,
                sentence,
                cases,
                asked,
                run.diagnostics(),
                run.stdout(),
                stderr,
                run.cutBytes(),
                run.compileMs(),
                seed,
                LIMITS.contains(run.outcome()));
    }
}
