package dev.molt.run.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.molt.run.box.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    @Test
    void aToolThatIsInstalledLaterComesToItsCompiler(@TempDir Path folder) throws Exception {
        Host host = Host.find(null);
        assumeTrue(host.isRoot(), "Only a root server's boxes need copies.");
        Path home = Files.createDirectories(folder.resolve("home/bin")).getParent();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Path rustc = Files.writeString(home.resolve("bin/rustc"), "rustc");
        Shelf shelf = new Shelf(host, folder.resolve("shelf"));
        Path copy = shelf.reachable(home, "rust", List.of(rustc));
        assertEquals("rustc", Files.readString(copy.resolve("bin/rustc")));

        Path rustfmt = Files.writeString(home.resolve("bin/rustfmt"), "rustfmt");
        Files.setPosixFilePermissions(rustfmt, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(copy, shelf.reachable(home, "rust", List.of(rustc, rustfmt)));
        assertEquals("rustfmt", Files.readString(copy.resolve("bin/rustfmt")));
        assertTrue(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("bin/rustfmt")))
                .endsWith("r-x"));
        try (var files = Files.list(copy.resolve("bin"))) {
            assertEquals(2, files.count());
        }
    }
}
