package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.RunSettings;
import dev.molt.run.SandboxStatus;
import dev.molt.run.box.Limits;
import dev.molt.run.box.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A desk with one slot, secrets around it, and what must hold on it after every program, however that ended. */
final class Ground implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int SECRET_LENGTH = 24;

    /** After a hundred programs that printed without end; what a desk keeps of one is far less than a mebibyte. */
    private static final long MOST_HEAP_GROWTH = 32L << 20;

    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** Runs in the slot after every program: sees nothing of it, and that the box is one. */
    private static final String NEXT = """
        import os
        status = open('/proc/self/status').read().splitlines()
        wanted = ('NoNewPrivs', 'Seccomp', 'CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb')
        print([line.split() for line in status if line.split(':')[0] in wanted])
        print(os.listdir('/box'), os.path.exists('/tmp'), os.listdir('/dev/shm'))
        """;

    private static final String NEXT_PRINTS = """
        [['CapInh:', '0000000000000000'], ['CapPrm:', '0000000000000000'], ['CapEff:', '0000000000000000'], \
        ['CapBnd:', '0000000000000000'], ['CapAmb:', '0000000000000000'], ['NoNewPrivs:', '1'], ['Seccomp:', '2']]
        ['main.py'] False []
        """;

    private final boolean shortLimits;
    private final boolean degraded;
    private final @Nullable Path rustc;
    private final Path folder;
    private final int uid;
    private final Recorder recorder;
    private final RunDesk desk;
    private final Set<String> canaries = new HashSet<>();
    private final Set<Path> groups = new HashSet<>();
    private final Path outside;
    private final ServerSocket server;
    private final long heapBefore;

    /** Made when it is needed first. */
    private @Nullable Ground realLimits;

    /** Limits of a desk for hostile programs: those of a real site, or shorter ones. */
    static RunSettings shortened(RunSettings settings) {
        Duration second = Duration.ofSeconds(1);
        Limits compile = settings.compile();
        return settings.withRun(new Limits(second, second, 128L << 20, 32, 16L << 20))
                .withCompile(new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        compile.memoryBytes(),
                        compile.processes(),
                        compile.fileBytes()));
    }

    /**
     * Opens a desk.
     *
     * @param degraded without memory groups, though the machine may have them
     * @param rustc null to search
     */
    Ground(boolean shortLimits, boolean degraded, @Nullable Path rustc) throws IOException {
        int serial = SERIAL.incrementAndGet();
        this.shortLimits = shortLimits;
        this.degraded = degraded;
        this.rustc = rustc;
        folder = Files.createTempDirectory("molt-hostile");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        recorder = Recorder.make(folder, Programs.first("bwrap").orElseThrow());
        int first = 50_000 + (int) (Processes.SELF % 1_700) * 8 + serial % 8;
        uid = Processes.ownUid() == 0 ? first : Processes.ownUid();
        RunSettings settings = RunSettings.defaults(folder)
                .withScratch(Files.createDirectory(folder.resolve("scratch")))
                .withDesk(1, 64, 1)
                .withFirstUid(first)
                .withMemoryGroups(!degraded)
                .withPrograms(null, rustc, recorder.program());
        Files.setPosixFilePermissions(settings.scratch(), PosixFilePermissions.fromString("rwx--x--x"));
        outside = Files.writeString(folder.resolve("outside"), canary());
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        System.getenv().values().stream()
                .filter(value -> value.length() >= SECRET_LENGTH)
                .forEach(canaries::add);
        desk = new RunDesk(shortLimits ? shortened(settings) : settings);
        SandboxStatus status = desk.awaitSandbox();
        assertTrue(status.ready(), status.toString());
        String other = "fn main() { println!(\"{}\", \"" + canary() + "\".len()); }";
        assertEquals(Outcome.OK, run("other", request(Language.RUST, other)).outcome());
        recorder.take();
        heapBefore = heapInUse();
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String canary() {
        String secret = UUID.randomUUID().toString();
        canaries.add(secret);
        return secret;
    }

    /** One that is harmless, and may take its time. */
    private static RunRequest request(Language language, String source) {
        Duration patience = Duration.ofSeconds(PATIENCE_SECONDS);
        return new RunRequest(language, source, "2021", Profile.DEBUG, List.of(), "", true, patience, 1, false);
    }

    /** What enforces the memory limit. */
    String limits() {
        return desk.status().sandbox().limits();
    }

    /**
     * Runs the program and asserts its outcome and everything that must hold after it. What a busy machine did not get done within
     * shortened limits is run once more with those of a real site.
     */
    void prove(HostileProgram program) throws IOException {
        RunResult result = runAndAssertAllHolds(program);
        if (shortLimits && hadTooLittleTime(result) && !program.mayEndAs(result)) {
            if (realLimits == null) {
                realLimits = new Ground(false, degraded, rustc);
            }
            realLimits.prove(program);
        } else {
            program.assertEndedAsExpected(result);
        }
    }

    private static boolean hadTooLittleTime(RunResult result) {
        return result.outcome() == Outcome.TIMED_OUT || result.outcome() == Outcome.UNAVAILABLE;
    }

    private RunResult runAndAssertAllHolds(HostileProgram program) throws IOException {
        RunRequest request = program.request(known());
        RunResult result = run("learner", request);
        assertNoSecretIsIn(result.toString(), request.source());
        assertAllHolds(result);
        return result;
    }

    private Map<String, String> known() {
        return Map.of(
                "OUTSIDE", outside.toString(),
                "FOLDER", folder.toString(),
                "PORT", Integer.toString(server.getLocalPort()),
                "SERVER", Long.toString(Processes.SELF));
    }

    private RunResult run(String learner, RunRequest request) {
        try {
            return desk.submit(learner, "pane", request).result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no result", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the program was told itself, a folder's name in order to look there, it may tell. */
    private void assertNoSecretIsIn(String told, String source) {
        for (String secret : canaries) {
            assertTrue(source.contains(secret) || !told.contains(secret), () -> "a secret is in " + told);
        }
    }

    private void assertAllHolds(RunResult result) throws IOException {
        assertNothingIsLeft();
        RunResult next = run("learner", request(Language.PYTHON, NEXT));
        assertEquals(NEXT_PRINTS, next.stdout(), next.toString());
        // The boxes that wait in place of those that ran.
        await("every box is recorded", () -> recorder.started() > 1 || result.outcome() == Outcome.UNAVAILABLE);
        List<Recorder.Start> starts = recorder.take();
        for (Recorder.Start start : starts) {
            Recorder.assertHasEveryFlag(start, degraded);
            Recorder.assertRunsAs(start, uid);
            noteGroup(start);
        }
        assertNothingIsLeft();
    }

    private void noteGroup(Recorder.Start start) {
        if (!degraded && limits().startsWith("cgroup")) {
            Path group = Recorder.memoryGroup(start.self()).orElseThrow();
            assertTrue(group.getFileName().toString().startsWith("molt-" + Processes.SELF), group.toString());
            groups.add(group);
        }
    }

    private void assertNothingIsLeft() throws IOException {
        await("every process of the box has ended", () -> left().isEmpty());
        for (Path group : groups) {
            await("only boxes that wait are in " + group, () -> onlyWaitingAreIn(group));
        }
        assertFalse(Files.readString(Path.of("/proc/self/mountinfo"))
                .contains(folder.getFileName().toString()));
        try (var all = Files.walk(slot())) {
            all.forEach(Ground::assertHoldsNothing);
        }
    }

    /** What boxes show stays for the next ones, which are there already, and is empty; what they are told holds no learner's text. */
    private static void assertHoldsNothing(Path file) {
        String name = file.getFileName().toString();
        try {
            assertTrue(
                    Files.isDirectory(file)
                            ? Set.of("slot-0", "out").contains(name)
                            : name.startsWith("arguments-") || Files.size(file) == 0 || name.startsWith("report-"),
                    file + " is left");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path slot() {
        return folder.resolve("scratch/molt-" + Processes.ownUid() + "-0/slot-0");
    }

    /** Processes of the slot. What has ended and waits for the machine's first process to take note is looked at in the end. */
    private List<Processes.One> left() {
        String name = folder.getFileName().toString();
        boolean root = Processes.ownUid() == 0;
        List<Processes.One> all = Processes.that(one -> true);
        Set<Long> waiting = Processes.waiting(all);
        return all.stream()
                .filter(one -> one.uid() == uid && !waiting.contains(one.pid()))
                .filter(one -> one.parent() == Processes.SELF ? isBox(one) : !one.zombie())
                .filter(one ->
                        root || one.parent() == Processes.SELF || one.mounts().contains(name + "/scratch"))
                .toList();
    }

    private static boolean isBox(Processes.One child) {
        return child.zombie() || child.program().endsWith("/bwrap");
    }

    private static boolean onlyWaitingAreIn(Path group) {
        try {
            Set<Long> waiting = Processes.waiting(Processes.that(one -> true));
            return Files.readAllLines(group.resolve("cgroup.procs")).stream()
                    .allMatch(pid -> waiting.contains(Long.parseLong(pid)));
        } catch (IOException e) {
            throw new AssertionError("the group of a slot is gone while its desk is open", e);
        }
    }

    static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            // To look at every process of the machine takes a while too.
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        if (realLimits != null) {
            realLimits.close();
        }
        long growth = heapInUse() - heapBefore;
        assertTrue(growth < MOST_HEAP_GROWTH, "the heap grew by " + growth);
        desk.close();
        server.close();
        for (Path group : groups) {
            assertFalse(Files.exists(group), group + " is left");
        }
        boolean ownUser = uid == Processes.ownUid();
        await(
                "no zombie and no box is left",
                () -> Processes.that(
                                one -> one.uid() == uid && (one.parent() == Processes.SELF ? isBox(one) : !ownUser))
                        .isEmpty());
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
