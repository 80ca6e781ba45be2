package dev.molt.run.toolchain;

import dev.molt.run.box.Bind;
import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.Programs;
import dev.molt.run.box.SandboxUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The C compiler, by which rustc links, and what it needs.
 *
 * @param program the file itself, so that boxes need no links in /etc
 * @param binds it, the linker proper and the system's libraries
 */
public record Linker(Path program, List<Bind> binds) {
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib"),
            Path.of("/usr/lib64"),
            Path.of("/usr/libexec/gcc"),
            Path.of("/lib"),
            Path.of("/lib64"));

    public static Linker find() throws SandboxUnavailable {
        SandboxUnavailable missing = new SandboxUnavailable(
                "No C compiler was found, and rustc links by one.", "Install one (Debian: apt install gcc libc6-dev).");
        try {
            Path cc = Programs.first("cc")
                    .or(() -> Programs.first("gcc"))
                    .orElseThrow(() -> missing)
                    .toRealPath();
            String ld = CommandOutput.of(List.of(cc.toString(), "-print-prog-name=ld"))
                    .strip();
            Path theLd = ld.startsWith("/") ? Path.of(ld) : Programs.first(ld).orElseThrow(() -> missing);
            List<Bind> binds = new ArrayList<>();
            for (Path folder : FOLDERS) {
                if (Files.isDirectory(folder) && !Files.isSymbolicLink(folder)) {
                    binds.add(Bind.same(folder));
                }
            }
            binds.add(Bind.same(cc));
            binds.add(new Bind(theLd.toRealPath(), "/usr/bin/ld"));
            return new Linker(cc, List.copyOf(binds));
        } catch (IOException e) {
            throw new SandboxUnavailable("The C compiler could not be asked: " + e, missing.remedy());
        }
    }
}
