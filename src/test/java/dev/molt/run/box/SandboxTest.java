package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.molt.run.Desks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The box itself, here without cgroups. */
class SandboxTest {
    @TempDir
    static Path folder;

    static OpenSandbox open;
    static Host host;
    static Sandbox sandbox;

    @BeforeAll
    static void open() throws SandboxUnavailable, IOException {
        open = OpenSandbox.in(folder);
        host = open.host();
        sandbox = open.sandbox();
    }

    @AfterAll
    static void close() throws IOException {
        open.close();
    }

    private static BoxPlan plan(String source) {
        return open.plan(source, OpenSandbox.RUN);
    }

    private static BoxEnding run(String source) throws IOException {
        return open.run(source);
    }

    @Test
    void theCommandLineHasEveryFlagThatTheBoxStandsOn() throws IOException {
        BoxPlan plan = plan("print(1)");
        Slot slot = sandbox.slot(0);
        List<String> outside = new Launcher(host, "filter", false).command(plan, slot, List.of());
        assertTrue(
                outside.containsAll(List.of("--args", "3", "--seccomp", "4", "--core=1", "--nproc=32")),
                outside.toString());
        assertTrue(outside.stream().anyMatch(word -> word.startsWith("--as=")), outside.toString());
        if (host.isRoot()) {
            assertTrue(outside.containsAll(List.of("--reuid", "--regid", "--clear-groups")), outside.toString());
            assertNotEquals("0", outside.get(outside.indexOf("--reuid") + 1));
        }
        List<String> inside = Arrays.asList(
                new String(BoxArguments.of(host, plan, slot, sandbox.clock(), false), StandardCharsets.UTF_8)
                        .split("\0"));
        for (String flag : List.of(
                "--unshare-all",
                "--unshare-user",
                "--disable-userns",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "--clearenv",
                "--hostname",
                "--proc",
                "--dev",
                "--size",
                "--tmpfs",
                "--remount-ro",
                "--chdir")) {
            assertTrue(inside.contains(flag), flag);
        }
        assertFalse(inside.contains("--bind"), "nothing of the host is writable");
        assertFalse(inside.contains("--share-net"));
        assertEquals(
                List.of("--remount-ro", "/", "--remount-ro", "/dev"), inside.subList(inside.size() - 4, inside.size()));
    }

    @Test
    void onlyABoxForTestsHasAVerdictAndItHasNoProc() throws IOException {
        Slot slot = sandbox.slot(0);
        BoxPlan program = plan("print(1)");
        BoxPlan tests = test("print(1)");
        Launcher launcher = new Launcher(host, "filter", false);
        String verdict = slot.verdict(tests).toString();
        assertTrue(launcher.command(tests, slot, List.of()).contains(verdict));
        assertFalse(launcher.command(program, slot, List.of()).toString().contains("verdict"));
        List<String> inside = Arrays.asList(
                new String(BoxArguments.of(host, tests, slot, sandbox.clock(), false), StandardCharsets.UTF_8)
                        .split("\0"));
        assertFalse(inside.contains("--proc") || inside.contains("--bind"), inside.toString());
        assertTrue(inside.contains("--remount-ro"), inside.toString());
        assertFalse(String.join(" ", inside).contains(verdict), "it is a descriptor and never shown");
    }

    private static BoxPlan test(String source) {
        BoxPlan plan = plan(source);
        return new BoxPlan(
                plan.fixed().of(BoxPlan.Kind.TEST),
                plan.fileName(),
                source,
                null,
                plan.command(),
                "",
                OpenSandbox.RUN,
                65_536);
    }

    @Test
    void aVerdictIsOfOneRunEvenWhenAProcessOfTheOneBeforeStillWritesToIts() throws IOException {
        BoxEnding first = verdict("os.write(6, b'first')");
        assertEquals("first", first.verdict());
        // What it starts keeps the descriptor and closes all by which its end could be waited for.
        String daemon = "if os.fork() == 0:\n  os.setsid()\n  for n in range(3): os.close(n)\n"
                + "  while True: os.write(6, b'late')\nos.write(6, b'')";
        verdict(daemon);
        for (int round = 0; round < 5; round++) {
            assertEquals("own", verdict("os.write(6, b'own')").verdict());
        }
        assertEquals("", verdict("pass").verdict());
        assertEquals("", run("print(1)").verdict());
    }

