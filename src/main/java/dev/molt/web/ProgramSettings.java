package dev.molt.web;

import dev.molt.run.RunSettings;
import dev.molt.run.box.Limits;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads how programs run on this machine. What is not set is as in {@link RunSettings#defaults}; a value with which nothing could
 * run, or nothing were limited, is refused before the site starts.
 */
final class ProgramSettings {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long TIB = 1024 * 1024 * MIB;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_PROCESSES = 30_000;
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_RUNS_A_MINUTE = 1_000_000;

    /** Slots for boxes on this machine. */
    private static final int MOST_WORKERS = 64;

    /** One program as large as may be must fit into the half that is the course's, and into the other. */
    private static final int PARTS_OF_CACHE = 2;

    /** Below them are those of the machine and of people. */
    private static final int LEAST_UID = 1_000;

    private static final int MOST_UID = 2_000_000_000;

    private ProgramSettings() {}

    /** @throws IllegalArgumentException with the setting, its value and what it may be */
    static RunSettings of(MoltConfig config) {
        RunSettings usual = RunSettings.defaults(config.data().toAbsolutePath());
        MoltConfig.Run run = config.run();
        rate("RATE_PER_LEARNER", run.ratePerLearner());
        rate("RATE_PER_ADDRESS", run.ratePerAddress());
        Limits compile = compile(run, usual.compile());
        long cacheBytes =
                bytes("CACHE", run.cache(), usual.cacheBytes(), PARTS_OF_CACHE * compile.fileBytes(), 1024 * TIB);
        return new RunSettings(
                new RunSettings.Desk(
                        number("WORKERS", run.workers(), usual.desk().workers(), 1, mostWorkers(run)),
                        number("QUEUE", run.queue(), usual.desk().queue(), 1, MOST_WAITING),
                        number("PER_LEARNER", run.perLearner(), usual.desk().perLearner(), 1, 1_000)),
                new RunSettings.Bounds(compile, program(run, usual.run()), (int)
                        bytes("OUTPUT", run.output(), usual.outputBytes(), KIB, 256 * KIB)),
                new RunSettings.Programs(
                        run.python().orElse(null),
                        run.rustc().orElse(null),
                        run.bwrap().orElse(null)),
                usual.cache(),
                cacheBytes,
                run.scratch().orElse(usual.scratch()),
                number("FIRST_UID", run.firstUid(), usual.firstUid(), LEAST_UID, MOST_UID),
                run.memoryGroups());
    }

    private static Limits compile(MoltConfig.Run run, Limits usual) {
        Duration wall = time("COMPILE_TIME", run.compileTime(), usual.wall());
        return new Limits(
                wall,
                time(
                        "COMPILE_CPU_TIME",
                        run.compileCpuTime(),
                        usual.withWall(wall).cpu()),
                // With less rustc fails with messages that tell nobody why.
                bytes("COMPILE_MEMORY", run.compileMemory(), usual.memoryBytes(), 512 * MIB, TIB),
                number("COMPILE_PROCESSES", run.compileProcesses(), usual.processes(), 16, MOST_PROCESSES),
                bytes("COMPILE_FILE", run.compileFile(), usual.fileBytes(), MIB, TIB));
    }

    private static Limits program(MoltConfig.Run run, Limits usual) {
        Duration wall = time("RUN_TIME", run.runTime(), usual.wall());
        return new Limits(
                wall,
                time("RUN_CPU_TIME", run.runCpuTime(), usual.withWall(wall).cpu()),
                bytes("RUN_MEMORY", run.runMemory(), usual.memoryBytes(), 32 * MIB, TIB),
                number("RUN_PROCESSES", run.runProcesses(), usual.processes(), 4, MOST_PROCESSES),
                bytes("RUN_FILE", run.runFile(), usual.fileBytes(), 4 * KIB, TIB));
    }

    /** Runners have as many as they like. */
    private static int mostWorkers(MoltConfig.Run run) {
        return run.remote().url().isPresent() ? MOST_WAITING : MOST_WORKERS;
    }

    private static void rate(String name, int asked) {
        require(asked >= 0 && asked <= MOST_RUNS_A_MINUTE, name, asked, 0, MOST_RUNS_A_MINUTE);
    }

    private static int number(String name, OptionalInt asked, int usual, int least, int most) {
        int number = asked.orElse(usual);
        require(number >= least && number <= most, name, number, least, most);
        return number;
    }

    private static Duration time(String name, Optional<Duration> asked, Duration usual) {
        Duration time = asked.orElse(usual);
        require(
                time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0,
                name,
                seconds(time),
                seconds(SHORTEST),
                seconds(LONGEST));
        return time;
    }

    private static long bytes(String name, Optional<MemorySize> asked, long usual, long least, long most) {
        // Larger ones than a long holds are too large all the same.
        long bytes =
                asked.map(size -> size.asBigInteger().min(LARGEST).longValue()).orElse(usual);
        require(bytes >= least && bytes <= most, name, size(bytes), size(least), size(most));
        return bytes;
    }

    private static void require(boolean holds, String name, Object value, Object least, Object most) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "MOLT_RUN_" + name + " is " + value + ", and it must lie from " + least + " to " + most + ".");
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private static String size(long bytes) {
        if (bytes % MIB == 0) {
            return bytes / MIB + "M";
        }
        return bytes % KIB == 0 ? bytes / KIB + "K" : Long.toString(bytes);
    }
}
