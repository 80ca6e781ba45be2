package dev.molt.run;

import dev.molt.run.box.BoxEnding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run. Times and memory are the program's own, without its box; 0 where nothing ran.
 *
 * @param sentence the outcome, for the learner
 * @param exitCode of the program, or of the compiler when it refused; -1 when ended by a signal or never started
 * @param signal such as {@code SIGSEGV}, null when it ended otherwise
 * @param stdout UTF-8 with replacement characters for what is not
 * @param stderr of the program; what the compiler printed when that refused it. With {@link Outcome#TESTS_DO_NOT_FIT} it is about the
 *     tests and quotes them: for authors, never for learners
 * @param diagnostics of the compiler, warnings too, or the place of a Python error
 * @param compileMs 0 when the compiled program was at hand
 * @param wallMs from start to end of the program
 * @param cpuMs user and system time of the program and its children
 * @param peakBytes largest resident memory of any of its processes
 * @param cutBytes of output that were left out; what is kept is its head
 * @param cached whether the compiled program was at hand
 * @param report what the program of an exercise's tests wrote to its own channel, UTF-8 with replacement characters for what is not;
 *     the first MiB of it, and one that was cut never comes with {@link Outcome#OK}. Empty for a program
 */
public record RunResult(
        Outcome outcome,
        String sentence,
        int exitCode,
        @Nullable String signal,
        String stdout,
        String stderr,
        List<Diagnostic> diagnostics,
        long compileMs,
        long wallMs,
        long cpuMs,
        long peakBytes,
        long cutBytes,
        boolean cached,
        String report) {

    public RunResult {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean truncated() {
        return cutBytes > 0;
    }

    RunResult withSentence(String other) {
        return new RunResult(
                outcome,
                other,
                exitCode,
                signal,
                stdout,
                stderr,
                diagnostics,
                compileMs,
                wallMs,
                cpuMs,
                peakBytes,
                cutBytes,
                cached,
                report);
    }

    /** A run of which nothing is known but how it ended. */
    public static RunResult of(Outcome outcome, String sentence) {
        return of(outcome, sentence, "", "", List.of());
    }

    /** A run of which nothing more is known than what was printed and said. */
    public static RunResult of(
            Outcome outcome, String sentence, String stdout, String stderr, List<Diagnostic> diagnostics) {
        return new RunResult(outcome, sentence, -1, null, stdout, stderr, diagnostics, 0, 0, 0, 0, 0, false, "");
    }

    /**
     * Of a compiler, or of a tool beside it, when no program runs.
     *
     * @param took milliseconds, with those of tools before it
     */
    static RunResult ofTool(
            Outcome outcome,
            String sentence,
            BoxEnding ending,
            long took,
            String stdout,
            String stderr,
            List<Diagnostic> diagnostics,
            long cutBytes) {
        return new RunResult(
                outcome,
                sentence,
                ending.signal() == 0 ? ending.exitCode() : -1,
                ending.signal() == 0 ? null : Signals.name(ending.signal()),
                stdout,
                stderr,
                diagnostics,
                took,
                0,
                0,
                0,
                cutBytes,
                false,
                "");
    }
}
