package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Item;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.Expectation.Output;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.proof.Finding.Kind;
import dev.molt.proof.OutputEdits.Ran;
import dev.molt.proof.ProofRuns.Twice;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proves one item: of a pair, a snippet or a traced question runs the programs and compares. */
final class ItemProof {

    private static final Set<Outcome> NOT_RUN = Set.of(Outcome.UNAVAILABLE, Outcome.BUSY, Outcome.STOPPED);

    private final ProofRuns runs;
    private final Item item;
    private final List<Finding> findings = new ArrayList<>();

    private ItemProof(ProofRuns runs, Item item) {
        this.runs = runs;
        this.item = item;
    }

    /** The programs of a pair, a snippet or a traced question; of an exercise and other questions none. */
    static List<Half> programs(Item item) {
        if (item instanceof Quiz quiz) {
            Quiz.Traced traced = quiz.traced();
            return traced == null ? List.of() : List.of(traced.half());
        }
        if (item instanceof Block.Exercise) {
            return List.of();
        }
        return Stream.of(Language.values())
                .flatMap(language -> item.half(language).stream())
                .toList();
    }

    static List<Finding> of(ProofRuns runs, Item item) throws CannotProve {
        if (item instanceof Block.Exercise exercise) {
            return ExerciseProof.of(runs, exercise);
        }
        ItemProof proof = new ItemProof(runs, item);
        proof.prove();
        return proof.findings;
    }

    /** Programs and answers of an item. */
    static int count(Item item) {
        return item instanceof Block.Exercise exercise
                ? 1 + exercise.solutions().size() + (exercise.reference() == null ? 0 : 1)
                : programs(item).size();
    }

    /** A program and what is being found out about it at the same time. */
    private record Asked(
            String who,
            Trial trial,
            CompletableFuture<Twice> run,
            @Nullable StyleProof style,
            @Nullable Release release) {}

    /** The build that a race measures. */
    private record Release(Trial trial, CompletableFuture<RunResult> result) {}

    private void prove() throws CannotProve {
        List<Asked> all = new ArrayList<>();
        List<Half> halves = programs(item);
        for (Half half : halves) {
            ask(half).ifPresent(all::add);
        }
        List<Ran> ran = new ArrayList<>();
        for (Asked asked : all) {
            compare(asked).ifPresent(ran::add);
        }
        findings.addAll(ItemOutputs.of(item, ran, isFalse() || ran.size() < halves.size()));
    }

    private Optional<Asked> ask(Half half) {
        String who = item instanceof Comparison ? "the " + half.language().title() + " half" : "the program";
        if (half.noRun() && half.language() == Language.PYTHON && isNewer(half.version())) {
            return Optional.empty();
        }
        try {
            Trial trial = Trial.of(half, null, item.args(), item.stdin(), 0);
            CompletableFuture<Twice> run = runs.run(trial.request());
            if (half.language() != Language.RUST) {
                return Optional.of(new Asked(who, trial, run, null, null));
            }
            boolean compiles = half.expectation().ending() != Ending.DOES_NOT_COMPILE;
            Trial linted = compiles ? Trial.linted(half, StyleCheck.LINTS) : null;
            return Optional.of(
                    new Asked(who, trial, run, new StyleProof(runs, who, half, linted, true), release(half)));
        } catch (IllegalArgumentException e) {
            report(half.origin()
                    .begins()
                    .error(who + " cannot be run: " + e.getMessage(), "change it so that it can be run"));
            return Optional.empty();
        }
    }

    /** Learners measure another build than the one whose output they read. */
    private @Nullable Release release(Half half) {
        if (!(item instanceof Comparison pair) || !pair.race() || half.release() || half.noRun()) {
            return null;
        }
        Trial trial = Trial.of(half, null, item.args(), item.stdin(), 1);
        return new Release(trial, runs.look(trial.request()));
    }

