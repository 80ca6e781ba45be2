package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.Program;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One half of a lesson made ready to run: with the lesson's own text to prove it, or with a learner's.
 *
 * @param program what is sent to the toolchain, and which line of it the learner sees where
 */
public record Trial(Half half, Program program, RunRequest request) {

    /** Exit code of a Rust program that panicked. */
    private static final int PANIC = 101;

    /** Exit code of Python for an exception that nothing caught. */
    private static final int UNCAUGHT = 1;

    /**
     * @param edited the learner's text, null for the lesson's own
     * @param raceRuns how often to run it as a release build, 0 when this is no race
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial of(Half half, @Nullable String edited, List<String> args, String stdin, int raceRuns) {
        return made(
                half,
                edited == null ? half.code() : edited,
                args,
                stdin,
                profile(half, raceRuns),
                Math.max(1, raceRuns));
    }

    /**
     * A text to be looked at by its compiler and not run, while it is typed.
     *
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial check(Half half, String edited) {
        return made(half, edited, List.of(), "", Profile.CHECK, 1);
    }

    /**
     * A text to be read by Clippy and not run.
     *
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial lint(Half half, String edited) {
        return made(half, edited, List.of(), "", Profile.LINT, 1);
    }

    /**
     * A learner's library, which is compiled as it stands.
     *
     * @param half what it began with
     */
    public static Trial ofLibrary(Half half, RunRequest request) {
        return new Trial(half, Program.asItStands(request.source()), request);
    }

    private static Trial made(
            Half half, String visible, List<String> args, String stdin, Profile profile, int repeats) {
        boolean own = visible.equals(half.code());
        Program program = half.program(visible);
        return new Trial(
                half,
                program,
                new RunRequest(
                        half.language(),
                        program.text(),
                        half.language() == Language.RUST ? half.edition() : "2024",
                        profile,
                        args,
                        stdin,
                        half.allowUnsafe(),
                        half.timeout(),
                        repeats,
                        own));
    }

    private static Profile profile(Half half, int raceRuns) {
        if (half.noRun()) {
            return Profile.CHECK;
        }
        return half.release() || raceRuns > 0 ? Profile.RELEASE : Profile.DEBUG;
    }

    /** In what the result is not what the lesson says; empty when it is. */
    public List<String> differences(RunResult result) {
        List<String> found = new ArrayList<>();
        if (result.outcome() == Outcome.BUSY
                || result.outcome() == Outcome.UNAVAILABLE
                || result.outcome() == Outcome.STOPPED) {
            found.add("it did not run: " + result.sentence());
            return found;
        }
        checkEnding(result, found);
        Expectation.@Nullable Output output = half.expectation().output();
        if (output != null && !half.noRun() && !output.accepts(result.stdout())) {
            found.add("it printed\n" + result.stdout() + "\nand not\n" + output.text());
        }
        return found;
    }

    private void checkEnding(RunResult result, List<String> found) {
        Expectation expected = half.expectation();
        switch (expected.ending()) {
            case SUCCEEDS -> check(found, result.outcome() == Outcome.OK, "it should succeed", result);
            case PANICS -> check(found, failedWith(result, PANIC), "it should panic", result);
            case EXITS ->
                check(
                        found,
                        expected.exitCode() == 0
                                ? result.outcome() == Outcome.OK
                                : failedWith(result, expected.exitCode()),
                        "it should exit with " + expected.exitCode(),
                        result);
            case RAISES -> {
                Set<String> raised = codes(result);
                check(
                        found,
                        failedWith(result, UNCAUGHT) && raised.equals(Set.of(String.valueOf(expected.exception()))),
                        "it should raise " + expected.exception() + ", and raised " + raised,
                        result);
            }
            case DOES_NOT_COMPILE -> checkErrors(result, found);
        }
    }

    private void checkErrors(RunResult result, List<String> found) {
        Expectation expected = half.expectation();
        boolean refused = result.outcome() == Outcome.COMPILE_ERROR;
        check(found, refused, "it should not compile", result);
        if (!refused) {
            return;
        }
        if (!codes(result).equals(expected.errorCodes())) {
            found.add("its errors are " + codes(result) + " and not " + expected.errorCodes());
        }
        int line = firstErrorLine(result);
        if (expected.errorLine() > 0 && line != expected.errorLine()) {
            found.add("its first error is in line " + line + " and not " + expected.errorLine());
        }
    }

    private int firstErrorLine(RunResult result) {
        return errors(result).stream()
                .mapToInt(error -> program.visibleLine(error.line()))
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }

    private static Set<String> codes(RunResult result) {
        Set<String> codes = new TreeSet<>();
        errors(result).forEach(error -> {
            if (error.code() != null) {
                codes.add(error.code());
            }
        });
        return codes;
    }

    private static List<Diagnostic> errors(RunResult result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .toList();
    }

    private static boolean failedWith(RunResult result, int exitCode) {
        return result.outcome() == Outcome.FAILED && result.exitCode() == exitCode;
    }

    private static void check(List<String> found, boolean holds, String expectation, RunResult result) {
        if (!holds) {
            found.add(expectation + ": " + result.outcome() + ", exit code " + result.exitCode() + ", "
                    + result.sentence() + "\n" + result.stderr());
        }
    }
}
