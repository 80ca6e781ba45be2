package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Host;
import dev.molt.run.box.Limits;
import dev.molt.run.box.Sandbox;
import dev.molt.run.box.Slot;
import dev.molt.run.box.StopSignal;
import dev.molt.run.toolchain.PythonToolchain;
import dev.molt.run.toolchain.Shelf;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a box for a compiler leaves where its program should be, by a program in the compiler's place. */
class OutputOfACompilerTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 256L << 20, 32, 1L << 20);

    @TempDir
    static Path folder;

    private static Path outside;
    private static Sandbox sandbox;
    private static PythonToolchain python;

    @BeforeAll
    static void open() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        outside = Files.writeString(folder.resolve("outside"), "secret");
        Host host = Host.find(null);
        python = PythonToolchain.find(null, Shelf.of(host));
        int user = 52_000 + (int) (Processes.SELF % 10_000);
        sandbox = Sandbox.open(host, folder, 1, user, false);
    }

    @AfterAll
    static void close() throws Exception {
        sandbox.close();
    }

    private static BoxEnding run(String source) throws Exception {
        BoxPlan plan = python.run("import os, socket\n" + source, List.of(), "", LIMITS, 65_536);
        BoxPlan.Furnishing fixed = plan.fixed().of(BoxPlan.Kind.TOOL);
        BoxPlan making = new BoxPlan(fixed, plan.fileName(), plan.text(), null, plan.command(), "", LIMITS, 65_536);
        return sandbox.run(sandbox.slot(0), making, new StopSignal());
    }

    @ParameterizedTest(name = "50 nothing is taken of {0}")
    @ValueSource(
            strings = {
                "os.symlink('/etc/passwd', '/box/out/main')",
                "os.symlink('OUTSIDE', '/box/out/main')",
                "os.symlink('../../groups', '/box/out/main')",
                "os.mkfifo('/box/out/main')",
                "socket.socket(socket.AF_UNIX).bind('/box/out/main')",
                "os.makedirs('/box/out/main/main')",
                "open('/box/out/main', 'w').truncate(1 << 20); open('/box/out/main', 'a').write('x')",
            })
    void nothingIsTakenOfWhatIsNoRegularFileOfBoundedSize(String act) throws Exception {
        BoxEnding ending = run(act.replace("OUTSIDE", outside.toString()));
        boolean tooLarge = act.contains("truncate");
        assertTrue(tooLarge || ending.exitCode() == 0, ending.stderr());
        Slot slot = sandbox.slot(0);
        assertTrue(Files.exists(slot.directory().resolve("out/main"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(slot.made("main", LIMITS.fileBytes() - 1).isEmpty());
        assertAllIsCleared(slot);
    }

    @ParameterizedTest(name = "50 {0} cannot be made")
    @ValueSource(strings = {"0o020600", "0o060600"})
    void aDeviceCannotBeMade(String mode) throws Exception {
        BoxEnding ending = run("os.mknod('/box/out/main', " + mode + ", os.makedev(1, 5))");
        assertTrue(ending.stderr().contains("PermissionError"), ending.stderr());
        assertTrue(sandbox.slot(0).made("main", LIMITS.fileBytes()).isEmpty());
        assertAllIsCleared(sandbox.slot(0));
    }

    private static void assertAllIsCleared(Slot slot) throws Exception {
        slot.clear();
        try (Stream<Path> left = Files.list(slot.directory().resolve("out"))) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals("secret", Files.readString(outside));
    }
}
