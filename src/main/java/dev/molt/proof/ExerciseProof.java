package dev.molt.proof;

import dev.molt.course.Block.Exercise;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.reading.Place;
import dev.molt.practice.Examiner;
import dev.molt.practice.Verdict;
import dev.molt.practice.Verdict.Case;
import dev.molt.practice.Verdict.State;
import dev.molt.proof.Finding.Kind;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Proves an exercise: its starter compiles and does not pass, its solution and every approach do, and its reference runs. */
final class ExerciseProof {

    static final String STARTER = "the starter";

    private final ProofRuns runs;
    private final Exercise exercise;
    private final List<Finding> findings = new ArrayList<>();

    /** Why the reference has no answer to a case; null when it has one to each. */
    private @Nullable String unanswered;

    private ExerciseProof(ProofRuns runs, Exercise exercise) {
        this.runs = runs;
        this.exercise = exercise;
    }

    static List<Finding> of(ProofRuns runs, Exercise exercise) throws CannotProve {
        ExerciseProof proof = new ExerciseProof(runs, exercise);
        proof.prove();
        return proof.findings;
    }

    /**
     * A text that is being examined, and how it is written.
     *
     * @param trial tells where its lines stand
     */
    private record Asked(String who, Half half, Trial trial, CompletableFuture<Verdict> verdict, StyleProof style) {}

    private void prove() throws CannotProve {
        Optional<Asked> starter = ask(STARTER, exercise.starter());
        List<Asked> solutions = new ArrayList<>();
        for (Exercise.Solution solution : exercise.solutions()) {
            ask(named(solution), solution.half()).ifPresent(solutions::add);
        }
        Optional<Tests> tests = askTests();
        boolean answers = checkReference();
        if (starter.isPresent()) {
            checkStarter(starter.get());
        }
        for (Asked solution : solutions) {
            checkSolution(solution);
        }
        if (tests.isPresent()) {
            checkTests(tests.get());
        }
        if (answers && unanswered != null) {
            report(
                    Objects.requireNonNull(exercise.reference()).origin().begins(),
                    "the reference does not answer every case: " + unanswered,
                    "mend it, or take that case away");
        }
    }

    /** Tests that are looked at. */
    private record Tests(Trial linted, StyleProof style) {}

    private Optional<Tests> askTests() {
        Half tests = exercise.tests();
        if (tests == null) {
            return Optional.empty();
        }
        String solution = exercise.solutions().get(0).half().code();
        try {
            Trial linted = Trial.around(tests, Examiner.lintedTests(exercise, solution, StyleCheck.LINTS), 1);
            return Optional.of(new Tests(linted, new StyleProof(runs, "the tests", tests, linted, false)));
        } catch (IllegalArgumentException e) {
            report(tests.origin().begins(), "the tests cannot be run: " + e.getMessage(), "make them shorter");
            return Optional.empty();
        }
    }

    private void checkTests(Tests tests) throws CannotProve {
        findings.addAll(tests.style.warnings(
                tests.linted, List.of(), it -> tests.linted.program().visibleLine(it.line()) > 0));
        findings.addAll(tests.style.layout());
    }

    /** In words, to begin a sentence with. */
    static String named(Exercise.Solution solution) {
        return solution.title().isEmpty() ? "the solution" : "the approach \"" + solution.title() + "\"";
    }

    private Optional<Asked> ask(String who, Half half) {
        try {
            CompletableFuture<Verdict> verdict = runs.examine(exercise, half.code());
            Trial trial = Trial.ofLibrary(half, Examiner.check(exercise, half.code()));
            Trial linted = Trial.around(half, Examiner.check(exercise, StyleCheck.LINTS + "\n" + half.code()), 1);
            return Optional.of(new Asked(who, half, trial, verdict, new StyleProof(runs, who, half, linted, false)));
        } catch (IllegalArgumentException e) {
            report(half.origin().begins(), who + " cannot be run: " + e.getMessage(), "make it one that can be run");
            return Optional.empty();
        }
    }

