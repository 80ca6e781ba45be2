package dev.molt.run.toolchain;

import dev.molt.run.box.Bind;
import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.Programs;
import dev.molt.run.box.SandboxUnavailable;
import dev.molt.run.box.SharedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The C compiler, by which rustc links, and what it needs.
 *
 * @param program the file itself, so that boxes need no links in /etc
 * @param binds it, the linker proper, the folders in which the compiler has its parts and the C library, and nothing else of the system
 */
public record Linker(Path program, List<Bind> binds) {
    /** One of each folder from which programs are linked. */
    private static final List<String> LINKED =
            List.of("crt1.o", "libc.so", "libc.so.6", "libgcc.a", "libgcc_s.so.1", "liblto_plugin.so");

    private static final String COLLECTOR = "collect2";

    public static Linker find() throws SandboxUnavailable {
        SandboxUnavailable missing = new SandboxUnavailable(
                "No C compiler was found, and rustc links by one.", "Install one (Debian: apt install gcc libc6-dev).");
        try {
            Path cc = Programs.first("cc")
                    .or(() -> Programs.first("gcc"))
                    .orElseThrow(() -> missing)
                    .toRealPath();
            Path ld = told(cc, "-print-prog-name=ld")
                    .or(() -> Programs.first("ld"))
                    .orElseThrow(() -> missing)
                    .toRealPath();
            List<Path> programs = new ArrayList<>(List.of(cc, ld));
            Set<Bind> binds = new LinkedHashSet<>();
            for (String file : LINKED) {
                told(cc, "-print-file-name=" + file)
                        .map(Path::getParent)
                        .map(Bind::same)
                        .ifPresent(binds::add);
            }
            Optional<Path> collector = told(cc, "-print-prog-name=" + COLLECTOR);
            collector.ifPresent(programs::add);
            collector.map(Path::getParent).map(Bind::same).ifPresent(binds::add);
            binds.addAll(SharedLibraries.shown(programs));
            binds.add(Bind.same(cc));
            binds.add(new Bind(ld, "/usr/bin/ld"));
            return new Linker(cc, Bind.withoutNested(binds));
        } catch (IOException e) {
            throw new SandboxUnavailable("The C compiler could not be asked: " + e, missing.remedy());
        }
    }

    /** A file by the folder that it really is in; the C compiler repeats a name that it does not know. */
    private static Optional<Path> told(Path cc, String question) throws IOException {
        Path file = Path.of(CommandOutput.of(List.of(cc.toString(), question)).strip());
        Path folder = file.getParent();
        return folder != null && file.isAbsolute() && Files.exists(file)
                ? Optional.of(folder.toRealPath().resolve(file.getFileName()))
                : Optional.empty();
    }
}
