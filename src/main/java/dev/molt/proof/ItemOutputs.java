package dev.molt.proof;

import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Item;
import dev.molt.course.Block.Transfer;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.proof.Finding.Kind;
import dev.molt.proof.OutputEdits.Ran;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what the programs of an item printed with its outputs and with the key of its prediction, and writes the outputs anew. */
final class ItemOutputs {

    private final Item item;
    private final List<Ran> programs;
    private final List<Finding> findings = new ArrayList<>();

    private ItemOutputs(Item item, List<Ran> programs) {
        this.item = item;
        this.programs = programs;
    }

    /**
     * What is wrong with them.
     *
     * @param programs those that ended as their lesson says
     * @param isFalse whether the lesson is wrong about one of the item's programs in another way: then nothing is written
     */
    static List<Finding> of(Item item, List<Ran> programs, boolean isFalse) {
        ItemOutputs outputs = new ItemOutputs(item, programs);
        boolean whole = !isFalse && !programs.isEmpty();
        boolean right = programs.stream().allMatch(Ran::isRight);
        boolean missing = whole && right && outputs.isMissing();
        outputs.check(whole, missing);
        if (whole && right && !missing) {
            outputs.prediction().ifPresent(problem -> outputs.findings.add(Finding.of(Kind.PROOF, problem)));
        }
        return outputs.findings;
    }

    private void check(boolean writable, boolean missing) {
        boolean isQuestion =
                programs.stream().anyMatch(each -> each.half().origin().isQuestion());
        List<Edit> edits = writable && !isQuestion ? OutputEdits.of(programs, missing) : List.of();
        for (Ran each : programs) {
            boolean fixable = OutputEdits.mend(edits, each.half());
            OutputCheck.of(each.who(), each.half(), each.printed(), fixable)
                    .map(problem -> new Finding(Kind.PROOF, problem, fixable ? edits : List.of()))
                    .ifPresent(findings::add);
        }
        if (missing && !edits.isEmpty()) {
            findings.add(OutputEdits.missing(edits, reported()));
        } else if (missing) {
            findings.addAll(OutputEdits.unwritable(programs));
        }
    }

    /** The program at which the reader reports that an output is missing. */
    private Half reported() {
        boolean nothingTold = nothingTold();
        return programs.stream()
                .filter(each -> nothingTold || each.wantsOutput())
                .findFirst()
                .orElseThrow()
                .half();
    }

    private boolean nothingTold() {
        return programs.stream()
                .allMatch(each -> each.wantsOutput() || each.half().noRun());
    }

    /** As the reader of lessons sees it. */
    private boolean isMissing() {
        return programs.stream().anyMatch(Ran::wantsOutput)
                && (nothingTold() || item instanceof Comparison pair && pair.transfer() == Transfer.CHANGED);
    }

    private Optional<Problem> prediction() {
        boolean cut = !programs.stream().allMatch(Ran::whole);
        if (cut || !(item instanceof Comparison pair) || pair.transfer() != Transfer.CHANGED) {
            return Optional.empty();
        }
        Block.Outcome key = pair.outcome();
        boolean alike = OutputCheck.lines(programs.get(0).printed())
                .equals(OutputCheck.lines(programs.get(1).printed()));
        if (key == Block.Outcome.PRINTS_THE_SAME && !alike) {
            return Optional.of(pair.python()
                    .origin()
                    .begins()
                    .error(
                            "the key of the prediction says that both print the same, and they do not",
                            "give each half an output of its own"));
        }
        return key == Block.Outcome.PRINTS_SOMETHING_ELSE
                        && alike
                        && !pair.rust().noRun()
                ? Optional.of(pair.python()
                        .origin()
                        .begins()
                        .error(
                                "the key of the prediction says that Rust prints something else, and both print the same",
                                "give both one output, or write same in place of changed"))
                : Optional.empty();
    }
}
