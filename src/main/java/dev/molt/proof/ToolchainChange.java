package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Block.Item;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.proof.Finding.Kind;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In what another rustc sees a lesson's programs differently: the code, line or message of an error, the end, the output. */
final class ToolchainChange {

    private ToolchainChange() {}

    static List<Finding> of(ProofRuns usual, ProofRuns other, Item item) throws CannotProve {
        List<Finding> changes = new ArrayList<>();
        for (Half half : ItemProof.programs(item)) {
            if (half.language() == Language.RUST) {
                Trial trial;
                try {
                    trial = Trial.of(half, null, item.args(), item.stdin(), 0);
                } catch (IllegalArgumentException isToldByTheProof) {
                    continue;
                }
                RunResult before = ItemProof.result(usual.run(trial.request()));
                RunResult after = ItemProof.result(other.run(trial.request()));
                changes.addAll(of(
                        trial,
                        before,
                        after,
                        usual.toolchain().rustVersion(),
                        other.toolchain().rustVersion()));
            }
        }
        return changes;
    }

    private static List<Finding> of(
            Trial trial, RunResult before, RunResult after, String version, String otherVersion) {
        ProgramEnd was = new ProgramEnd(trial, before);
        ProgramEnd is = new ProgramEnd(trial, after);
        List<String> parts = new ArrayList<>();
        boolean sameEnd = before.outcome() == after.outcome()
                && before.exitCode() == after.exitCode()
                && Objects.equals(before.signal(), after.signal());
        note(parts, sameEnd, "end");
        note(parts, was.codes().equals(is.codes()), "code");
        note(parts, was.errorLine() == is.errorLine(), "line");
        note(parts, message(was).equals(message(is)), "message");
        note(parts, OutputCheck.lines(before.stdout()).equals(OutputCheck.lines(after.stdout())), "output");
        if (parts.isEmpty()) {
            return List.of();
        }
        Problem change = is.place()
                .or(was::place)
                .orElse(trial.half().origin().begins())
                .problem(
                        Severity.NOTE,
                        "another " + String.join(", ", parts) + ": rustc " + otherVersion + " " + told(is) + "; rustc "
                                + version + " " + told(was),
                        "see whether the lesson holds for both");
        return List.of(Finding.of(Kind.CHANGE, change));
    }

    private static void note(List<String> parts, boolean same, String part) {
        if (!same) {
            parts.add(part);
        }
    }

    private static String message(ProgramEnd end) {
        return end.firstError().map(Diagnostic::message).orElse("");
    }

    private static String told(ProgramEnd end) {
        String line = end.errorLine() == 0 ? "" : ", in line " + end.errorLine();
        return end.told() + line;
    }
}
