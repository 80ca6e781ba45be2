package dev.molt.run.toolchain;

import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.SharedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tools a Rust installation has.
 *
 * @param usable those that lie beside rustc and belong to it
 * @param said of every tool its version, or what is wrong with it and what to do
 */
public record RustTools(Set<Tool> usable, Map<Tool, String> said) {

    /** Before any was looked for. */
    static final RustTools NONE = new RustTools(Set.of(), Map.of());

    public RustTools {
        usable = Set.copyOf(usable);
        said = Map.copyOf(said);
    }

    static RustTools in(Path sysroot) throws IOException {
        Set<Tool> usable = EnumSet.noneOf(Tool.class);
        Map<Tool, String> said = new EnumMap<>(Tool.class);
        Set<Path> compiler = compilerOf(sysroot.resolve("bin/rustc"));
        for (Tool tool : List.of(Tool.RUSTFMT, Tool.CLIPPY)) {
            Path file = file(tool, sysroot);
            if (!Files.isExecutable(file)) {
                said.put(tool, "not installed: " + tool.remedy());
            } else if (!fits(file, compiler)) {
                said.put(tool, "of another version than rustc: " + tool.remedy());
            } else {
                usable.add(tool);
                said.put(tool, version(file));
            }
        }
        return new RustTools(usable, said);
    }

    static boolean isUsable(Tool tool, Path sysroot) throws IOException {
        Path file = file(tool, sysroot);
        return Files.isExecutable(file) && fits(file, compilerOf(sysroot.resolve("bin/rustc")));
    }

    static Path file(Tool tool, Path sysroot) {
        return sysroot.resolve("bin").resolve(tool.file());
    }

    private static boolean fits(Path file, Set<Path> compiler) throws IOException {
        return !compiler.isEmpty() && compilerOf(file).equals(compiler);
    }

    /**
     * The library that is the compiler itself. Its name tells builds apart: who loads the same one reads Rust as rustc does, and one
     * that lacks its own does not start at all.
     */
    private static Set<Path> compilerOf(Path program) throws IOException {
        return SharedLibraries.of(List.of(program)).stream()
                .filter(library -> library.getFileName().toString().startsWith("librustc_driver-"))
                .collect(Collectors.toSet());
    }

    private static String version(Path file) throws IOException {
        String line = CommandOutput.of(List.of(file.toString(), "--version"));
        return line.strip().replaceFirst("^\\S+ (\\S+)[\\s\\S]*", "$1");
    }
}
