package dev.molt.run;

import dev.molt.run.box.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of running code. {@link #defaults} is safe on any machine.
 *
 * @param compile limits of a compiler
 * @param run limits of a learner's program
 * @param outputBytes shown of each of standard output and standard error; a program that prints sixteen times as much is ended
 * @param workers runs at one time
 * @param queueLength runs that may wait
 * @param runsPerLearner runs of one learner at one time
 * @param cacheBytes of compiled programs kept on disk, half of it for the course's own
 * @param cache folder of compiled programs; only the server reads it
 * @param scratch folder for files of running boxes, best in memory; when the server is root every user must reach it
 * @param firstUid when the server is root, boxes run as users counted from this one
 * @param memoryGroups whether to limit memory by cgroups where they can be written; without them limits are degraded
 * @param python interpreter, null to search
 * @param rustc compiler, null to search
 * @param bwrap bubblewrap, null to search
 */
public record RunSettings(
        Limits compile,
        Limits run,
        int outputBytes,
        int workers,
        int queueLength,
        int runsPerLearner,
        long cacheBytes,
        Path cache,
        Path scratch,
        int firstUid,
        boolean memoryGroups,
        @Nullable Path python,
        @Nullable Path rustc,
        @Nullable Path bwrap) {

    private static final long MIB = 1024 * 1024;
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /**
     * What suits any machine.
     *
     * @param data folder of the server, in which compiled programs are kept
     */
    public static RunSettings defaults(Path data) {
        return new RunSettings(
                new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1024 * MIB, 64, 128 * MIB),
                new Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 256 * MIB, 32, 16 * MIB),
                64 * 1024,
                Runtime.getRuntime().availableProcessors(),
                64,
                2,
                1024 * MIB,
                data.resolve("programs"),
                Files.isWritable(IN_MEMORY) ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                45_000,
                true,
                null,
                null,
                null);
    }

    public RunSettings withRun(Limits limits) {
        return new RunSettings(
                compile,
                limits,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                scratch,
                firstUid,
                memoryGroups,
                python,
                rustc,
                bwrap);
    }

    public RunSettings withCompile(Limits limits) {
        return new RunSettings(
                limits,
                run,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                scratch,
                firstUid,
                memoryGroups,
                python,
                rustc,
                bwrap);
    }

    /** With another desk: runs at one time, runs that may wait, runs of one learner at one time. */
    public RunSettings withDesk(int atOnce, int waiting, int perLearner) {
        return new RunSettings(
                compile,
                run,
                outputBytes,
                atOnce,
                waiting,
                perLearner,
                cacheBytes,
                cache,
                scratch,
                firstUid,
                memoryGroups,
                python,
                rustc,
                bwrap);
    }

    /** With files of running boxes elsewhere. */
    public RunSettings withScratch(Path folder) {
        return new RunSettings(
                compile,
                run,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                folder,
                firstUid,
                memoryGroups,
                python,
                rustc,
                bwrap);
    }

    /** With programs of the machine's owner's choice; null searches. */
    public RunSettings withPrograms(@Nullable Path thePython, @Nullable Path theRustc, @Nullable Path theBwrap) {
        return new RunSettings(
                compile,
                run,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                scratch,
                firstUid,
                memoryGroups,
                thePython,
                theRustc,
                theBwrap);
    }

    /** With boxes of a root server that run as users counted from another one. */
    public RunSettings withFirstUid(int uid) {
        return new RunSettings(
                compile,
                run,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                scratch,
                uid,
                memoryGroups,
                python,
                rustc,
                bwrap);
    }

    /** With or without cgroups that limit memory. */
    public RunSettings withMemoryGroups(boolean wanted) {
        return new RunSettings(
                compile,
                run,
                outputBytes,
                workers,
                queueLength,
                runsPerLearner,
                cacheBytes,
                cache,
                scratch,
                firstUid,
                wanted,
                python,
                rustc,
                bwrap);
    }
}
