package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Item;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.course.reading.Place;
import dev.molt.practice.Examiner;
import dev.molt.practice.Verdict;
import dev.molt.proof.Finding.Kind;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In what another rustc sees a lesson's programs differently: the code, line or message of an error, the end, the output. Of an
 * exercise these are its starter, its solution and its approaches.
 */
final class ToolchainChange {

    private final ProofRuns usual;
    private final ProofRuns other;
    private final List<Finding> changes = new ArrayList<>();

    private ToolchainChange(ProofRuns usual, ProofRuns other) {
        this.usual = usual;
        this.other = other;
    }

    /** What one rustc makes of a program, as far as it is compared. */
    private record Seen(
            String end,
            Set<String> codes,
            int line,
            String message,
            List<String> output,
            String told,
            Optional<Place> place) {

        static Seen of(Trial trial, RunResult result) {
            ProgramEnd end = new ProgramEnd(trial, result);
            return new Seen(
                    result.outcome() + " " + result.exitCode() + " " + result.signal(),
                    end.codes(),
                    end.errorLine(),
                    end.firstError().map(Diagnostic::message).orElse(""),
                    OutputCheck.lines(result.stdout()),
                    end.told(),
                    end.place());
        }

        /** What an answer prints says nothing about it, and its made-up inputs differ each time. */
        static Seen of(Trial trial, Verdict verdict) {
            AnswerEnd end = new AnswerEnd(trial, verdict);
            return new Seen(
                    verdict.kind().name(),
                    end.codes(),
                    end.errorLine(),
                    end.message(),
                    List.of(),
                    end.told(),
                    end.place());
        }

        private String toldWithLine() {
            return told + (line == 0 ? "" : ", in line " + line);
        }
    }

    static List<Finding> of(ProofRuns usual, ProofRuns other, Item item) throws CannotProve {
        ToolchainChange change = new ToolchainChange(usual, other);
        if (item instanceof Exercise exercise) {
            change.compare(exercise);
        } else {
            change.compare(item);
        }
        return change.changes;
    }

    private void compare(Item item) throws CannotProve {
        for (Half half : ItemProof.programs(item)) {
            if (half.language() == Language.RUST) {
                Trial trial;
                try {
                    trial = Trial.of(half, null, item.args(), item.stdin(), 0);
                } catch (IllegalArgumentException isToldByTheProof) {
                    continue;
                }
                Seen before =
                        Seen.of(trial, ItemProof.ran(usual.run(trial.request())).first());
                note(
                        "",
                        half,
                        before,
                        Seen.of(trial, ItemProof.ran(other.run(trial.request())).first()));
            }
        }
    }

    private void compare(Exercise exercise) throws CannotProve {
        compare(exercise, ExerciseProof.STARTER, exercise.starter());
        for (Exercise.Solution solution : exercise.solutions()) {
            compare(exercise, ExerciseProof.named(solution), solution.half());
        }
    }

    private void compare(Exercise exercise, String who, Half half) throws CannotProve {
        Trial trial;
        Seen after;
        try {
            trial = Trial.ofLibrary(half, Examiner.check(exercise, half.code()));
            // First by the one that is still open: a text that neither can run is refused by it, not by what has ended.
            after = Seen.of(trial, ExerciseProof.verdict(other.examine(exercise, half.code())));
        } catch (IllegalArgumentException isToldByTheProof) {
            return;
        }
        Seen before = Seen.of(trial, ExerciseProof.verdict(usual.examine(exercise, half.code())));
        note(" of " + who, half, before, after);
    }

    /** @param who which part of the item, to follow what changed; empty for the whole of it */
    private void note(String who, Half half, Seen before, Seen after) {
        List<String> parts = new ArrayList<>();
        note(parts, before.end().equals(after.end()), "end");
        note(parts, before.codes().equals(after.codes()), "code");
        note(parts, before.line() == after.line(), "line");
        note(parts, before.message().equals(after.message()), "message");
        note(parts, before.output().equals(after.output()), "output");
        if (parts.isEmpty()) {
            return;
        }
        Problem change = after.place()
                .or(before::place)
                .orElse(half.origin().begins())
                .problem(
                        Severity.NOTE,
                        "another " + String.join(", ", parts) + who + ": rustc "
                                + other.toolchain().rustVersion() + " " + after.toldWithLine() + "; rustc "
                                + usual.toolchain().rustVersion() + " " + before.toldWithLine(),
                        "see whether the lesson holds for both");
        changes.add(Finding.of(Kind.CHANGE, change));
    }

    private static void note(List<String> parts, boolean same, String part) {
        if (!same) {
            parts.add(part);
        }
    }
}
