package dev.molt.run;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import java.util.List;

/** What the end of rustfmt means. */
record FormatterEnding(BoxEnding ending, Limits limits) {
    private static final int REFUSED = 1;

    RunResult result() {
        return switch (ending.cause()) {
            case STOPPED -> RunResult.of(Outcome.STOPPED, Sentences.STOPPED);
            case WALL_LIMIT, CPU_LIMIT -> ended(Outcome.TIMED_OUT);
            case MEMORY_LIMIT -> ended(Outcome.OUT_OF_MEMORY);
            case OUTPUT_LIMIT, VERDICT_LIMIT -> RunResult.of(Outcome.OUTPUT_LIMIT, Sentences.FORMATTED_TOO_LARGE);
            case PROGRAM -> ofItself();
        };
    }

    private RunResult ended(Outcome outcome) {
        return RunResult.of(outcome, Sentences.toolEnded(Sentences.RUSTFMT, ending.cause(), limits));
    }

    private RunResult ofItself() {
        if (ending.signal() == Signals.CPU_LIMIT) {
            return ended(Outcome.TIMED_OUT);
        }
        if (ending.signal() != 0 || ending.exitCode() > REFUSED) {
            return RunResult.of(Outcome.COMPILER_CRASHED, Sentences.toolCrashed(Sentences.RUSTFMT));
        }
        if (ending.exitCode() == REFUSED) {
            return RunResult.of(Outcome.COMPILE_ERROR, Sentences.NOT_FORMATTED);
        }
        return ending.truncated() ? RunResult.of(Outcome.OUTPUT_LIMIT, Sentences.FORMATTED_TOO_LARGE) : formatted();
    }

    private RunResult formatted() {
        return RunResult.ofTool(
                Outcome.OK, Sentences.FORMATTED, ending, ending.wall().toMillis(), ending.stdout(), "", List.of(), 0);
    }
}
