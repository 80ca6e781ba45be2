package dev.molt.proof;

import dev.molt.course.Half;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a Rust text of a lesson is written: rustfmt and more of rustc's lints look at it while its program runs. */
final class StyleProof {

    private final ProofRuns runs;
    private final String who;
    private final Half half;
    private final @Nullable Formatting formatting;
    private final @Nullable CompletableFuture<RunResult> formatted;
    private final @Nullable Trial linted;
    private final @Nullable CompletableFuture<RunResult> lints;
    private final boolean hasSetUp;

    /**
     * Begins to look.
     *
     * @param who the text in words
     * @param linted the text with those lints turned on; null for one that does not compile
     * @param hasSetUp whether its hidden lines are compiled with it
     * @throws IllegalArgumentException with a sentence when the text is none that can be looked at
     */
    StyleProof(ProofRuns runs, String who, Half half, @Nullable Trial linted, boolean hasSetUp) {
        this.runs = runs;
        this.who = who;
        this.half = half;
        this.formatting = runs.toolchain().rustfmt() ? Formatting.of(half, half.code()) : null;
        this.formatted = formatting == null ? null : runs.look(formatting.request());
        this.linted = linted;
        this.hasSetUp = hasSetUp;
        this.lints = linted == null ? null : runs.look(linted.request());
    }

    /** What rustfmt would write in another way, with the lines that would do it. */
    List<Finding> layout() throws CannotProve {
        if (formatting == null || formatted == null) {
            return List.of();
        }
        List<String> better =
                StyleCheck.formatted(formatting, ItemProof.result(formatted)).orElse(List.of());
        if (better.isEmpty() || StyleCheck.isLaidOut(half, better)) {
            return List.of();
        }
        // Once more with its tags, which are comments to rustfmt.
        Formatting written =
                Formatting.of(half, String.join("\n", half.origin().written().lines()));
        List<Edit> edits = StyleCheck.formatted(written, ItemProof.result(runs.look(written.request())))
                .map(lines -> StyleCheck.edits(half, lines))
                .orElse(List.of());
        return List.of(StyleCheck.layout(who, half, better, edits));
    }

    /**
     * What the compiler warns of, each once.
     *
     * @param told what it said anyway, of {@code trial}
     * @param counts which warnings mean anything here
     */
    List<Finding> warnings(Trial trial, List<Diagnostic> told, Predicate<Diagnostic> counts) throws CannotProve {
        List<Finding> warnings = new ArrayList<>(warnings(trial, told.stream().filter(counts)));
        if (linted != null && lints != null) {
            warnings.addAll(warnings(
                    linted, ItemProof.result(lints).diagnostics().stream().filter(counts)));
        }
        return warnings.stream().distinct().toList();
    }

    private List<Finding> warnings(Trial trial, Stream<Diagnostic> told) {
        return told.filter(it -> it.level() == Diagnostic.Level.WARNING && it.line() > 0)
                .map(it -> StyleCheck.warning(
                        who, it, trial.place(it).orElse(half.origin().begins()), hasSetUp))
                .toList();
    }
}
