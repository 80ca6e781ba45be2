package dev.molt.practice;

import dev.molt.course.Block.Quiz;
import dev.molt.course.Expectation;
import dev.molt.practice.TracedEnd.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a quiz is worth.
 *
 * @param right what was chosen and holds: texts of choices, the tag of an end
 * @param wrong what was chosen and does not, with the reason: texts of choices, the tag of an end, the number of a line
 * @param textWrong why the text that was written is wrong; empty when it is right or none was asked for
 */
public record QuizMark(Outcome outcome, Set<String> right, Map<String, String> wrong, String textWrong) {

    public enum Outcome {
        RIGHT,
        PARTLY,
        WRONG
    }

    /**
     * An answer with what was kept of the one before, and what it is worth.
     *
     * @param answer as it is stored
     */
    public record Marked(QuizAnswer answer, QuizMark mark) {}

    /**
     * Marks a further attempt: what was right before need not be given again, and what was wrong stays known as such.
     *
     * @param end how the program of a traced question really ends, null for other questions
     */
    public static Marked next(Quiz quiz, @Nullable TracedEnd end, QuizAnswer before, QuizAnswer given) {
        QuizAnswer merged = before.equals(QuizAnswer.NONE)
                ? given
                : given.after(before, of(quiz, end, before), QuizAnswer.takesSeveral(quiz));
        return new Marked(merged, of(quiz, end, merged));
    }

    /** @param end how the program of a traced question really ends, null for other questions */
    public static QuizMark of(Quiz quiz, @Nullable TracedEnd end, QuizAnswer answer) {
        if (end != null) {
            return traced(end, answer);
        }
        Quiz.Blank blank = quiz.blank();
        return blank == null ? chosen(quiz.choices(), answer.chosen()) : filled(blank, answer.text());
    }

    /**
     * What is still to be given before an answer counts as one; empty when nothing is.
     *
     * @param answer with what was kept of the one before
     */
    public static Optional<String> missing(Quiz quiz, QuizAnswer answer) {
        if (quiz.blank() != null) {
            return answer.text().isBlank() ? Optional.of("Write an answer first.") : Optional.empty();
        }
        if (answer.chosen().isEmpty()) {
            return Optional.of("Choose an answer first.");
        }
        return answer.chosen().contains(Kind.DOES_NOT_COMPILE.tag()) && answer.line() == 0
                ? Optional.of("Choose the line, too.")
                : Optional.empty();
    }

    private static QuizMark chosen(List<Quiz.Choice> choices, Set<String> chosen) {
        Set<String> right = new LinkedHashSet<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Quiz.Choice choice : choices) {
            if (chosen.contains(choice.text()) && choice.right()) {
                right.add(choice.text());
            } else if (chosen.contains(choice.text())) {
                wrong.put(choice.text(), choice.why());
            }
        }
        long holding = choices.stream().filter(Quiz.Choice::right).count();
        Outcome outcome = right.isEmpty()
                ? Outcome.WRONG
                : right.size() == holding && wrong.isEmpty() ? Outcome.RIGHT : Outcome.PARTLY;
        return new QuizMark(outcome, right, wrong, "");
    }

    private static QuizMark filled(Quiz.Blank blank, String text) {
        boolean accepted =
                blank.accepts().stream().anyMatch(answer -> normal(answer).equals(normal(text)));
        return accepted
                ? new QuizMark(Outcome.RIGHT, Set.of(), Map.of(), "")
                : new QuizMark(Outcome.WRONG, Set.of(), Map.of(), "“" + text.strip() + "” does not fit.");
    }

    /** Space around it and how much of it stands between words say nothing, nor do the backticks that code is written in. */
    private static String normal(String text) {
        return text.replace("`", "").strip().replaceAll("\\s+", " ");
    }

    private static QuizMark traced(TracedEnd end, QuizAnswer answer) {
        String tag = end.kind().tag();
        if (!answer.chosen().contains(tag)) {
            return new QuizMark(Outcome.WRONG, Set.of(), wrongEnds(end.kind(), answer.chosen()), "");
        }
        boolean wrongLine = end.kind() == Kind.DOES_NOT_COMPILE && end.line() > 0 && end.line() != answer.line();
        String wrongText = end.kind() == Kind.PRINTS ? difference(end.printed(), answer.text()) : "";
        Map<String, String> wrong = wrongLine && answer.line() > 0
                ? Map.of(String.valueOf(answer.line()), "The first error is not in line " + answer.line() + ".")
                : Map.of();
        boolean right = !wrongLine && wrongText.isEmpty();
        return new QuizMark(right ? Outcome.RIGHT : Outcome.PARTLY, Set.of(tag), wrong, wrongText);
    }

    private static Map<String, String> wrongEnds(Kind end, Set<String> chosen) {
        return Arrays.stream(Kind.values())
                .filter(kind -> chosen.contains(kind.tag()))
                .collect(Collectors.toMap(Kind::tag, kind -> whyNot(kind, end)));
    }

    /** Why a program that ends so does not end as was chosen. */
    public static String whyNot(Kind chosen, Kind end) {
        return switch (chosen) {
            case DOES_NOT_COMPILE -> "The compiler takes it.";
            case RAISES -> "It runs to its end.";
            case PANICS -> end == Kind.PRINTS ? "It runs to its end." : "It never runs, so nothing can panic.";
            case PRINTS ->
                end == Kind.DOES_NOT_COMPILE
                        ? "It never runs: the compiler refuses it."
                        : "It does not run to its end.";
        };
    }

    /** Where a text first differs from what is printed; empty where it does not. */
    private static String difference(String printed, String written) {
        if (Expectation.Output.of(printed, false).accepts(written)) {
            return "";
        }
        List<String> truth = printed.lines().toList();
        List<String> lines = written.lines().toList();
        for (int i = 0; i < Math.min(truth.size(), lines.size()); i++) {
            if (!truth.get(i).equals(lines.get(i))) {
                return "Line " + (i + 1) + " of what it prints is another.";
            }
        }
        return lines.size() < truth.size() ? "It prints more than that." : "It prints less than that.";
    }
}
