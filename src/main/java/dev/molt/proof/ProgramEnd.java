package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.reading.Place;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a program really ended, in words that a lesson could use. */
record ProgramEnd(Trial trial, RunResult result) {

    /** Exit code of a Rust program that panicked, and of any other that chooses it. */
    private static final int PANIC = 101;

    /** Exit code of Python for an exception that nothing caught. */
    static final int UNCAUGHT = 1;

    /** An error of a lint that denies has the lint's name in its place, which is no code. */
    private static final Predicate<String> ERROR_CODE =
            Pattern.compile("E\\d{4}").asMatchPredicate();

    /** Where and why, when that is a line of the program. */
    private static final Pattern PANICKED = Pattern.compile("panicked at (?:src/)?main\\.rs:(\\d+):(\\d+):\\n(.*)");

    boolean succeeded() {
        return result.outcome() == Outcome.OK;
    }

    boolean refused() {
        return result.outcome() == Outcome.COMPILE_ERROR;
    }

    /** Whether it was refused for {@code unsafe} alone, which a fence may allow. */
    boolean isUnsafe() {
        return refused() && !errors().isEmpty() && errors().stream().allMatch(it -> "unsafe_code".equals(it.code()));
    }

    boolean isLate() {
        return result.outcome() == Outcome.TIMED_OUT;
    }

    boolean exitedWith(int code) {
        return code == 0 ? succeeded() : result.outcome() == Outcome.FAILED && result.exitCode() == code;
    }

    /** By what it says on its way out: the exit code alone could be one that it chose. */
    boolean panicked() {
        return isRust() && exitedWith(PANIC) && result.stderr().contains("panicked at");
    }

    private boolean isRust() {
        return trial.half().language() == Language.RUST;
    }

    private boolean raised() {
        return !isRust() && !succeeded() && !codes().isEmpty();
    }

    /** Of the compiler's errors; of Python the class of the exception. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        errors().stream()
                .map(Diagnostic::code)
                .filter(Objects::nonNull)
                .filter(code -> !isRust() || ERROR_CODE.test(code))
                .forEach(codes::add);
        return codes;
    }

    /** The first error in the order of the source, those in hidden set-up last. */
    Optional<Diagnostic> firstError() {
        return errors().stream().min(Comparator.comparingInt(error -> {
            int line = trial.program().visibleLine(error.line());
            return line == 0 ? Integer.MAX_VALUE : line;
        }));
    }

    /** Line of the first error, as the reader counts; 0 where it is none of theirs. */
    int errorLine() {
        return firstError()
                .map(error -> trial.program().visibleLine(error.line()))
                .orElse(0);
    }

    /** Where in the lesson it came to this end; empty where that is no shown line. */
    Optional<Place> place() {
        Matcher panic = PANICKED.matcher(result.stderr());
        if (panicked() && panic.find()) {
            return trial.place(Integer.parseInt(panic.group(1)), Integer.parseInt(panic.group(2)), 1);
        }
        return firstError().flatMap(trial::place);
    }

    /** What it does, to follow its name. */
    String told() {
        if (succeeded()) {
            return trial.half().noRun() ? "compiles" : "comes to its end";
        }
        if (refused() && isRust()) {
            return "does not compile"
                    + firstError().map(it -> ": " + sentence(it)).orElse("");
        }
        if (raised()) {
            return "raises " + firstError().map(ProgramEnd::sentence).orElse("");
        }
        if (result.outcome() != Outcome.FAILED) {
            return "came to no end of its own: " + result.sentence();
        }
        Matcher panic = PANICKED.matcher(result.stderr());
        if (panicked()) {
            return "panics" + (panic.find() ? ": " + panic.group(3) : "");
        }
        return result.signal() != null ? "is ended by " + result.signal() : "exits with " + result.exitCode();
    }

    /** The first line of an error, behind its code where it has one. */
    static String sentence(Diagnostic error) {
        String message = error.message().lines().findFirst().orElse("");
        String code = error.code();
        return code == null || message.equals(code) ? message : code + ": " + message;
    }

    /** The word of a fence that says so; empty for success, and for an end that no word names. */
    String word() {
        if (refused() && isRust()) {
            String codes = String.join(",", codes());
            return "compile_fail" + (codes.isEmpty() ? "" : "," + codes);
        }
        if (raised()) {
            return "raises=" + String.join("", codes());
        }
        if (result.outcome() != Outcome.FAILED || result.signal() != null) {
            return "";
        }
        return panicked() ? "should_panic" : "exit=" + result.exitCode();
    }

    /** The answer of a question that says so; empty for an end that no question asks for. */
    String answer() {
        if (succeeded()) {
            return "{prints: \"…\"}";
        }
        if (refused() && isRust()) {
            return refusal();
        }
        if (raised()) {
            return "{raises: " + String.join("", codes()) + "}";
        }
        return panicked() ? "{panics: true}" : "";
    }

    /** A question asks for one code at most, and for a line where there is none. */
    private String refusal() {
        String code = codes().isEmpty() ? "" : "error: " + String.join("", codes());
        String line = errorLine() == 0 ? "" : "line: " + errorLine();
        if (codes().size() > 1 || code.isEmpty() && line.isEmpty()) {
            return "";
        }
        return "{" + code + (code.isEmpty() || line.isEmpty() ? "" : ", ") + line + "}";
    }

    private List<Diagnostic> errors() {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .toList();
    }
}
