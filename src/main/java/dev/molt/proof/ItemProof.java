package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Item;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Block.Transfer;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.proof.Finding.Kind;
import dev.molt.proof.OutputEdits.Ran;
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

    /** A program and what is being found out about it at the same time. */
    private record Asked(
            String who,
            Trial trial,
            CompletableFuture<RunResult> run,
            @Nullable Formatting formatting,
            @Nullable CompletableFuture<RunResult> formatted,
            @Nullable Trial idioms,
            @Nullable CompletableFuture<RunResult> idiomatic) {}

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
        if (!halves.isEmpty() && ran.size() == halves.size()) {
            mendOutputs(ran);
            checkPrediction(ran);
        }
    }

    private Optional<Asked> ask(Half half) {
        String who = item instanceof Comparison ? "the " + half.language().title() + " half" : "the program";
        if (half.noRun() && half.language() == Language.PYTHON && isNewer(half.version())) {
            return Optional.empty();
        }
        try {
            Trial trial = Trial.of(half, null, item.args(), item.stdin(), 0);
            CompletableFuture<RunResult> run = runs.run(trial.request());
            if (half.language() != Language.RUST) {
                return Optional.of(new Asked(who, trial, run, null, null, null, null));
            }
            Formatting formatting = runs.toolchain().rustfmt() ? Formatting.of(half, half.code()) : null;
            Trial idioms = half.expectation().ending() == Ending.DOES_NOT_COMPILE ? null : StyleCheck.idioms(half);
            return Optional.of(new Asked(
                    who,
                    trial,
                    run,
                    formatting,
                    formatting == null ? null : runs.run(formatting.request()),
                    idioms,
                    idioms == null ? null : runs.run(idioms.request())));
        } catch (IllegalArgumentException e) {
            report(half.origin()
                    .begins()
                    .error(who + " cannot be run: " + e.getMessage(), "change it so that it can be run"));
            return Optional.empty();
        }
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
        RunResult result = result(asked.run);
        Optional<Problem> ending = EndingCheck.of(asked.who, asked.trial, result);
        ending.ifPresent(this::report);
        Problem output = ending.isPresent()
                ? null
                : OutputCheck.of(asked.who, half, result.stdout()).orElse(null);
        if (output != null) {
            report(output);
        }
        if (half.language() == Language.RUST) {
            style(asked, result);
        }
        boolean whole = ending.isEmpty() && !result.truncated();
        return whole ? Optional.of(new Ran(half, result.stdout())) : Optional.empty();
    }

    private void style(Asked asked, RunResult result) throws CannotProve {
        Half half = asked.trial.half();
        if (result.outcome() != Outcome.COMPILE_ERROR) {
            List<Finding> warnings = StyleCheck.warnings(asked.who, asked.trial, result);
            findings.addAll(warnings);
            if (asked.idioms != null && asked.idiomatic != null) {
                StyleCheck.warnings(asked.who, asked.idioms, result(asked.idiomatic)).stream()
                        .filter(finding -> !warnings.contains(finding))
                        .forEach(findings::add);
            }
        }
        if (asked.formatting != null && asked.formatted != null) {
            findings.addAll(layout(runs, asked.who, half, asked.formatting, result(asked.formatted)));
        }
    }

    /** What rustfmt would change, with its edits. */
    static List<Finding> layout(ProofRuns runs, String who, Half half, Formatting formatting, RunResult formatted)
            throws CannotProve {
        Problem problem = StyleCheck.formatted(formatting, formatted)
                .flatMap(lines -> StyleCheck.layout(who, half, lines))
                .orElse(null);
        if (problem == null) {
            return List.of();
        }
        // Once more with its tags, which are comments to rustfmt.
        String tagged = String.join("\n", half.origin().written().lines());
        Formatting written = Formatting.of(half, tagged);
        List<Edit> edits = StyleCheck.formatted(written, result(runs.run(written.request())))
                .map(lines -> StyleCheck.edits(half, lines))
                .orElse(List.of());
        return List.of(new Finding(Kind.STYLE, problem, edits));
    }

    private void report(Problem problem) {
        findings.add(Finding.of(Kind.PROOF, problem));
    }

    /** Whether the item says what is not so; how it is written is another matter. */
    private boolean isFalse() {
        return findings.stream().anyMatch(finding -> finding.kind() == Kind.PROOF);
    }

    /** Hangs the edits on the first finding about an output, or on the reader's word that one is missing. */
    private void mendOutputs(List<Ran> ran) throws CannotProve {
        boolean wrong = isFalse();
        if (ran.get(0).half().origin().isQuestion()) {
            return;
        }
        List<Edit> edits = OutputEdits.of(ran, !wrong && isOutputMissing(ran));
        if (edits.isEmpty() || isUnsteady(ran)) {
            return;
        }
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).kind() == Kind.PROOF) {
                findings.set(i, findings.get(i).with(edits));
                return;
            }
        }
        findings.add(OutputEdits.missing(edits, reported(ran)));
    }

    /** What a program prints only once is not to be written down. */
    private boolean isUnsteady(List<Ran> ran) throws CannotProve {
        boolean unsteady = false;
        for (Ran each : ran) {
            Trial trial = Trial.of(each.half(), null, item.args(), item.stdin(), 0);
            String printed = result(runs.runAnew(trial.request())).stdout();
            if (!each.half().noRun() && !OutputCheck.lines(printed).equals(OutputCheck.lines(each.printed()))) {
                unsteady = true;
                report(each.half()
                        .origin()
                        .begins()
                        .error(
                                "this program prints something else each time it runs",
                                "make it print the same, or show a part of it with output contains"));
            }
        }
        return unsteady;
    }

    /** The program at which the reader reports that an output is missing. */
    private static Half reported(List<Ran> ran) {
        boolean nothingTold =
                ran.stream().allMatch(each -> each.wantsOutput() || each.half().noRun());
        return ran.stream()
                .filter(each -> nothingTold || each.wantsOutput())
                .findFirst()
                .orElseThrow()
                .half();
    }

    /** As the reader of lessons sees it. */
    private boolean isOutputMissing(List<Ran> ran) {
        List<Ran> untold = ran.stream().filter(Ran::wantsOutput).toList();
        boolean nothingTold = !untold.isEmpty()
                && ran.stream()
                        .allMatch(each -> each.wantsOutput() || each.half().noRun());
        return nothingTold
                || !untold.isEmpty() && item instanceof Comparison pair && pair.transfer() == Transfer.CHANGED;
    }

    private void checkPrediction(List<Ran> ran) {
        if (!(item instanceof Comparison pair)
                || pair.transfer() != Transfer.CHANGED
                || isFalse()
                || isOutputMissing(ran)) {
            return;
        }
        Block.Outcome key = pair.outcome();
        boolean alike = OutputCheck.lines(ran.get(0).printed())
                .equals(OutputCheck.lines(ran.get(1).printed()));
        if (key == Block.Outcome.PRINTS_THE_SAME && !alike) {
            report(pair.python()
                    .origin()
                    .begins()
                    .error(
                            "the key of the prediction says that both print the same, and they do not",
                            "give each half an output of its own"));
        } else if (key == Block.Outcome.PRINTS_SOMETHING_ELSE
                && alike
                && !pair.rust().noRun()) {
            report(pair.python()
                    .origin()
                    .begins()
                    .error(
                            "the key of the prediction says that Rust prints something else, and both print the same",
                            "give both one output, or write same in place of changed"));
        }
    }

    /** @throws CannotProve when it was never run */
    static RunResult result(CompletableFuture<RunResult> run) throws CannotProve {
        RunResult result = run.join();
        if (NOT_RUN.contains(result.outcome())) {
            throw new CannotProve(result.sentence(), "Let ./molt doctor say what is wrong, and try again.");
        }
        return result;
    }
}
