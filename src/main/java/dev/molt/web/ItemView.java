package dev.molt.web;

import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Note;
import dev.molt.course.Block.Outcome;
import dev.molt.course.Block.Snippet;
import dev.molt.course.Block.Transfer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A comparison, or a program alone, as its template shows it.
 *
 * @param transfer null for a program alone and where the author did not say
 * @param panes Python and Rust, or the one program
 * @param outcome the key of the prediction, null where nothing is asked
 * @param answer what the learner predicted before
 */
public record ItemView(
        String id,
        String title,
        @Nullable Transfer transfer,
        boolean race,
        List<PaneView> panes,
        List<Note> notes,
        @Nullable Outcome outcome,
        @Nullable Outcome answer) {

    /**
     * A possible prediction.
     *
     * @param value as the API takes it
     * @param verdict what to say to a learner who gave it
     */
    public record Answer(String value, String label, String verdict) {}

    static ItemView of(Comparison pair, @Nullable Outcome predicted, Running running) {
        Outcome outcome = pair.transfer() == Transfer.CHANGED ? pair.outcome() : null;
        Outcome answer = outcome == null ? null : predicted;
        boolean folded = outcome != null && answer == null;
        return new ItemView(
                pair.id(),
                pair.title(),
                pair.transfer(),
                pair.race(),
                List.of(PaneView.of(pair.python(), running, folded), PaneView.of(pair.rust(), running, folded)),
                pair.notes(),
                outcome,
                answer);
    }

    static ItemView of(Snippet snippet, Running running) {
        return new ItemView(
                snippet.id(),
                snippet.title(),
                null,
                false,
                List.of(PaneView.of(snippet.half(), running, false)),
                snippet.notes(),
                null,
                null);
    }

    /** From a value of the API; null for one that is none. */
    static @Nullable Outcome outcome(@Nullable String value) {
        return Arrays.stream(Outcome.values())
                .filter(it -> value(it).equals(value))
                .findFirst()
                .orElse(null);
    }

    private static String value(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isPair() {
        return panes.size() == 2;
    }

    /** Whether there are two to run at once. */
    public boolean runsBoth() {
        return isPair() && panes.stream().noneMatch(pane -> pane.half().noRun());
    }

    /** The learner is asked first: outputs and notes lie folded. */
    public boolean folded() {
        return outcome != null && answer == null;
    }

    /** Class of the badge. */
    public String transferClass() {
        return transfer == null ? "" : transfer.name().toLowerCase(Locale.ROOT);
    }

    public String transferWords() {
        return transfer == null
                ? ""
                : switch (transfer) {
                    case SAME -> "Carries over";
                    case CHANGED -> "Looks alike, behaves differently";
                    case NEW -> "New in Rust";
                };
    }

    /** The four answers to the question what Rust will do. */
    public List<Answer> answers() {
        return Arrays.stream(Outcome.values())
                .map(it -> new Answer(value(it), "It " + does(it), verdict(it)))
                .toList();
    }

    /** What to say to the learner who answered before; empty for others. */
    public String verdict() {
        return answer == null ? "" : verdict(answer);
    }

    private String verdict(Outcome predicted) {
        if (outcome == null) {
            return "";
        }
        String truth = "Rust " + does(outcome)
                + (outcome == Outcome.DOES_NOT_COMPILE
                        ? panes.get(1).ending().replaceFirst("^Does not compile", "")
                        : ".");
        String said = predicted == outcome ? "As you predicted: " : "You predicted that it " + does(predicted) + ". ";
        return said + truth + (notes.isEmpty() ? "" : " The notes say why.");
    }

    private static String does(Outcome outcome) {
        return switch (outcome) {
            case PRINTS_THE_SAME -> "prints the same";
            case PRINTS_SOMETHING_ELSE -> "prints something else";
            case DOES_NOT_COMPILE -> "does not compile";
            case PANICS -> "panics";
        };
    }
}
