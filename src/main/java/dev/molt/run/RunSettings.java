package dev.molt.run;

import dev.molt.run.box.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of running code. {@link #defaults} is safe on any machine.
 *
 * @param cache folder of compiled programs; only the server reads it
 * @param cacheBytes of compiled programs kept on disk, half of it for the course's own
 * @param scratch folder for files of running boxes, best in memory; when the server is root every user must reach it
 * @param firstUid when the server is root, boxes run as users counted from this one
 * @param memoryGroups whether to limit memory by cgroups where they can be written; without them limits are degraded
 */
public record RunSettings(
        Desk desk,
        Bounds bounds,
        Programs programs,
        Path cache,
        long cacheBytes,
        Path scratch,
        int firstUid,
        boolean memoryGroups) {

    private static final long MIB = 1024 * 1024;
    private static final int MOST_WORKERS = 64;
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /**
     * How much is taken on.
     *
     * @param workers runs at one time, at most 64
     * @param queue runs that may wait
     * @param perLearner runs of one learner at one time
     */
    public record Desk(int workers, int queue, int perLearner) {}

    /**
     * What one run may use.
     *
     * @param compile limits of a compiler
     * @param run limits of a learner's program
     * @param outputBytes shown of each of standard output and standard error; a program that prints sixteen times as much is ended
     */
    public record Bounds(Limits compile, Limits run, int outputBytes) {}

    /**
     * What is started; null searches.
     *
     * @param python interpreter
     * @param rustc compiler
     * @param bwrap bubblewrap
     */
    public record Programs(
            @Nullable Path python,
            @Nullable Path rustc,
            @Nullable Path bwrap) {}

    /**
     * What suits any machine.
     *
     * @param data folder of the server, in which compiled programs are kept
     */
    public static RunSettings defaults(Path data) {
        return new RunSettings(
                new Desk(Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()), 64, 2),
                new Bounds(
                        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1024 * MIB, 64, 128 * MIB),
                        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 256 * MIB, 32, 16 * MIB),
                        64 * 1024),
                new Programs(null, null, null),
                data.resolve("programs"),
                1024 * MIB,
                Files.isWritable(IN_MEMORY) ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                45_000,
                true);
    }

    /** Of a compiler. */
    public Limits compile() {
        return bounds.compile;
    }

    /** Of a learner's program. */
    public Limits run() {
        return bounds.run;
    }

    public int outputBytes() {
        return bounds.outputBytes;
    }

    public RunSettings withRun(Limits limits) {
        return withBounds(new Bounds(bounds.compile, limits, bounds.outputBytes));
    }

    public RunSettings withCompile(Limits limits) {
        return withBounds(new Bounds(limits, bounds.run, bounds.outputBytes));
    }

    public RunSettings withBounds(Bounds others) {
        return new RunSettings(desk, others, programs, cache, cacheBytes, scratch, firstUid, memoryGroups);
    }

    /** With another desk: runs at one time, runs that may wait, runs of one learner at one time. */
    public RunSettings withDesk(int workers, int queue, int perLearner) {
        Desk other = new Desk(workers, queue, perLearner);
        return new RunSettings(other, bounds, programs, cache, cacheBytes, scratch, firstUid, memoryGroups);
    }

    /** With programs of the machine's owner's choice; null searches. */
    public RunSettings withPrograms(@Nullable Path python, @Nullable Path rustc, @Nullable Path bwrap) {
        Programs others = new Programs(python, rustc, bwrap);
        return new RunSettings(desk, bounds, others, cache, cacheBytes, scratch, firstUid, memoryGroups);
    }

    /** With compiled programs elsewhere, or in another number. */
    public RunSettings withCache(Path folder, long bytes) {
        return new RunSettings(desk, bounds, programs, folder, bytes, scratch, firstUid, memoryGroups);
    }

    /** With files of running boxes elsewhere. */
    public RunSettings withScratch(Path folder) {
        return new RunSettings(desk, bounds, programs, cache, cacheBytes, folder, firstUid, memoryGroups);
    }

    /** With boxes of a root server that run as users counted from another one. */
    public RunSettings withFirstUid(int uid) {
        return new RunSettings(desk, bounds, programs, cache, cacheBytes, scratch, uid, memoryGroups);
    }

    /** With or without cgroups that limit memory. */
    public RunSettings withMemoryGroups(boolean wanted) {
        return new RunSettings(desk, bounds, programs, cache, cacheBytes, scratch, firstUid, wanted);
    }
}