    /** Whether it can be run. */
    private boolean checkReference() throws CannotProve {
        Half reference = exercise.reference();
        if (reference == null) {
            return true;
        }
        Trial trial = Trial.of(reference, null, List.of(), "", 0);
        RunResult result = ItemProof.ran(runs.run(trial.request())).first();
        Optional<Problem> problem = EndingCheck.of("the reference", trial, result);
        problem.ifPresent(it -> report(
                new ProgramEnd(trial, result).place().orElse(reference.origin().begins()),
                it.message(),
                "mend it: learners port what it does"));
        return problem.isEmpty();
    }

    private void checkStarter(Asked asked) throws CannotProve {
        Verdict verdict = verdict(asked.verdict);
        if (verdict.passed()) {
            report(
                    asked.half.origin().begins(),
                    "the starter passes already",
                    "take out of it what learners are to write, or test more");
        } else if (verdict.kind() != Verdict.Kind.FAILED && isAnswered(verdict)) {
            report(
                    place(asked, verdict),
                    told(STARTER + " cannot be tried", verdict),
                    "let it compile and fit its tests");
        }
        if (verdict.passed() || verdict.kind() == Verdict.Kind.FAILED) {
            findings.addAll(asked.style.warnings(asked.trial, verdict.diagnostics(), it -> !isToBeUsed(it)));
        }
        findings.addAll(asked.style.layout());
    }

    /** What a starter has and does not use is for the learner to use. */
    private static boolean isToBeUsed(Diagnostic warning) {
        String code = String.valueOf(warning.code());
        return code.startsWith("unused") || code.equals("dead_code") || code.equals("unreachable_code");
    }

    private void checkSolution(Asked asked) throws CannotProve {
        Verdict verdict = verdict(asked.verdict);
        if (!verdict.passed() && isAnswered(verdict)) {
            report(
                    place(asked, verdict),
                    told(asked.who + " does not pass", verdict),
                    "mend it, or what it is tested by");
        }
        if (verdict.passed()) {
            findings.addAll(asked.style.warnings(asked.trial, verdict.diagnostics(), all -> true));
        }
        findings.addAll(asked.style.layout());
    }

    /** Whether Python answered its cases. Where it did not, that is told once, and nothing of who was to be compared with it. */
    private boolean isAnswered(Verdict verdict) {
        if (verdict.kind() != Verdict.Kind.NO_REFERENCE) {
            return true;
        }
        unanswered = verdict.cases().get(0).message().replaceFirst("\\.$", "");
        return false;
    }

    /** @throws CannotProve when it was never examined */
    static Verdict verdict(CompletableFuture<Verdict> examined) throws CannotProve {
        Verdict verdict = examined.join();
        if (!verdict.kind().isVerdict() && verdict.kind() != Verdict.Kind.NO_REFERENCE) {
            throw new CannotProve(verdict.sentence(), "Let ./molt doctor say what is wrong, and try again.");
        }
        return verdict;
    }

    /** The verdict, and the first error or the first case that does not hold. */
    private static String told(String what, Verdict verdict) {
        String detail = firstError(verdict)
                .map(it -> it.message().lines().findFirst().orElse(""))
                .or(() -> verdict.cases().stream()
                        .filter(it -> it.state() == State.FAILED)
                        .map(ExerciseProof::told)
                        .findFirst())
                .map(it -> ": " + it)
                .orElse("");
        return what + ": " + verdict.sentence().replaceFirst("\\.$", "") + detail;
    }

    private static String told(Case failed) {
        String call = failed.input() == null ? "" : " for " + failed.input();
        String sides = failed.left() == null || failed.right() == null
                ? ""
                : ", " + failed.left() + " beside " + failed.right();
        String message = failed.message().lines().findFirst().orElse("");
        return failed.name() + call + sides + (message.isEmpty() ? "" : ": " + message);
    }

    /** Of the first error; of the text as a whole where that is none of its lines. */
    private static Place place(Asked asked, Verdict verdict) {
        return firstError(verdict)
                .flatMap(asked.trial::place)
                .orElse(asked.half.origin().begins());
    }

    /** As the compiler tells them: a slip of the pen first, and then what follows from it. */
    private static Optional<Diagnostic> firstError(Verdict verdict) {
        return verdict.diagnostics().stream()
                .filter(it -> it.level() == Diagnostic.Level.ERROR)
                .findFirst();
    }

    private void report(Place place, String message, String remedy) {
        findings.add(Finding.of(Kind.PROOF, place.error(message, remedy)));
    }
}
