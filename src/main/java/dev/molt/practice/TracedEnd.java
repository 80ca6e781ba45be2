package dev.molt.practice;

import dev.molt.Language;
import dev.molt.course.Half;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the program of a question really ended: the key to the question, whatever its author wrote.
 *
 * @param printed on standard output, also before a panic
 * @param line that the learner sees, of the first error in the order of the source; 0 where it is none of theirs
 * @param codes of the compiler, such as {@code E0382}, when it does not compile
 * @param message what the compiler says of that error; the class of an exception; else empty
 */
public record TracedEnd(Kind kind, String printed, int line, Set<String> codes, String message) {

    /** Exit code of a Rust program that panicked. */
    private static final int PANIC = 101;

    /** The ends that are asked for. */
    public enum Kind {
        PRINTS,
        DOES_NOT_COMPILE,
        PANICS,
        RAISES;

        /** As in a form: {@code does-not-compile}. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Those that a program of that language may come to. */
        public static List<Kind> of(Language language) {
            return language == Language.RUST ? List.of(PRINTS, DOES_NOT_COMPILE, PANICS) : List.of(PRINTS, RAISES);
        }
    }

    /** Empty for an end that no question asks for, such as being ended for its time, or a run that never began. */
    public static Optional<TracedEnd> of(Half half, RunResult result) {
        boolean rust = half.language() == Language.RUST;
        if (result.outcome() == Outcome.OK) {
            return Optional.of(new TracedEnd(Kind.PRINTS, result.stdout(), 0, Set.of(), ""));
        }
        if (result.outcome() == Outcome.COMPILE_ERROR && rust) {
            return Optional.of(refused(half, errors(result)));
        }
        if (rust && result.outcome() == Outcome.FAILED && result.exitCode() == PANIC) {
            return Optional.of(new TracedEnd(Kind.PANICS, result.stdout(), 0, Set.of(), ""));
        }
        // Of an exception Python names the class; a program that exits with a code of its own has none.
        return errors(result).stream()
                .filter(error -> !rust && error.code() != null)
                .findFirst()
                .map(error -> new TracedEnd(Kind.RAISES, result.stdout(), 0, Set.of(), String.valueOf(error.code())));
    }

    private static TracedEnd refused(Half half, List<Diagnostic> errors) {
        Optional<Diagnostic> first = errors.stream()
                .filter(error -> line(half, error) > 0)
                .min(Comparator.comparingInt(error -> line(half, error)));
        Set<String> codes = errors.stream()
                .flatMap(error -> Optional.ofNullable(error.code()).stream())
                .collect(Collectors.toSet());
        return new TracedEnd(
                Kind.DOES_NOT_COMPILE,
                "",
                first.map(error -> line(half, error)).orElse(0),
                Set.copyOf(codes),
                first.or(() -> errors.stream().findFirst())
                        .map(Diagnostic::message)
                        .orElse(""));
    }

    private static int line(Half half, Diagnostic error) {
        return half.program().visibleLine(error.line());
    }

    private static List<Diagnostic> errors(RunResult result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .toList();
    }
}
