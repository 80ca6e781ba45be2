package dev.molt.proof;

import dev.molt.course.reading.Place;
import dev.molt.practice.Verdict;
import dev.molt.run.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What became of an answer to an exercise that stands in the lesson: its starter, its solution or an approach. */
record AnswerEnd(Trial trial, Verdict verdict) {

    /** Of the compiler's errors. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        errors().stream().map(Diagnostic::code).filter(Objects::nonNull).forEach(codes::add);
        return codes;
    }

    /** Line of the first error; 0 where there is none. */
    int errorLine() {
        return firstError().map(Diagnostic::line).orElse(0);
    }

    /** Of the first error; empty where there is none. */
    String message() {
        return firstError().map(Diagnostic::message).orElse("");
    }

    /** What it does, to follow the name of a compiler. */
    String told() {
        return switch (verdict.kind()) {
            case PASSED -> "passes";
            case FAILED -> "does not pass";
            case DOES_NOT_FIT -> "does not fit its tests";
            case DOES_NOT_COMPILE ->
                "does not compile: "
                        + firstError()
                                .map(ProgramEnd::sentence)
                                .orElse(verdict.sentence().replaceFirst("\\.$", ""));
            case NO_REFERENCE -> "has nothing to be compared with";
            case STOPPED, BUSY, UNAVAILABLE -> throw new IllegalStateException("No verdict: " + verdict.sentence());
        };
    }

    /** Of the first error; empty where that is no line of the text. */
    Optional<Place> place() {
        return firstError().flatMap(trial::place);
    }

    private Optional<Diagnostic> firstError() {
        return errors().stream().min(Comparator.comparingInt(Diagnostic::line));
    }

    private List<Diagnostic> errors() {
        return verdict.diagnostics().stream()
                .filter(it -> it.level() == Diagnostic.Level.ERROR)
                .toList();
    }
}
