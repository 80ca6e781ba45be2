package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import dev.molt.run.toolchain.Tool;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerEndingTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1 << 30, 64, 1 << 20);

    private static RunResult endedBy(int signal) {
        return new CompilerEnding(ending(signal), LIMITS, 64 * 1024, Profile.DEBUG).result();
    }

    private static BoxEnding ending(int signal) {
        return new BoxEnding(
                BoxEnding.Cause.PROGRAM, 0, signal, "", "", 0, Duration.ofSeconds(9), Duration.ofSeconds(10), 1, "");
    }

    @Test
    void aCompilerThatTheKernelEndsForItsProcessorTimeHasMetALimit() {
        RunResult ended = endedBy(24);
        assertEquals(Outcome.TIMED_OUT, ended.outcome());
        assertEquals("SIGXCPU", ended.signal());
        assertTrue(ended.sentence().contains("10 seconds"), ended.sentence());
    }

    @Test
    void soHasAFormatter() {
        RunResult ended = new ToolEnding(Tool.RUSTFMT, ending(24), LIMITS).result();
        assertEquals(Outcome.TIMED_OUT, ended.outcome());
        assertTrue(ended.sentence().contains("10 seconds"), ended.sentence());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 11})
    void oneThatEndsByAnotherSignalHasCrashed(int signal) {
        assertEquals(Outcome.COMPILER_CRASHED, endedBy(signal).outcome());
    }
}
