package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the first version of cgroups, which has a tree of groups for each thing that it limits, limits one of them.
 *
 * @param root where the hierarchies are mounted
 * @param own lines of {@code /proc/self/cgroup}: number, controllers, path, by colons
 * @param controller such as {@code pids}
 */
record Hierarchy(Path root, List<String> own, String controller) {

    static Hierarchy ofThisMachine(String controller) throws IOException {
        return new Hierarchy(MemoryGroupSearch.ROOT, Files.readAllLines(MemoryGroupSearch.OWN), controller);
    }

    /**
     * Makes a group below the server's own; empty where that cannot be written.
     *
     * @param file of the group in which a limit is set
     */
    Optional<ControlGroup> make(String name, String file, long limit) {
        Optional<Path> parent = own.stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller))
                .findFirst()
                .map(parts -> MemoryGroupSearch.folder(root.resolve(controller), parts[2]))
                .filter(folder -> Files.isWritable(folder.resolve("cgroup.procs")));
        try {
            return parent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(limited(ControlGroup.make(parent.get(), name), file, limit));
        } catch (IOException looksWritableAndIsNot) {
            return Optional.empty();
        }
    }

    private static ControlGroup limited(ControlGroup group, String file, long limit) throws IOException {
        try {
            group.write(file, limit);
            return group;
        } catch (IOException e) {
            group.remove();
            throw e;
        }
    }
}
