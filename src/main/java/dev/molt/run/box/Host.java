package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine has for making boxes.
 *
 * @param uid of the server
 * @param bwrap bubblewrap
 * @param bwrapVersion such as {@code 0.8.0}
 * @param disablesUserNamespaces whether this bubblewrap can forbid further ones inside
 * @param setpriv gives up root
 * @param prlimit sets a box's limits from inside it, where the clock that does so elsewhere is only made
 * @param prlimitFiles it and its libraries
 */
public record Host(
        int uid,
        Path bwrap,
        String bwrapVersion,
        boolean disablesUserNamespaces,
        Path setpriv,
        Path prlimit,
        List<Bind> prlimitFiles) {

    /** Finds them; {@code bwrap} may be null to search for it. */
    public static Host find(@Nullable Path bwrap) throws SandboxUnavailable {
        try {
            int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            Path theBwrap = bwrap != null ? bwrap : program("bwrap", "bubblewrap");
            String help = CommandOutput.of(List.of(theBwrap.toString(), "--help"));
            String version = CommandOutput.of(List.of(theBwrap.toString(), "--version"));
            if (!version.startsWith("bubblewrap ")) {
                throw new SandboxUnavailable(
                        theBwrap + " is no bubblewrap: it says no version.",
                        "Install it (Debian: apt install bubblewrap).");
            }
            Path prlimit = program("prlimit", "util-linux");
            return new Host(
                    uid,
                    theBwrap,
                    version.replace("bubblewrap", "").strip(),
                    help.contains("--disable-userns"),
                    program("setpriv", "util-linux"),
                    prlimit,
                    Bind.withLibraries(prlimit));
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "The programs that make boxes could not be asked: " + e.getMessage(),
                    "Install bubblewrap and util-linux (Debian: apt install bubblewrap util-linux).");
        }
    }

    private static Path program(String name, String debianPackage) throws SandboxUnavailable {
        return Programs.first(name)
                .orElseThrow(() -> new SandboxUnavailable(
                        name + " was not found.", "Install it (Debian: apt install " + debianPackage + ")."));
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
