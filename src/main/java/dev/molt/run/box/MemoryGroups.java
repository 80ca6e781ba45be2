package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where this server may make memory cgroups: below its own, so that limits set on the server hold for its boxes too.
 *
 * @param parent folder to make them in
 * @param second whether it is of the second version
 */
record MemoryGroups(Path parent, boolean second) {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Path OWN = Path.of("/proc/self/cgroup");

    /** Empty when cgroups cannot be written; then other, weaker limits must do. */
    static Optional<MemoryGroups> find() {
        try {
            return find(ROOT, Files.readAllLines(OWN));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param own lines of {@code /proc/self/cgroup}: number, controllers, path, by colons */
    static Optional<MemoryGroups> find(Path root, List<String> own) {
        for (String line : own) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains("memory")) {
                return firstOf(root.resolve("memory"), parts[2]);
            }
        }
        for (String line : own) {
            if (line.startsWith("0::")) {
                return secondOf(root, line.substring(3));
            }
        }
        return Optional.empty();
    }

    private static Optional<MemoryGroups> firstOf(Path root, String path) {
        Path parent = folder(root, path);
        return Files.isWritable(parent.resolve("cgroup.procs"))
                ? tried(new MemoryGroups(parent, false))
                : Optional.empty();
    }

    /** @param path of a group, as the kernel tells it */
    static Path folder(Path hierarchy, String path) {
        Path group = hierarchy.resolve(path.substring(1));
        // In a container the mount often begins at the container's own group, whatever path the kernel tells.
        return Files.isDirectory(group) ? group : hierarchy;
    }

    /**
     * The second version takes no limits in a group that has processes of its own: the server moves into a group beside its
     * boxes first. With other processes in the group (a shell, say) that cannot be, and limits are degraded.
     */
    private static Optional<MemoryGroups> secondOf(Path root, String path) {
        Path parent = root.resolve(path.substring(1));
        try {
            if (!Files.isWritable(parent.resolve("cgroup.procs"))
                    || !words(parent.resolve("cgroup.controllers")).contains("memory")) {
                return Optional.empty();
            }
            if (!words(parent.resolve("cgroup.subtree_control")).contains("memory")) {
                Path server = Files.createDirectories(parent.resolve("molt-server"));
                Files.writeString(server.resolve("cgroup.procs"), "0");
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory");
            }
            if (words(parent.resolve("cgroup.controllers")).contains("cpu")) {
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+cpu");
            }
            return tried(new MemoryGroups(parent, true));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> words(Path file) throws IOException {
        return List.of(Files.readString(file).strip().split(" ", -1));
    }

    /** A folder that looks writable may still refuse: only making a group tells. */
    private static Optional<MemoryGroups> tried(MemoryGroups groups) {
        try {
            ControlGroup group =
                    groups.make("molt-probe-" + ProcessHandle.current().pid()).group();
            boolean limits = group.has(groups.second ? "memory.max" : "memory.limit_in_bytes");
            group.remove();
            return limits ? Optional.of(groups) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In which all boxes are beside their own; none in the second version, whose memory groups have a weight themselves. */
    Optional<ControlGroup> makeProcessorGroup(String name) throws IOException {
        return second ? Optional.empty() : ProcessorGroup.make(ROOT, Files.readAllLines(OWN), name);
    }

    MemoryGroup make(String name) throws IOException {
        return MemoryGroup.make(parent, name, second);
    }

    String title() {
        return second ? "cgroup v2" : "cgroup v1";
    }
}
