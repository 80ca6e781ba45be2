package dev.molt.run.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.Bind;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Host;
import dev.molt.run.box.Limits;
import dev.molt.run.box.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of a virtual environment: they are its own, and what it stands for has none of them. */
class PythonToolsTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1L << 28, 32, 1L << 20);

    @TempDir
    Path folder;

    private Path environment;
    private Path modules;
    private Shelf shelf;

    @BeforeEach
    void makeEnvironment() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        shelf = new Shelf(Host.find(null), folder.resolve("shelf"));
        environment = Files.createDirectories(folder.resolve("environment"));
        Path system = Programs.first("python3").orElseThrow();
        Files.writeString(
                environment.resolve("pyvenv.cfg"),
                "home = " + system.getParent() + "\ninclude-system-site-packages = false\n");
        Files.createSymbolicLink(
                Files.createDirectory(environment.resolve("bin")).resolve("python3"), system);
        Version version =
                Version.in(PythonToolchain.find(null, shelf).version()).orElseThrow();
        String library = "lib/python" + version.major() + "." + version.minor() + "/site-packages";
        modules = Files.createDirectories(environment.resolve(library));
    }

    private PythonToolchain python() throws Exception {
        return PythonToolchain.find(environment.resolve("bin/python3"), shelf);
    }

    private void install(String name, String version) throws Exception {
        Files.writeString(Files.createDirectory(modules.resolve(name)).resolve("__main__.py"), "");
        Path about = Files.createDirectory(modules.resolve(name + "-" + version + ".dist-info"));
        Files.writeString(
                about.resolve("METADATA"), "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    }

    @Test
    void whatItHasIsKnownByItsVersionAndWhatItLacksByItsRemedy() throws Exception {
        install("black", "29.1.2");
        PythonToolchain python = python();
        assertTrue(python.has(Tool.BLACK));
        assertEquals("29.1.2", python.said(Tool.BLACK));
        assertFalse(python.has(Tool.FLAKE8));
        assertEquals(
                "not installed: install it (Debian: apt install flake8; for another Python: its python3 -m pip install"
                        + " flake8), then restart",
                python.said(Tool.FLAKE8));
    }

    @Test
    void boxesReachItsModulesWhereverTheyLie() throws Exception {
        install("black", "29.1.2");
        Files.setPosixFilePermissions(environment, PosixFilePermissions.fromString("rwx------"));
        BoxPlan plan = python().format("x = 1\n", LIMITS, 1_000);
        Bind bind = plan.fixed().binds().stream()
                .filter(it -> it.box().equals("/tools/0"))
                .findFirst()
                .orElseThrow();
        assertTrue(Files.exists(bind.host().resolve("black/__main__.py")), bind.toString());
        assertEquals(Host.find(null).isRoot(), bind.host().startsWith(folder.resolve("shelf")), bind.toString());
        assertTrue(
                String.join(" ", plan.command()).contains("sys.path+=['/tools/0']"),
                plan.command().toString());
    }
}
