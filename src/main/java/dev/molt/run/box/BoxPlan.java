package dev.molt.run.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one box shows and runs.
 *
 * @param fixed what the toolchain needs shown
 * @param fileName of the file that this run alone has, shown read-only in /box
 * @param text of that file, or null when it is {@code program}
 * @param program executable to copy there instead
 * @param command absolute path inside, then arguments
 * @param stdin what it reads; afterwards it sees the end of input
 * @param keptBytes of each of standard output and standard error; sixteen times as much ends the run
 */
public record BoxPlan(
        Furnishing fixed,
        String fileName,
        @Nullable String text,
        @Nullable Path program,
        List<String> command,
        String stdin,
        Limits limits,
        int keptBytes) {

    /**
     * What every box of one toolchain has.
     *
     * @param kind of box
     * @param binds read-only
     * @param environment all of it
     */
    public record Furnishing(Kind kind, List<Bind> binds, Map<String, String> environment) {
        public Furnishing of(Kind other) {
            return new Furnishing(other, binds, environment);
        }
    }

    /** Boxes of one slot that differ in this wait beside each other for their next runs. */
    String berth() {
        String program = command.get(0);
        String name = program.substring(program.lastIndexOf('/') + 1);
        return (fixed.kind() + "-" + name).toLowerCase(Locale.ROOT);
    }

    /** What a box is for. */
    public enum Kind {
        /** As {@link #COMPILE}, but not measured: it is what makes the clock. */
        TOOL,
        /** Without /proc, and with a folder /box/out for what it makes. */
        COMPILE,
        /** As {@link #COMPILE}, for a look at what is being typed, which comes between other compilations. */
        CHECK,
        /** With /proc; nothing it writes is kept. */
        RUN,
        /**
         * As {@link #RUN}, but without /proc, by which a program reaches its own memory and files; with descriptor 6 to write a verdict to.
         */
        TEST;

        /** Whether the clock limits the program, starts it and reports how it ended. */
        boolean measured() {
            return this != TOOL;
        }

        /** Whether what it makes is kept. */
        boolean makes() {
            return this == TOOL || this == COMPILE || this == CHECK;
        }

        boolean hasProc() {
            return this == RUN;
        }

        boolean hasVerdict() {
            return this == TEST;
        }
    }
}
