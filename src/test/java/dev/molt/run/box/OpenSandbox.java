package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.run.toolchain.Crate;
import dev.molt.run.toolchain.Linker;
import dev.molt.run.toolchain.PythonToolchain;
import dev.molt.run.toolchain.RustInstallation;
import dev.molt.run.toolchain.RustToolchain;
import dev.molt.run.toolchain.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** A sandbox of one slot without cgroups, with its clock, for programs in Python. */
record OpenSandbox(Host host, Sandbox sandbox, PythonToolchain python) implements AutoCloseable {
    static final Limits RUN = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 128L << 20, 32, 16L << 20);
    private static final Limits COMPILE =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 1L << 30, 64, 128L << 20);

    static OpenSandbox in(Path folder) throws SandboxUnavailable, IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Host host = Host.find(null);
        Shelf shelf = Shelf.of(host);
        Sandbox sandbox = Sandbox.open(host, folder, 1, 45_000, null, "tests of weaker limits want it");
        installClock(sandbox, new RustToolchain(RustInstallation.find(null, shelf), Linker.find(), sandbox.shared()));
        return new OpenSandbox(host, sandbox, PythonToolchain.find(null, shelf));
    }

    private static void installClock(Sandbox sandbox, RustToolchain rust) throws IOException {
        try (var source = Sandbox.class.getResourceAsStream("clock.rs")) {
            String clock = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            BoxEnding compiled =
                    sandbox.run(sandbox.slot(0), rust.compileTool(clock, COMPILE, 65_536), new StopSignal());
            assertEquals(0, compiled.exitCode(), compiled.stderr());
        }
        Path made =
                sandbox.slot(0).made(Crate.PROGRAM.made(), COMPILE.fileBytes()).orElseThrow();
        Files.copy(made, sandbox.clock(), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(sandbox.clock(), PosixFilePermissions.fromString("r-xr-xr-x"));
        sandbox.slot(0).clear();
    }

    BoxPlan plan(String source, Limits limits) {
        return python.run(source, List.of(), "", limits, 65_536);
    }

    BoxEnding run(String source) throws IOException {
        return run(source, RUN);
    }

    BoxEnding run(String source, Limits limits) throws IOException {
        return sandbox.run(sandbox.slot(0), plan(source, limits), new StopSignal());
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
