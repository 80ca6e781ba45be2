package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for where this server may make memory cgroups: below its own, so that limits set on the server hold for its boxes too, else
 * below the nearest group above it that lets it. Never below one that systemd ends as a whole when memory runs out anywhere in it: that
 * is its {@code OOMPolicy} for services and scopes which are not delegated, see systemd.service(5).
 *
 * @param root where the hierarchies are mounted
 * @param own lines of {@code /proc/self/cgroup}: number, controllers, path, by colons
 * @param pid of the server
 * @param delegated whether systemd leaves a group to whoever runs in it
 */
record MemoryGroupSearch(Path root, List<String> own, long pid, Predicate<Path> delegated) {
    static final Path ROOT = Path.of("/sys/fs/cgroup");
    static final Path OWN = Path.of("/proc/self/cgroup");

    private static final String MEMORY = "memory";
    private static final String PROCESSES = "cgroup.procs";
    private static final String CONTROLLERS = "cgroup.controllers";
    private static final String ENABLED = "cgroup.subtree_control";
    private static final String SERVER = "molt-server";

    /** Empty when cgroups cannot be written; then other, weaker limits must do. */
    static Optional<MemoryGroups> find() {
        try {
            return new MemoryGroupSearch(
                            ROOT,
                            Files.readAllLines(OWN),
                            ProcessHandle.current().pid(),
                            MemoryGroupSearch::isDelegated)
                    .candidates()
                    .filter(MemoryGroups::areTaken)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The best first; which of them the kernel takes, only making a group tells. Looking at one may move the server. */
    Stream<MemoryGroups> candidates() {
        Optional<Path> first = paths(parts -> words(parts[1].replace(',', ' ')).contains(MEMORY))
                .findFirst();
        if (first.isPresent()) {
            Path parent = folder(root.resolve(MEMORY), first.get().toString());
            return Stream.of(new MemoryGroups(parent, false)).filter(groups -> mayJoin(groups.parent()));
        }
        return paths(parts -> parts[0].equals("0") && parts[1].isEmpty())
                .flatMap(this::upwards)
                .filter(this::outlivesItsBoxes)
                .filter(this::limitsMemoryBelow)
                .map(parent -> new MemoryGroups(parent, true));
    }

    private interface Hierarchy {
        boolean is(String[] parts);
    }

    private Stream<Path> paths(Hierarchy meant) {
        return own.stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3 && meant.is(parts))
                .map(parts -> Path.of(parts[2]));
    }

    /** @param path of a group, as the kernel tells it */
    static Path folder(Path hierarchy, String path) {
        Path group = hierarchy.resolve(path.substring(1));
        // In a container the mount often begins at the container's own group, whatever path the kernel tells.
        return Files.isDirectory(group) ? group : hierarchy;
    }

    /** The group itself, that above it, and so on; not one that an earlier search has moved the server into. */
    private Stream<Path> upwards(Path path) {
        Path group = root.resolve(path.toString().substring(1)).normalize();
        return Stream.iterate(group, it -> it.startsWith(root), Path::getParent).filter(it -> !it.endsWith(SERVER));
    }

    /** As far as the nearest unit of systemd's goes that the group belongs to; where there is none, nobody ends it. */
    private boolean outlivesItsBoxes(Path group) {
        return Stream.iterate(group, it -> it.startsWith(root), Path::getParent)
                .filter(it ->
                        it.toString().endsWith(".service") || it.toString().endsWith(".scope"))
                .findFirst()
                .map(delegated::test)
                .orElse(true);
    }

    /** systemd marks such a group with an attribute for all to read. */
    private static boolean isDelegated(Path group) {
        try {
            UserDefinedFileAttributeView marks = Files.getFileAttributeView(group, UserDefinedFileAttributeView.class);
            return marks != null && marks.list().contains("delegate");
        } catch (IOException unmarked) {
            return false;
        }
    }

    private static boolean mayJoin(Path group) {
        return Files.isWritable(group.resolve(PROCESSES));
    }

    /** Whether groups below this one can limit memory, after what has to be done for that in the server's own group. */
    private boolean limitsMemoryBelow(Path group) {
        try {
            if (!mayJoin(group) || !words(group, CONTROLLERS).contains(MEMORY)) {
                return false;
            }
            if (!words(group, ENABLED).contains(MEMORY)) {
                if (!isLeft(group)) {
                    return false;
                }
                enable(group, MEMORY);
            }
            enableIfItCan(group, "pids");
            enableIfItCan(group, "cpu");
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void enableIfItCan(Path group, String controller) throws IOException {
        if (words(group, CONTROLLERS).contains(controller)
                && !words(group, ENABLED).contains(controller)) {
            try {
                enable(group, controller);
            } catch (FileSystemException refused) {
                // Memory is limited all the same; programs then get as much of the processor as the server, and as many
                // processes as
                // their user.
                return;
            }
        }
    }

    /**
     * The second version takes no limits below a group that has processes of its own, but for the topmost, which has no type: the server
     * moves into a group beside its boxes. It does not where others stay (a shell, say).
     */
    private boolean isLeft(Path group) throws IOException {
        if (!Files.exists(group.resolve("cgroup.type"))) {
            return true;
        }
        List<String> inside = Files.readAllLines(group.resolve(PROCESSES));
        if (!inside.equals(List.of(Long.toString(pid)))) {
            return inside.isEmpty();
        }
        Path server = Files.createDirectories(group.resolve(SERVER));
        Files.writeString(server.resolve(PROCESSES), "0");
        return true;
    }

    private static void enable(Path group, String controller) throws IOException {
        Files.writeString(group.resolve(ENABLED), "+" + controller);
    }

    private static List<String> words(Path group, String file) throws IOException {
        return words(Files.readString(group.resolve(file)));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }
}
