package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramEndingTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 1 << 20, 32, 1 << 20);

    private static RunResult result(BoxEnding... endings) {
        return new ProgramEnding(Desks.python(""), LIMITS, 64 * 1024).result(List.of(endings), Runner.Compiled.NONE);
    }

    private static BoxEnding ending(int signal, long wallMs, long cpuMs, long peakBytes) {
        return new BoxEnding(
                BoxEnding.Cause.PROGRAM,
                0,
                signal,
                "",
                "",
                0,
                Duration.ofMillis(wallMs),
                Duration.ofMillis(cpuMs),
                peakBytes,
                "");
    }

    @Test
    void theSignalOfTheProcessorLimitIsATimeoutOnlyWhenTheTimeWasUsed() {
        RunResult used = result(ending(24, 3_100, 3_000, 1));
        assertEquals(Outcome.TIMED_OUT, used.outcome());
        assertTrue(used.sentence().contains("3 seconds of processor time"), used.sentence());
        RunResult early = result(ending(24, 9_900, 2_700, 1));
        assertEquals(Outcome.TIMED_OUT, early.outcome(), "as on a machine with much else to do");
        RunResult raised = result(ending(24, 10, 10, 1));
        assertEquals(Outcome.FAILED, raised.outcome());
        assertEquals("SIGXCPU", raised.signal());
    }

    @Test
    void ofManyRunsTimesAreMediansAndMemoryIsThePeak() {
        RunResult race = result(ending(0, 90, 9, 100), ending(0, 10, 1, 300), ending(0, 20, 2, 200));
        assertEquals(List.of(20L, 2L, 300L), List.of(race.wallMs(), race.cpuMs(), race.peakBytes()));
    }
}
