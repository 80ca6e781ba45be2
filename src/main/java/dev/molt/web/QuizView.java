package dev.molt.web;

import dev.molt.course.Block.Quiz;
import dev.molt.practice.QuizAnswer;
import dev.molt.practice.TracedEnd.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as its template shows it to one learner.
 *
 * @param action where its form is sent
 * @param attempts of the learner so far
 * @param told what to say above it, such as that the question has changed; empty for nothing
 * @param closed nothing is left to answer
 * @param several any number of the choices may be chosen
 * @param pane the program of a traced question, else null
 * @param options choices, or the ends of a program
 * @param lines of that program, to choose the one that does not compile; empty where that is not asked (any more)
 * @param asksText whether there is a field for what is printed or filled in
 * @param outcome class of the verdict: right, partly, wrong, revealed; empty before the first attempt
 * @param verdict what to say of the answer
 * @param truth how it really is, once closed
 * @param printed what the program prints, once closed; else empty
 * @param why the author's reason, once closed; else empty
 */
public record QuizView(
        String id,
        String title,
        String hash,
        String action,
        int attempts,
        String told,
        boolean closed,
        boolean several,
        @Nullable PaneView pane,
        List<Option> options,
        List<Option> lines,
        boolean asksText,
        String text,
        String textWrong,
        String outcome,
        String verdict,
        String truth,
        String printed,
        String why) {

    /**
     * Something to choose.
     *
     * @param html of its label
     * @param fixed known to be right or wrong by an earlier attempt, or the quiz is closed: it cannot be chosen any more
     * @param sign {@code right} or {@code wrong} once that is known; else empty
     * @param reason why it holds or does not; empty while that is not to be told
     */
    public record Option(String value, String html, boolean checked, boolean fixed, String sign, String reason) {

        /** The sign in words. */
        public String words() {
            return sign.isEmpty() ? "" : sign.equals("right") ? "Right" : "Not so";
        }
    }

    /**
     * What a learner has given, and what to say of it, where the record does not hold it: the quiz had changed, something was missing,
     * or programs could not be run.
     *
     * @param answer null for what the record holds
     */
    public record Draft(String item, @Nullable QuizAnswer answer, String told) {

        /** Of an attempt that the learner took for their first: another tab had answered before. */
        static Draft again(Quiz quiz, int attempts) {
            return new Draft(
                    quiz.id(),
                    null,
                    "You had answered this question on another page in the meantime. That first answer stands; this one is attempt "
                            + attempts + ".");
        }
    }

    public boolean traced() {
        return pane != null;
    }

    /** The end that the field and the lines below it belong to. */
    public boolean prints(Option option) {
        return traced() && option.value().equals(Kind.PRINTS.tag());
    }

    public boolean refuses(Option option) {
        return traced() && option.value().equals(Kind.DOES_NOT_COMPILE.tag());
    }

    /** Whether the answer to the first part stands and the second is asked alone. */
    public boolean asksMore() {
        return !closed
                && options.stream().anyMatch(option -> traced() && option.sign().equals("right"));
    }

    /** Before the first attempt at this text of the quiz. */
    public boolean fresh() {
        return outcome.isEmpty();
    }
}
