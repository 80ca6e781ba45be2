package dev.molt.run;

import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.toolchain.Tool;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Debian's Rust comes without the shared form of the standard library and without tools, rustup's with both: programs run with
 * either.
 */
class StaticStandardLibraryTest {

    @Test
    void programsRunWithoutASharedStandardLibraryAndWithoutTools() throws Exception {
        RunSettings settings = Desks.settings(Desks.temporary());
        Path rustc = withoutSharedLibrary(sysroot(), Desks.temporary());
        try (RunDesk desk = Desks.open(settings.withPrograms(null, rustc, null))) {
            RunResult ran = run(desk, "fn main() { println!(\"{:?}\", vec![1, 2]); }");
            assertEquals("[1, 2]\n", ran.stdout(), ran.toString());
            RunResult panicked = run(desk, "fn main() { let v: Vec<u8> = vec![]; println!(\"{}\", v[0]); }");
            assertEquals(101, panicked.exitCode(), panicked.toString());
            assertToolsAreOff(desk);
        }
    }

    /** rustfmt is not there; what stands in Clippy's place loads another compiler than this one. */
    private static void assertToolsAreOff(RunDesk desk) throws Exception {
        SandboxStatus status = desk.status().sandbox();
        SandboxStatus.ToolStatus rustfmt = status.tool(Tool.RUSTFMT);
        SandboxStatus.ToolStatus clippy = status.tool(Tool.CLIPPY);
        assertFalse(rustfmt.ready() || clippy.ready(), status.toString());
        assertTrue(rustfmt.said().startsWith("not installed: install it (Debian: apt install rustfmt-web;"));
        assertTrue(clippy.said().startsWith("of another version than rustc: install it"), status.toString());
        for (Profile profile : List.of(Profile.FORMAT, Profile.LINT)) {
            RunRequest request = Desks.request(Language.RUST, "fn main() {}", profile);
            RunResult result = desk.submit("anna", "1", request).result().get(20, TimeUnit.SECONDS);
            assertEquals(Outcome.UNAVAILABLE, result.outcome(), result.toString());
            assertTrue(result.sentence().contains("cannot be used on this server"), result.sentence());
        }
    }

    private static RunResult run(RunDesk desk, String source) throws Exception {
        return desk.submit("anna", "1", rust(source)).result().get(20, TimeUnit.SECONDS);
    }

    private static Path sysroot() throws Exception {
        Process rustc = new ProcessBuilder("rustc", "--print", "sysroot")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(rustc.getInputStream().readAllBytes()).strip();
        assertEquals(0, rustc.waitFor());
        return Path.of(said);
    }

    /** A toolchain of the same files but one, and a program that says where it is, as rustup's does. */
    private static Path withoutSharedLibrary(Path sysroot, Path folder) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("rust"));
        link(sysroot, sysroot.resolve("bin/rustc"), copy);
        Files.createSymbolicLink(copy.resolve("bin/clippy-driver"), Path.of("/bin/true"));
        List<Path> files;
        try (Stream<Path> all = Files.walk(sysroot.resolve("lib"), 4)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/rustlib/") || isOfTheCompiler(file))
                    .filter(file -> !isSharedStandardLibrary(file))
                    .toList();
        }
        for (Path file : files) {
            link(sysroot, file, copy);
        }
        Path program = folder.resolve("rustc");
        Files.writeString(program, "#!/bin/sh\necho '" + copy + "'\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean isOfTheCompiler(Path file) {
        return file.getFileName().toString().matches("lib(rustc_driver|LLVM).*\\.so.*");
    }

    private static boolean isSharedStandardLibrary(Path file) {
        return file.getFileName().toString().matches("libstd-.*\\.so");
    }

    private static void link(Path from, Path file, Path to) throws IOException {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        try {
            Files.createLink(target, file.toRealPath());
        } catch (FileSystemException otherFileSystem) {
            Files.copy(file, target);
        }
    }
}
