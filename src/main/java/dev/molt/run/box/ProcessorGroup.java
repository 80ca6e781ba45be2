package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cgroup in which all boxes together get little of the processor while the server wants it, and all that it leaves: a page must
 * not wait for somebody's program. Only in the first version, where processor and memory have a hierarchy each. Priorities of
 * processes would not do: kernels that group processes by session share the time out between those groups, and each box is a
 * session.
 */
final class ProcessorGroup {
    /** Of 100 that a group has by default. */
    static final long WEIGHT = 10;

    private static final String SHARES = "cpu.shares";
    private static final long SHARES_BY_DEFAULT = 1024;

    private ProcessorGroup() {}

    /**
     * Makes it below the server's own group; empty where that cannot be written.
     *
     * @param own lines of {@code /proc/self/cgroup}: number, controllers, path, by colons
     */
    static Optional<ControlGroup> make(Path root, List<String> own, String name) {
        Optional<Path> parent = own.stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",", -1)).contains("cpu"))
                .findFirst()
                .map(parts -> MemoryGroupSearch.folder(root.resolve("cpu"), parts[2]))
                .filter(folder -> Files.isWritable(folder.resolve("cgroup.procs")));
        try {
            return parent.isEmpty() ? Optional.empty() : Optional.of(weighed(ControlGroup.make(parent.get(), name)));
        } catch (IOException looksWritableAndIsNot) {
            return Optional.empty();
        }
    }

    private static ControlGroup weighed(ControlGroup group) throws IOException {
        try {
            group.write(SHARES, SHARES_BY_DEFAULT * WEIGHT / 100);
            return group;
        } catch (IOException e) {
            group.remove();
            throw e;
        }
    }
}