    /** Whether a program that is only shown needs a newer Python than there is. */
    private boolean isNewer(String version) {
        if (version.isEmpty()) {
            return false;
        }
        String[] wanted = version.split("\\.", -1);
        String[] here = runs.toolchain().python().split("[. ]", 3);
        int major = Integer.compare(Integer.parseInt(wanted[0]), Integer.parseInt(here[0]));
        return major > 0 || major == 0 && Integer.parseInt(wanted[1]) > Integer.parseInt(here[1]);
    }

    /** The program, if its end is the one that the lesson says. */
    private Optional<Ran> compare(Asked asked) throws CannotProve {
        Half half = asked.trial.half();
        Twice ran = ran(asked.run);
        RunResult result = ran.first();
        Optional<Problem> wrong = EndingCheck.of(asked.who, asked.trial, result)
                .or(() -> Optional.ofNullable(ran.again())
                        .flatMap(again -> EndingCheck.of(asked.who, asked.trial, again)))
                .or(() -> unsteady(half, ran));
        wrong.ifPresent(this::report);
        if (asked.style != null) {
            List<Diagnostic> told = result.outcome() == Outcome.COMPILE_ERROR ? List.of() : result.diagnostics();
            findings.addAll(asked.style.warnings(asked.trial, told, all -> true));
            findings.addAll(asked.style.layout());
        }
        if (wrong.isPresent()) {
            return Optional.empty();
        }
        Ran shown = new Ran(asked.who, half, result.stdout(), !result.truncated());
        if (asked.release != null && shown.isRight()) {
            checkRelease(asked.who, asked.release);
        }
        return Optional.of(shown);
    }

    /** What a program prints only once is no output of it. */
    private static Optional<Problem> unsteady(Half half, Twice ran) {
        RunResult again = ran.again();
        Output output = half.expectation().output();
        if (again == null || output == null && half.expectation().ending() != Ending.SUCCEEDS) {
            return Optional.empty();
        }
        boolean same = output != null && output.contains()
                ? output.accepts(ran.first().stdout()) == output.accepts(again.stdout())
                : OutputCheck.lines(ran.first().stdout()).equals(OutputCheck.lines(again.stdout()));
        return same
                ? Optional.empty()
                : Optional.of(half.origin()
                        .begins()
                        .error(
                                "this program prints something else each time it runs",
                                "make it print the same, or show a part of it with output contains"));
    }

    /** The build that a race measures, where the one that is read does as its lesson says. */
    private void checkRelease(String who, Release release) throws CannotProve {
        RunResult result = result(release.result);
        String whole = who + ", built for release as races are,";
        EndingCheck.of(whole, release.trial, result)
                .or(() -> OutputCheck.of(whole, release.trial.half(), result.stdout(), false))
                .ifPresent(problem -> report(new Problem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.source(),
                        problem.length(),
                        problem.severity(),
                        problem.message(),
                        "let both builds do the same, or take race away")));
    }

    private void report(Problem problem) {
        findings.add(Finding.of(Kind.PROOF, problem));
    }

    /** Whether the item says what is not so; how it is written is another matter. */
    private boolean isFalse() {
        return findings.stream().anyMatch(finding -> finding.kind() == Kind.PROOF);
    }

    /** @throws CannotProve when it was never run */
    static Twice ran(CompletableFuture<Twice> run) throws CannotProve {
        Twice ran = run.join();
        require(ran.first());
        if (ran.again() != null) {
            require(ran.again());
        }
        return ran;
    }

    /** @throws CannotProve when it was never run */
    static RunResult result(CompletableFuture<RunResult> run) throws CannotProve {
        RunResult result = run.join();
        require(result);
        return result;
    }

    private static void require(RunResult result) throws CannotProve {
        if (NOT_RUN.contains(result.outcome())) {
            throw new CannotProve(result.sentence(), "Let ./molt doctor say what is wrong, and try again.");
        }
    }
}
