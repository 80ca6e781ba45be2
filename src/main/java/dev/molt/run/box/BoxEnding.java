package dev.molt.run.box;

import java.time.Duration;

/**
 * How a box ended.
 *
 * @param cause what ended it
 * @param exitCode meaningful when {@code signal} is 0
 * @param signal number, or 0 when the program ended by itself
 * @param stdout head of it, with replacement characters for what is no text
 * @param cutBytes written beyond what is kept, as far as it was read
 * @param wall of the program where the clock reported it, else of the whole box
 * @param cpu of the program and its children, zero where unknown
 * @param peakBytes largest resident memory of any process, 0 where unknown
 * @param verdict what a program of {@link BoxPlan.Kind#TEST} wrote to its descriptor 6, the first MiB of it
 */
public record BoxEnding(
        Cause cause,
        int exitCode,
        int signal,
        String stdout,
        String stderr,
        long cutBytes,
        Duration wall,
        Duration cpu,
        long peakBytes,
        String verdict) {

    private static final int SIGKILL = 9;

    public boolean truncated() {
        return cutBytes > 0;
    }

    /** Of a box that was to be stopped before it was made. */
    static BoxEnding neverStarted() {
        return new BoxEnding(Cause.STOPPED, 0, SIGKILL, "", "", 0, Duration.ZERO, Duration.ZERO, 0, "");
    }

    /** What ended a box. */
    public enum Cause {
        PROGRAM,
        WALL_LIMIT,
        CPU_LIMIT,
        MEMORY_LIMIT,
        OUTPUT_LIMIT,
        /** It ended by itself, and its verdict is longer than what is kept of one. */
        VERDICT_LIMIT,
        STOPPED
    }
}
