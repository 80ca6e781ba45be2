package dev.molt.run;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import dev.molt.run.toolchain.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** What the end of a tool means that reads a text from standard input: of rustfmt, Black or Flake8. */
record ToolEnding(Tool tool, BoxEnding ending, Limits limits) {
    private static final int REFUSED_BY_RUSTFMT = 1;
    private static final int REFUSED_BY_BLACK = 123;

    /** Of rustfmt, for a text that cannot even be cut into words; a crash has the same. */
    private static final int FATAL = 101;

    /** What a crash says, on a line of its own: quotes of the learner's text have a margin. */
    private static final Pattern PANIC = Pattern.compile("(?m)^thread '.* panicked at ");

    /** What Black says of itself, with the exit code for a text that it cannot read. */
    private static final String FAULT_OF_BLACK = "INTERNAL ERROR";

    private static final int FOUND = 1;

    RunResult result() {
        return switch (ending.cause()) {
            case STOPPED -> RunResult.of(Outcome.STOPPED, Sentences.STOPPED);
            case WALL_LIMIT, CPU_LIMIT -> ended(Outcome.TIMED_OUT);
            case MEMORY_LIMIT -> ended(Outcome.OUT_OF_MEMORY);
            case OUTPUT_LIMIT, VERDICT_LIMIT -> tool.formats() ? tooLarge() : told(Flake8Findings.in(ending.stdout()));
            case PROGRAM -> ofItself();
        };
    }

    private RunResult ended(Outcome outcome) {
        return RunResult.of(outcome, Sentences.toolEnded(tool.title(), ending.cause(), limits));
    }

    private static RunResult tooLarge() {
        return RunResult.of(Outcome.OUTPUT_LIMIT, Sentences.FORMATTED_TOO_LARGE);
    }

    private RunResult crashed() {
        return RunResult.of(Outcome.COMPILER_CRASHED, Sentences.toolCrashed(tool.title()));
    }

    private RunResult ofItself() {
        if (ending.signal() == Signals.CPU_LIMIT) {
            return ended(Outcome.TIMED_OUT);
        }
        if (ending.signal() != 0) {
            return crashed();
        }
        return tool.formats() ? formatted() : linted();
    }

    private RunResult formatted() {
        if (tool == Tool.BLACK ? refusedByBlack() : refusedByRustfmt()) {
            return RunResult.of(Outcome.COMPILE_ERROR, Sentences.unreadable(tool));
        }
        if (ending.exitCode() != 0) {
            return crashed();
        }
        return ending.truncated()
                ? tooLarge()
                : result(Outcome.OK, Sentences.formatted(tool), ending.stdout(), List.of());
    }

    private boolean refusedByBlack() {
        return ending.exitCode() == REFUSED_BY_BLACK && !ending.stderr().contains(FAULT_OF_BLACK);
    }

    private boolean refusedByRustfmt() {
        return ending.exitCode() == REFUSED_BY_RUSTFMT
                || ending.exitCode() == FATAL && !PANIC.matcher(ending.stderr()).find();
    }

    private RunResult linted() {
        List<Diagnostic> findings = Flake8Findings.in(ending.stdout());
        // What it finds and how it fails have one exit code.
        boolean failed = ending.exitCode() == FOUND && findings.isEmpty();
        return failed || ending.exitCode() > FOUND ? crashed() : told(findings);
    }

    /** Of more findings than are kept they are the first. */
    private RunResult told(List<Diagnostic> findings) {
        boolean readable = findings.stream().noneMatch(it -> it.level() == Diagnostic.Level.ERROR);
        return readable
                ? result(Outcome.OK, Sentences.linted(tool), "", findings)
                : result(Outcome.COMPILE_ERROR, Sentences.unreadable(tool), "", findings);
    }

    private RunResult result(Outcome outcome, String sentence, String stdout, List<Diagnostic> findings) {
        return RunResult.ofTool(outcome, sentence, ending, ending.wall().toMillis(), stdout, "", findings, 0);
    }
}
