package dev.molt.web;

import dev.molt.Language;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.learning.ItemProgress;
import dev.molt.practice.QuizAnswer;
import dev.molt.practice.QuizMark;
import dev.molt.practice.TracedEnd;
import dev.molt.practice.TracedEnd.Kind;
import dev.molt.web.QuizView.Draft;
import dev.molt.web.QuizView.Option;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the view of one quiz from what is stored of a learner's answers. */
final class QuizViews {

    private static final String MORE = "Partly right. Choose what else holds; if nothing does, answer again as it is.";

    private final Quiz quiz;
    private final @Nullable TracedEnd end;
    private final ItemProgress progress;
    private final QuizAnswer answer;
    private final @Nullable QuizMark mark;
    private final boolean closed;
    private final @Nullable Draft draft;

    /** @param end how its program ends; null where that is not needed, or cannot be told now */
    private QuizViews(Quiz quiz, @Nullable TracedEnd end, ItemProgress progress, @Nullable Draft draft) {
        this.quiz = quiz;
        this.end = end;
        this.progress = progress;
        this.draft = draft;
        boolean answered = isAnswered(quiz, progress);
        boolean marked = answered && (quiz.traced() == null || end != null);
        this.answer = QuizAnswer.stored(progress.answer());
        this.mark = marked ? QuizMark.of(quiz, end, answer) : null;
        this.closed = answered && progress.done();
    }

    /** Whether the learner has answered the question as it now is. */
    static boolean isAnswered(Quiz quiz, ItemProgress progress) {
        return progress.attempts() > 0 && progress.hash().equals(quiz.hash());
    }

    static QuizView of(
            Lesson lesson,
            Quiz quiz,
            @Nullable TracedEnd end,
            ItemProgress progress,
            @Nullable Draft draft,
            Running running) {
        return new QuizViews(quiz, end, progress, draft).view(lesson, running);
    }

    private QuizView view(Lesson lesson, Running running) {
        Quiz.Traced traced = quiz.traced();
        return new QuizView(
                quiz.id(),
                quiz.title(),
                quiz.hash(),
                lesson.address() + "/quizzes/" + quiz.id(),
                progress.attempts(),
                told(),
                closed,
                QuizAnswer.takesSeveral(quiz),
                traced == null ? null : PaneView.of(traced.half(), running, true),
                traced == null ? choices() : ends(traced),
                traced == null || closed ? List.of() : lines(traced),
                quiz.blank() != null || traced != null,
                given().text(),
                mark == null ? "" : mark.textWrong(),
                outcome(),
                verdict(),
                closed ? truth() : "",
                closed && end != null ? end.printed().stripTrailing() : "",
                closed ? why() : "");
    }

    private String told() {
        if (draft != null) {
            return draft.told();
        }
        boolean changed = progress.attempts() > 0 && !progress.hash().equals(quiz.hash());
        if (changed) {
            return "This question has changed since you answered it. What you had chosen is kept where it still exists.";
        }
        return progress.attempts() > 0 && quiz.traced() != null && end == null
                ? "You have answered this question. Your answer cannot be shown while programs are not run here."
                : "";
    }

    /** What stands in the form. */
    private QuizAnswer given() {
        return draft == null || draft.answer() == null ? answer : draft.answer();
    }

    private List<Option> choices() {
        return quiz.choices().stream()
                .map(choice -> option(
                        choice.text(), InlineCode.inline(choice.text()).toString(), choice.right(), choice.why()))
                .toList();
    }

    private List<Option> ends(Quiz.Traced traced) {
        return Kind.of(traced.half().language()).stream()
                .map(kind -> option(
                        kind.tag(),
                        label(kind, traced.half().language()),
                        end != null && end.kind() == kind,
                        end == null || end.kind() == kind ? "" : QuizMark.whyNot(kind, end.kind())))
                .toList();
    }

    private Option option(String value, String html, boolean right, String reason) {
        boolean found = mark != null && mark.right().contains(value);
        boolean refuted = mark != null
                && (mark.wrong().containsKey(value) || answer.ruledOut().contains(value));
        // The end of a program is one: when it is found, no other is asked for.
        boolean settled = quiz.traced() != null && mark != null && !mark.right().isEmpty();
        boolean signed = found || refuted || (closed && right);
        return new Option(
                value,
                html,
                found || given().chosen().contains(value) && (!refuted || closed),
                found || refuted || closed || settled,
                !signed ? "" : right ? "right" : "wrong",
                refuted || closed ? reason : "");
    }

    private List<Option> lines(Quiz.Traced traced) {
        List<Half.Line> code = traced.half().lines();
        return IntStream.rangeClosed(1, code.size())
                .mapToObj(number -> {
                    String value = String.valueOf(number);
                    boolean refuted = mark != null
                            && (mark.wrong().containsKey(value)
                                    || answer.ruledOut().contains(value));
                    return new Option(
                            value,
                            code.get(number - 1).html(),
                            !refuted && given().line() == number,
                            refuted,
                            refuted ? "wrong" : "",
                            "");
                })
                .toList();
    }

    private static String label(Kind kind, Language language) {
        return switch (kind) {
            case PRINTS -> language == Language.RUST ? "It compiles and runs to its end" : "It runs to its end";
            case DOES_NOT_COMPILE -> "It does not compile";
            case PANICS -> "It compiles, and panics when it runs";
            case RAISES -> "It raises an exception";
        };
    }

    private String verdict() {
        if (mark == null) {
            return "";
        }
        if (closed) {
            return progress.solved() ? "Right." : "This is the answer.";
        }
        return switch (mark.outcome()) {
            case RIGHT -> "Right.";
            case PARTLY -> quiz.traced() == null ? MORE : "That is how it ends. " + detail();
            case WRONG ->
                "Not right. " + (quiz.blank() == null ? "The reason stands below what you chose." : mark.textWrong());
        };
    }

    /** What is wrong with the second part of a traced answer. */
    private String detail() {
        return mark == null ? "" : String.join(" ", mark.wrong().values()) + mark.textWrong();
    }

    private String truth() {
        Quiz.Blank blank = quiz.blank();
        if (blank != null) {
            return blank.accepts().stream().map(answer -> "“" + answer + "”").collect(Collectors.joining(" or ")) + ".";
        }
        if (end == null) {
            return "";
        }
        return switch (end.kind()) {
            case PRINTS -> end.printed().isEmpty() ? "It runs to its end and prints nothing." : "It prints:";
            case PANICS -> end.printed().isEmpty() ? "It panics." : "It panics after it has printed:";
            case RAISES ->
                "It raises `" + end.message() + "`" + (end.printed().isEmpty() ? "." : ", after it has printed:");
            case DOES_NOT_COMPILE ->
                "It does not compile: "
                        + (end.codes().isEmpty() ? "an error" : String.join(", ", new TreeSet<>(end.codes())))
                        + (end.line() == 0 ? "" : " in line " + end.line()) + ", " + end.message() + ".";
        };
    }

    private String why() {
        return quiz.traced() != null
                ? quiz.traced().why()
                : quiz.blank() != null ? quiz.blank().why() : "";
    }

    private String outcome() {
        if (closed && !progress.solved()) {
            return "revealed";
        }
        if (closed) {
            return "right";
        }
        return mark == null ? "" : mark.outcome().name().toLowerCase(Locale.ROOT);
    }
}
