package dev.molt.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.molt.course.Program;
import dev.molt.practice.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on an answer to an exercise, as the page gets it.
 *
 * @param kind such as {@code does-not-compile}
 * @param diagnostics in lines of the learner's text
 * @param standing after this check
 * @param version of the text, which was saved before it was checked
 * @param stale whether the exercise has changed since the page was opened
 * @param told what went otherwise than the learner meant; empty when nothing did
 */
record CheckedView(
        String kind,
        boolean passed,
        String sentence,
        List<Case> cases,
        List<Verdict.Asked> signatures,
        List<RunView.Mark> diagnostics,
        String stdout,
        String stderr,
        long cutBytes,
        long compileMs,
        @JsonUnwrapped ExerciseStanding standing,
        int version,
        boolean stale,
        String told) {

    private static final String CHANGED =
            "The exercise has changed since you opened this page: your text was checked against it as it is now. Reload the page to read it.";

    /** As in a {@link Verdict}; the state is such as {@code not-reached}. */
    record Case(
            String name,
            String state,
            String message,
            @Nullable String input,
            @Nullable String left,
            @Nullable String right) {}

    /** @param text that was checked */
    static CheckedView of(Verdict verdict, String text, ExerciseStanding standing, int version, boolean stale) {
        Program program = Program.asItStands(text);
        VisiblePlaces places = new VisiblePlaces(program);
        return new CheckedView(
                tag(verdict.kind()),
                verdict.passed(),
                verdict.sentence(),
                verdict.cases().stream().map(CheckedView::of).toList(),
                verdict.signatures(),
                verdict.diagnostics().stream()
                        .map(diagnostic -> RunView.mark(diagnostic, program, places))
                        .toList(),
                verdict.stdout(),
                verdict.stderr(),
                verdict.cutBytes(),
                verdict.compileMs(),
                standing,
                version,
                stale,
                stale ? CHANGED : "");
    }

    private static Case of(Verdict.Case it) {
        return new Case(it.name(), tag(it.state()), it.message(), it.input(), it.left(), it.right());
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
