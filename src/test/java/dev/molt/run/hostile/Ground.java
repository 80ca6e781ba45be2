package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.RunSettings;
import dev.molt.run.SandboxStatus;
import dev.molt.run.box.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk with one slot, secrets around it, and what must hold on it after every program, however that ended. */
final class Ground implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int SECRET_LENGTH = 24;

    /** Twice what is shown of one stream: more a program may not leave on the server's heap. */
    private static final long MOST_HEAP_GROWTH = 128 << 10;

    private static final int HEAP_LOOKS = 20;

    /** From a program's end to its result, making and removing its boxes included. */
    private static final Duration MOST_BESIDE = Duration.ofSeconds(1);

    /** A busy machine misses a measure now and then, and a JVM that loads a class; a fault misses it again. */
    private static final int TRIES = 4;

    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** Something that is to become true. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @param all from asking to the result */
    private record Timed(RunResult result, Duration all) {
        /** A formatter's is told only when it has done its work. */
        boolean tellsItsTime() {
            return result.compileMs() + result.wallMs() > 0;
        }

        /** What the program and its compiler did not take themselves. */
        Duration beside() {
            return all.minusMillis(result.compileMs() + result.wallMs());
        }
    }

    private final Time time;
    private final boolean degraded;
    private final @Nullable Path rustc;
    private final Path folder;
    private final int uid;
    private final Recorder recorder;
    private final RunDesk desk;
    private final Set<String> canaries = new HashSet<>();
    private final Leftovers leftovers;
    private final Hello hello = new Hello();
    private final Path outside;
    private final ServerSocket server;
    private long heap;

    /** Made when it is needed first. */
    private @Nullable Ground patient;

    /**
     * Opens a desk.
     *
     * @param degraded without memory groups, though the machine may have them
     * @param rustc null to search
     */
    Ground(Time time, boolean degraded, @Nullable Path rustc) throws IOException {
        int serial = SERIAL.incrementAndGet();
        this.time = time;
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
        nameOfTheMachine().ifPresent(canaries::add);
        desk = new RunDesk(time.limit(settings));
        SandboxStatus status = desk.awaitSandbox();
        assertTrue(status.ready(), status.toString());
        runBesideSecrets();
        leftovers = new Leftovers(folder, uid);
        assertAllHolds();
        heap = heapInUse();
    }

    /** Where it is no word that may stand anywhere. */
    private static Optional<String> nameOfTheMachine() throws IOException {
        String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        return Optional.of(name).filter(it -> it.matches(".*\\d.*") && it.length() >= 8);
    }

    /** Another learner's text and the hidden value of an exercise, in the same slot. */
    private void runBesideSecrets() {
        String other = "fn main() { println!(\"{}\", \"" + canary() + "\".len()); }";
        assertEquals(
                Outcome.OK,
                run("another learner", request(Language.RUST, other)).result().outcome());
        RunRequest exercise = request(Language.RUST, "pub fn answer() -> &'static str { \"\" }");
        String tests = "fn main() { std::process::exit((exercise::answer() == \"" + canary() + "\") as i32) }";
        RunResult verdict = run("another learner", exercise.withTests(tests)).result();
        assertEquals(Outcome.OK, verdict.outcome(), verdict.toString());
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
        return new RunRequest(language, source, "2021", Profile.DEBUG, List.of(), "", true, LONGEST, 1, false);
    }

    /** What enforces the memory limit. */
    String limits() {
        return desk.status().sandbox().limits();
    }

    /**
     * Runs the program and asserts its outcome and everything that must hold after it. What a busy machine did not get done in time
     * is run once more with more of it.
     */
    void prove(HostileProgram program) throws IOException {
        List<String> missed = List.of("never measured");
        for (int number = 0; number < TRIES && !missed.isEmpty(); number++) {
            missed = missed(program);
        }
        assertEquals(List.of(), missed, program.file());
    }

    /** The measures that one run of the program missed; all that is no measure is asserted. */
    private List<String> missed(HostileProgram program) throws IOException {
        for (HostileProgram first : program.before()) {
            runAndAssertAllHolds(first);
        }
        Timed timed = runAndAssertAllHolds(program);
        boolean hadTooLittleTime =
                timed.result.outcome() == Outcome.TIMED_OUT && !program.mayEndAs(timed.result, met());
        if (hadTooLittleTime && time != Time.PATIENT) {
            if (patient == null) {
                patient = new Ground(Time.PATIENT, degraded, rustc);
            }
            patient.prove(program);
            return List.of();
        }
        program.assertEndedAsExpected(timed.result, met());
        List<String> missed = new ArrayList<>();
        if (timed.tellsItsTime() && timed.beside().compareTo(MOST_BESIDE) > 0) {
            missed.add(timed.beside() + " beside the program");
        }
        long growth = heapGrowth();
        if (growth > MOST_HEAP_GROWTH) {
            missed.add(growth + " bytes of heap");
        }
        return missed;
    }

    private HostileProgram.Circumstances met() {
        return new HostileProgram.Circumstances(
                isDegraded(), time == Time.SHORT, desk.status().sandbox().rustc());
    }

    private boolean isDegraded() {
        return !limits().startsWith("cgroup");
    }

    /** Since the last call. What other threads hold for a moment is no growth. */
    private long heapGrowth() {
        long before = heap;
        heap = heapInUse();
        for (int look = 0; look < HEAP_LOOKS && heap - before > MOST_HEAP_GROWTH; look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            heap = heapInUse();
        }
        return heap - before;
    }

    private Timed runAndAssertAllHolds(HostileProgram program) throws IOException {
        RunRequest request = program.request(known());
        Timed timed = run(program.learner(), request);
        assertNoSecretIsIn(timed.result.toString(), request.source());
        assertAllHolds();
        return timed;
    }

    private Map<String, String> known() {
        return Map.of(
                "OUTSIDE", outside.toString(),
                "FOLDER", folder.toString(),
                "PORT", Integer.toString(server.getLocalPort()),
                "SERVER", Long.toString(Processes.SELF));
    }

    private Timed run(String learner, RunRequest request) {
        try {
            long start = System.nanoTime();
            RunResult result = desk.submit(learner, "pane", request).result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Timed(result, Duration.ofNanos(System.nanoTime() - start));
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

    private void assertAllHolds() throws IOException {
        leftovers.assertNone();
        Duration after = hello();
        // The boxes that wait in place of those that ran.
        await("every box is recorded", PATIENCE_SECONDS, () -> recorder.started() > 1);
        for (Recorder.Start start : recorder.take()) {
            Recorder.assertHasEveryFlag(start, degraded);
            Recorder.assertRunsAs(start, uid);
            noteGroup(start);
        }
        leftovers.assertNone();
        hello.took(after, hello());
    }

    private Duration hello() {
        Timed next = run("learner", Hello.REQUEST);
        for (int again = 0; again < TRIES && next.result.outcome() == Outcome.TIMED_OUT; again++) {
            next = run("learner", Hello.REQUEST);
        }
        Hello.assertIsWell(next.result);
        return next.all;
    }

    private void noteGroup(Recorder.Start start) {
        if (degraded || isDegraded()) {
            assertTrue(!start.self().contains("/molt-" + Processes.SELF + "-"), start.self());
        } else {
            leftovers.noteGroup(Recorder.memoryGroup(start.self()).orElseThrow());
        }
    }

    static void await(String what, int seconds, Condition condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            // To look at every process of the machine takes a while too.
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        desk.close();
        server.close();
        // An ordinary user's boxes are all of one user: only now are those that wait no other ground's.
        if (patient != null) {
            patient.close();
        }
        leftovers.assertNoneAfterClosing();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        hello.assertWasNotHeldUp();
    }
}
