package dev.molt.web;

import dev.molt.course.Program;
import dev.molt.proof.Trial;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result as the page gets it: places are those of the text that the learner sees.
 *
 * @param outcome such as {@code compile-error}
 * @param exitCode of the program, -1 when it was ended by a signal or never started
 * @param cutBytes of output that the program printed beyond what is kept
 * @param asExpected whether it did what the lesson says; null for an edited text
 */
public record RunView(
        String outcome,
        String sentence,
        int exitCode,
        @Nullable String signal,
        String stdout,
        String stderr,
        boolean truncated,
        long cutBytes,
        long compileMs,
        long wallMs,
        long cpuMs,
        long peakBytes,
        boolean cached,
        @Nullable Boolean asExpected,
        List<Mark> diagnostics) {

    /**
     * A message of the compiler. Line and column count from 1.
     *
     * @param line 0 when it lies in the lesson's set-up
     * @param label what stands at the place itself, may be empty
     */
    public record Mark(
            String level,
            @Nullable String code,
            String message,
            int line,
            int column,
            int endLine,
            int endColumn,
            String label,
            String rendered) {}

    static RunView of(Trial trial, RunResult result) {
        Program program = trial.program();
        VisiblePlaces places = new VisiblePlaces(program);
        boolean own = trial.request().shared();
        return new RunView(
                tag(result.outcome()),
                result.sentence(),
                result.exitCode(),
                result.signal(),
                result.stdout(),
                result.outcome() == Outcome.COMPILE_ERROR
                        ? places.inDiagnostic(compilersWords(result, program))
                        : places.inOutput(result.stderr()),
                result.truncated(),
                result.cutBytes(),
                result.compileMs(),
                result.wallMs(),
                result.cpuMs(),
                result.peakBytes(),
                result.cached(),
                own ? trial.differences(result).isEmpty() : null,
                result.diagnostics().stream()
                        .map(diagnostic -> mark(diagnostic, program, places))
                        .toList());
    }

    static String tag(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String compilersWords(RunResult result, Program program) {
        String said = result.stderr();
        for (Diagnostic each : result.diagnostics()) {
            Diagnostic shown = EndOfText.inText(each, program);
            if (!shown.equals(each)) {
                said = said.replace(each.rendered().strip(), shown.rendered().strip());
            }
        }
        return said;
    }

    static Mark mark(Diagnostic said, Program program, VisiblePlaces places) {
        Diagnostic diagnostic = EndOfText.inText(said, program);
        return new Mark(
                diagnostic.level().name().toLowerCase(Locale.ROOT),
                diagnostic.code(),
                diagnostic.message(),
                program.visibleLine(diagnostic.line()),
                diagnostic.column(),
                program.visibleLine(diagnostic.endLine()),
                diagnostic.endColumn(),
                diagnostic.spans().stream()
                        .filter(Diagnostic.Span::primary)
                        .map(Diagnostic.Span::label)
                        .findFirst()
                        .orElse(""),
                places.inDiagnostic(diagnostic.rendered()));
    }
}
