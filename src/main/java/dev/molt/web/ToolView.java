package dev.molt.web;

import dev.molt.Language;
import dev.molt.proof.Trial;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import dev.molt.run.toolchain.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a formatter or a linter makes of a text, as the page gets it.
 *
 * @param outcome as in a {@link RunView}
 * @param text laid out anew; null unless it was to be and could be
 * @param diagnostics places are those of the text that the learner sees
 */
record ToolView(String outcome, String sentence, @Nullable String text, List<RunView.Mark> diagnostics) {

    /** Of items that belong outside of functions. */
    private static final String MISPLACED = "non_local_definitions";

    static ToolView of(RunResult result) {
        return new ToolView(RunView.tag(result.outcome()), result.sentence(), null, List.of());
    }

    static ToolView formatted(String before, String after) {
        String sentence = after.equals(before) ? "It is formatted already." : "It is formatted.";
        return new ToolView(RunView.tag(Outcome.OK), sentence, after, List.of());
    }

    /** @param check what the compiler or interpreter says of the same text: formatters say it to terminals only */
    static ToolView unreadable(Trial trial, RunResult check) {
        return new ToolView(
                RunView.tag(Outcome.COMPILE_ERROR),
                Tool.formatter(language(trial)).title() + " cannot read it, so it stays as it is.",
                null,
                marks(trial, check).stream()
                        .filter(mark -> mark.level().equals("error"))
                        .toList());
    }

    static ToolView linted(Trial trial, RunResult result) {
        List<RunView.Mark> marks = marks(trial, result);
        if (result.outcome() != Outcome.OK) {
            return new ToolView(RunView.tag(result.outcome()), result.sentence(), null, marks);
        }
        List<RunView.Mark> own =
                marks.stream().filter(mark -> isTheLearners(mark, trial)).toList();
        return new ToolView(
                RunView.tag(Outcome.OK), findings(Tool.linter(language(trial)).title(), own.size()), null, own);
    }

    /** Not what is said of the lesson's set-up, nor what is wrong only since we put the text into a {@code fn main}. */
    private static boolean isTheLearners(RunView.Mark mark, Trial trial) {
        boolean byWrapping = trial.program().wrapped() && MISPLACED.equals(mark.code());
        return mark.line() > 0 && !byWrapping;
    }

    private static List<RunView.Mark> marks(Trial trial, RunResult result) {
        return RunView.of(trial, result).diagnostics();
    }

    private static Language language(Trial trial) {
        return trial.half().language();
    }

    private static String findings(String who, int count) {
        return switch (count) {
            case 0 -> who + " finds nothing to say about it.";
            case 1 -> who + " says one thing about it.";
            default -> who + " says " + count + " things about it.";
        };
    }
}
