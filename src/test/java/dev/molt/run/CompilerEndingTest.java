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
        return result(ending(signal));
    }

    private static RunResult result(BoxEnding ending) {
        return new CompilerEnding(ending, LIMITS, 64 * 1024, Profile.DEBUG).result();
    }

    private static BoxEnding ending(int signal) {
        return ending(0, signal, "");
    }

    private static BoxEnding ending(int exitCode, int signal, String stderr) {
        return new BoxEnding(
                BoxEnding.Cause.PROGRAM,
                exitCode,
                signal,
                "",
                stderr,
                0,
                Duration.ofSeconds(9),
                Duration.ofSeconds(10),
                1,
                "");
    }

    @Test
    void aCompilerThatTheKernelEndsForItsProcessorTimeHasMetALimit() {
        RunResult ended = endedBy(24);
        assertEquals(Outcome.TIMED_OUT, ended.outcome());
        assertEquals("SIGXCPU", ended.signal());
        assertTrue(ended.sentence().contains("10 seconds"), ended.sentence());
    }

    @Test
    void whichLimitItWasIsSaid() {
        String cpu = Sentences.toolEnded("rustc", BoxEnding.Cause.CPU_LIMIT, LIMITS);
        String wall = Sentences.toolEnded("rustc", BoxEnding.Cause.WALL_LIMIT, LIMITS);
        assertEquals("rustc used more than 10 seconds of processor time and was ended.", cpu);
        assertEquals("rustc took longer than 10 seconds and was ended.", wall);
    }

    @Test
    void soHasAFormatter() {
        RunResult ended = new ToolEnding(Tool.RUSTFMT, ending(24), LIMITS).result();
        assertEquals(Outcome.TIMED_OUT, ended.outcome());
        assertTrue(ended.sentence().contains("10 seconds"), ended.sentence());
    }

    @Test
    void oneThatPanicsHasCrashedToo() {
        BoxEnding panic = ending(101, 0, "\nthread 'main' (7) panicked at src/x.rs:1:2:\nno\n");
        assertEquals(
                Outcome.COMPILER_CRASHED,
                new ToolEnding(Tool.RUSTFMT, panic, LIMITS).result().outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 11})
    void oneThatEndsByAnotherSignalHasCrashed(int signal) {
        assertEquals(Outcome.COMPILER_CRASHED, endedBy(signal).outcome());
    }

    /** Entry 51. */
    @Test
    void oneThatPanicsHasCrashedAndNothingOfWhatItPrintsIsShown() {
        RunResult ended = result(ending(
                101,
                0,
                "thread 'rustc' panicked at compiler/x.rs:1:2:\nno: out of memory\nerror: internal compiler error"));
        assertEquals(Outcome.COMPILER_CRASHED, ended.outcome());
        assertEquals("", ended.stderr());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory allocation of 4096 bytes failed",
                "{\"rendered\":\"warning\"}\nrustc-LLVM ERROR: out of memory\nAllocation failed",
            })
    void oneThatSaysThatItFoundNoMemoryHasMetTheLimit(String stderr) {
        assertEquals(Outcome.OUT_OF_MEMORY, result(ending(0, 6, stderr)).outcome());
    }
}