    /** Else it could read the next learner's program, which is placed in the same file. */
    @Test
    void nothingOfABoxIsThereAnyMoreWhenItsRunReturns() throws IOException {
        for (int round = 0; round < 20; round++) {
            String name = "stays" + round;
            String daemon = "import os\n"
                    + "read, write = os.pipe()\n"
                    + "if os.fork() == 0:\n"
                    + "  os.setsid()\n"
                    + "  open('/proc/self/comm', 'w').write('" + name + "')\n"
                    + "  os.write(write, b'1')\n"
                    + "  for n in range(6): os.close(n)\n"
                    + "  while True: os.stat('/box/main.py')\n"
                    + "os.read(read, 1)\n";
            assertEquals(BoxEnding.Cause.PROGRAM, run(daemon).cause());
            assertEquals(List.of(), running(name));
            // The clock would end the others, but is ended itself.
            run(daemon + "os.kill(2, 9)\nwhile True: pass\n");
            assertEquals(List.of(), running(name));
        }
    }

    private static List<Path> running(String name) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            List<Path> found = new ArrayList<>();
            for (Path process : processes) {
                if (stat(process).matches("\\d+ \\(" + name + "\\) [^ZX].*")) {
                    found.add(process);
                }
            }
            return found;
        }
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1)
                    .strip();
        } catch (IOException ended) {
            return "";
        }
    }

    private static BoxEnding verdict(String source) throws IOException {
        return sandbox.run(sandbox.slot(0), test("import os\n" + source), new StopSignal());
    }

    @Test
    void ofWhatACompilerMadeOneFileIsKeptAndNew() throws IOException {
        Slot slot = sandbox.slot(0);
        Path made = Files.writeString(slot.out().resolve("made"), "library");
        Object before = Files.getAttribute(made, "unix:ino");
        Files.writeString(slot.out().resolve("other"), "other");
        Files.createSymbolicLink(slot.out().resolve("link"), Path.of("/etc/passwd"));
        assertTrue(slot.keepOnly("made", 7));
        try (var left = Files.list(slot.out())) {
            assertEquals(List.of(made), left.toList());
        }
        assertEquals("library", Files.readString(made));
        assertNotEquals(before, Files.getAttribute(made, "unix:ino"));
        Files.createSymbolicLink(slot.out().resolve("link"), Path.of("/etc/passwd"));
        assertFalse(slot.keepOnly("link", 1_000_000));
        try (var left = Files.list(slot.out())) {
            assertEquals(0, left.count());
        }
        slot.clear();
    }

    @Test
    void theClockTellsAKillFromAnExitCode() throws IOException {
        BoxEnding exited = run("import os\nos._exit(137)");
        assertEquals(List.of(137, 0), List.of(exited.exitCode(), exited.signal()));
        BoxEnding killed = run("import os\nos.kill(os.getpid(), 9)");
        assertEquals(List.of(0, 9), List.of(killed.exitCode(), killed.signal()));
        assertEquals(BoxEnding.Cause.PROGRAM, killed.cause());
    }

    @Test
    void aProgramMeetsTheLimitsOfItsBox() throws IOException {
        BoxEnding ending = run("from resource import *\n"
                + "for one in [RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_NPROC, RLIMIT_NOFILE,"
                + " RLIMIT_MEMLOCK, RLIMIT_AS]:\n  print(*getrlimit(one))");
        assertEquals(
                List.of(
                        "4 5",
                        both(16L << 20),
                        both(8L << 20),
                        both(1),
                        both(32),
                        both(256),
                        both(64L << 10),
                        both((2 * 128L << 20) + (512L << 20))),
                ending.stdout().lines().toList());
    }

    private static String both(long limit) {
        return limit + " " + limit;
    }

    @Test
    void theNextBoxIsMadeAheadOfNeed() throws IOException {
        // By which its boxes are told from those of other tests in this process.
        Limits own = new Limits(OpenSandbox.RUN.wall(), OpenSandbox.RUN.cpu(), 128L << 20, 29, 16L << 20);
        open.run("print(1)", own);
        Desks.await("a box that waits", () -> waiting(own).size() == 1);
        List<ProcessHandle> made = waiting(own);
        assertEquals("2\n", open.run("print(2)", own).stdout());
        assertFalse(made.get(0).isAlive(), "it was not the one that ran");
        assertEquals("3\n", open.run("print(3)", own).stdout(), "asked for before it can be there");
    }

    /** The clock of each box that is ready. */
    private static List<ProcessHandle> waiting(Limits limits) {
        String clock = BoxArguments.CLOCK + " --nproc=" + limits.processes() + " ";
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").startsWith(clock))
                .toList();
    }

    @Test
    void timeAndMemoryAreTheProgramsOwn() throws IOException {
        BoxEnding ending = run("import time\nx = bytearray(50_000_000)\ntime.sleep(0.2)");
        assertTrue(ending.wall().toMillis() >= 200, ending.toString());
        assertTrue(ending.cpu().compareTo(ending.wall()) < 0, ending.toString());
        assertTrue(ending.peakBytes() > 50_000_000 && ending.peakBytes() < 100_000_000, ending.toString());
    }

    /** Who reads where on the machine something lies that is shown to them learns nothing but that, with scratch in memory. */
    @Test
    void theMountsOfABoxTellNoOtherPathOfTheMachine() throws IOException, SandboxUnavailable {
        Path memory = Path.of("/dev/shm");
        BoxPlan plan = plan("for line in open('/proc/self/mountinfo'):\n  print(*line.split()[3:5])\n");
        assumeTrue(Files.isWritable(memory), "This machine has no file system in memory.");
        assumeTrue(
                plan.fixed().binds().stream()
                        .allMatch(bind -> Path.of(bind.box()).equals(bind.host())),
                "This Python is not the system's.");
        try (Sandbox inMemory = Sandbox.open(host, memory, 1, 45_000, null, "tests of weaker limits want it")) {
            Files.copy(sandbox.clock(), inMemory.clock(), StandardCopyOption.COPY_ATTRIBUTES);
            BoxEnding ending = inMemory.run(inMemory.slot(0), plan, new StopSignal());
            List<String> mounts = ending.stdout().lines().toList();
            assertTrue(mounts.size() > 10, ending.toString());
            for (String mount : mounts) {
                String[] places = mount.split(" ");
                boolean harmless = places[1].endsWith(places[0])
                        || places[0].matches("/|/newroot|/null|/molt-\\d+-\\d+/(clock|slot-\\d+/(command|main.py))");
                assertTrue(harmless, mount);
            }
        }
    }

    @Test
    void aStopThatComesFirstKeepsAProgramFromRunning() throws IOException {
        StopSignal stop = new StopSignal();
        stop.stop();
        BoxEnding ending = sandbox.run(sandbox.slot(0), plan("import time\ntime.sleep(4)"), stop);
        assertEquals(BoxEnding.Cause.STOPPED, ending.cause());
    }

    @Test
    void aBoxThatCannotBeMadeIsNoResult() {
        BoxPlan good = plan("print(1)");
        BoxPlan.Furnishing bad = new BoxPlan.Furnishing(
                BoxPlan.Kind.RUN,
                List.of(Bind.same(Path.of("/no/such/folder"))),
                good.fixed().environment());
        BoxPlan plan =
                new BoxPlan(bad, good.fileName(), good.text(), null, good.command(), "", OpenSandbox.RUN, 65_536);
        IOException failure =
                assertThrows(IOException.class, () -> sandbox.run(sandbox.slot(0), plan, new StopSignal()));
        assertTrue(failure.toString().contains("/no/such/folder"), failure.toString());
    }

    @Test
    void onlyARegularFileOfBoundedSizeIsTakenFromACompiler() throws IOException {
        Slot slot = sandbox.slot(0);
        Files.createSymbolicLink(slot.out().resolve("link"), Path.of("/etc/passwd"));
        Files.createDirectories(slot.out().resolve("folder/deep"));
        Files.writeString(slot.out().resolve("large"), "12345");
        assertTrue(slot.made("link", 1_000_000).isEmpty());
        assertTrue(slot.made("folder", 1_000_000).isEmpty());
        assertTrue(slot.made("large", 4).isEmpty());
        assertTrue(slot.made("large", 5).isPresent());
        assertTrue(slot.made("absent", 5).isEmpty());
        slot.clear();
        try (var left = Files.list(slot.out())) {
            assertEquals(0, left.count());
        }
    }
}
