package dev.molt.run.toolchain;

import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.Programs;
import dev.molt.run.box.SandboxUnavailable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Rust compiler on this machine, itself, not the rustup program that stands in front of it.
 *
 * @param sysroot folder it belongs to, reachable for boxes
 * @param target such as {@code x86_64-unknown-linux-gnu}
 * @param version such as {@code 1.95.0}
 * @param identity all that it says of its version
 * @param tools what it brings along besides the compiler
 */
public record RustInstallation(Path sysroot, String target, String version, String identity, RustTools tools) {
    private static final Version OLDEST = new Version(1, 95);
    private static final Path SYSTEM = Path.of("/usr");
    private static final String REMEDY =
            "Install Rust 1.95 or newer (Debian: apt install rustc-web; elsewhere by rustup), or name"
                    + " its rustc in the settings.";

    /** Finds one that is new enough, and sees to it that boxes reach it; {@code given} may be null to search. */
    public static RustInstallation find(@Nullable Path given, Shelf shelf) throws SandboxUnavailable {
        return installed(given).reachable(shelf);
    }

    /** The same where it was installed, whole. */
    public static RustInstallation installed(@Nullable Path given) throws SandboxUnavailable {
        List<String> tooOld = new ArrayList<>();
        for (Path candidate : candidates(given)) {
            Optional<RustInstallation> found = at(candidate);
            if (found.isPresent()
                    && Version.in(found.get().version)
                            .filter(v -> v.isAtLeast(OLDEST))
                            .isPresent()) {
                return found.get();
            }
            tooOld.add(candidate + found.map(it -> " (" + it.version + ")").orElse(" (does not answer)"));
        }
        throw new SandboxUnavailable(
                tooOld.isEmpty()
                        ? "rustc was not found."
                        : "No rustc is new enough: " + String.join(", ", tooOld) + ".",
                REMEDY);
    }

    private static List<Path> candidates(@Nullable Path given) {
        if (given != null) {
            return List.of(given);
        }
        List<Path> all = new ArrayList<>(Programs.named("rustc"));
        Path ofRustup = Path.of(System.getProperty("user.home", "/"), ".cargo/bin/rustc");
        if (Files.isExecutable(ofRustup)) {
            all.add(ofRustup);
        }
        return all.stream().distinct().toList();
    }

    private static Optional<RustInstallation> at(Path candidate) {
        try {
            Path sysroot = Path.of(lastLine(CommandOutput.of(List.of(candidate.toString(), "--print", "sysroot"))));
            Path rustc = sysroot.resolve("bin/rustc");
            if (!Files.isExecutable(rustc)) {
                return Optional.empty();
            }
            String said = CommandOutput.of(List.of(rustc.toString(), "-vV"));
            return Optional.of(
                    new RustInstallation(sysroot, value(said, "host"), value(said, "release"), said, RustTools.NONE));
        } catch (IOException | IllegalArgumentException noRustc) {
            return Optional.empty();
        }
    }

    private static String lastLine(String output) {
        String[] lines = output.strip().split("\n", -1);
        return lines[lines.length - 1];
    }

    private static String value(String said, String key) {
        Matcher matcher =
                Pattern.compile("^" + key + ": (\\S+)$", Pattern.MULTILINE).matcher(said);
        if (!matcher.find()) {
            throw new IllegalArgumentException("rustc -vV has no " + key);
        }
        return matcher.group(1);
    }

    private RustInstallation reachable(Shelf shelf) throws SandboxUnavailable {
        try {
            List<Path> parts = new ArrayList<>(List.of(rustc(), libraries()));
            try (var files = Files.newDirectoryStream(sysroot.resolve("lib"), "*.so*")) {
                files.forEach(parts::add);
            }
            RustTools found = RustTools.in(sysroot);
            found.usable().forEach(tool -> parts.add(RustTools.file(tool, sysroot)));
            lld().ifPresent(parts::add);
            Path folder = isOfTheSystem()
                    ? sysroot
                    : shelf.reachable(
                            sysroot, "rust-" + version + "-" + Integer.toHexString(identity.hashCode()), parts);
            return new RustInstallation(folder, target, version, identity, found);
        } catch (IOException e) {
            throw new SandboxUnavailable("The Rust toolchain in " + sysroot + " could not be read: " + e, REMEDY);
        }
    }

    /** Whether a formatter lies beside it that reads Rust as it does. Starts no program. */
    public boolean hasFormatter() {
        try {
            return RustTools.isUsable(Tool.RUSTFMT, sysroot);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The compiler itself, not rustup's switch before it. */
    public Path rustc() {
        return sysroot.resolve("bin/rustc");
    }

    /** LLVM's linker, by which GCC links in half the time; rustup's toolchains bring it along, Debian's do not. */
    Optional<Path> lld() {
        Path linker = sysroot.resolve("lib/rustlib").resolve(target).resolve("bin/rust-lld");
        return Optional.of(linker).filter(Files::isExecutable);
    }

    /** Of its target, the standard library among them. */
    Path libraries() {
        return sysroot.resolve("lib/rustlib").resolve(target).resolve("lib");
    }

    /** Empty where the standard library came without its shared form. */
    Optional<Path> sharedStandardLibrary() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries(), "libstd-*.so")) {
            for (Path library : found) {
                return Optional.of(library);
            }
            return Optional.empty();
        }
    }

    /** Whether it lies among the system's own programs. */
    boolean isOfTheSystem() {
        return sysroot.equals(SYSTEM);
    }
}
