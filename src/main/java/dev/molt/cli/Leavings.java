package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs could leave behind in a server that is idle, counted. Linux only: it reads {@code /proc}.
 *
 * @param boxes processes of bubblewrap, those of boxes that wait for their next run among them
 * @param zombies ended children that nobody has waited for
 * @param mounts of the server's own mount namespace
 * @param groups cgroups made for boxes
 * @param files in the folder where boxes are made
 * @param descriptors open in the server, by what they lead to; without sockets, since clients come and go, and without its own
 *     program, which is read when a part of it is first needed
 */
record Leavings(long boxes, long zombies, long mounts, long groups, long files, List<String> descriptors) {

    static Leavings of(ProcessHandle server) throws IOException {
        Path proc = Path.of("/proc", Long.toString(server.pid()));
        List<Path> open = descriptors(proc.resolve("fd"));
        Optional<Path> scratch = open.stream()
                .filter(file -> file.endsWith("lock") && file.toString().contains("/molt-"))
                .map(Path::getParent)
                .findFirst();
        List<ProcessHandle> children = server.descendants().toList();
        return new Leavings(
                children.stream().filter(Leavings::isOfABox).count(),
                children.stream().filter(Leavings::isZombie).count(),
                Files.readAllLines(proc.resolve("mountinfo")).size(),
                scratch.isEmpty()
                        ? 0
                        : Files.readAllLines(scratch.get().resolve("groups")).size(),
                scratch.isEmpty() ? 0 : files(scratch.get()),
                open.stream().map(Leavings::kind).sorted().toList());
    }

    /** In words, what there is more of than before; empty when there is nothing. */
    List<String> moreThan(Leavings before) {
        List<String> more = new ArrayList<>();
        compare(more, "processes", boxes, before.boxes);
        compare(more, "zombies", zombies, before.zombies);
        compare(more, "mounts", mounts, before.mounts);
        compare(more, "cgroups", groups, before.groups);
        compare(more, "files", files, before.files);
        List<String> opened = new ArrayList<>(descriptors);
        before.descriptors.forEach(opened::remove);
        // As many may have been closed: a pipe is as good as another.
        if (descriptors.size() > before.descriptors.size()) {
            more.add(opened.size() + " descriptors: " + String.join(", ", opened));
        }
        return more;
    }

    private static void compare(List<String> more, String what, long now, long before) {
        if (now > before) {
            more.add((now - before) + " " + what);
        }
    }

    private static boolean isOfABox(ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> program.endsWith("/bwrap"))
                .isPresent();
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // PID (NAME) STATE …, and the name may hold anything
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException hasEndedSince) {
            return false;
        }
    }

    private static List<Path> descriptors(Path folder) throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> numbers = Files.list(folder)) {
            for (Path number : (Iterable<Path>) numbers::iterator) {
                try {
                    open.add(Files.readSymbolicLink(number));
                } catch (IOException closedSince) {
                    continue;
                }
            }
        }
        open.removeIf(
                file -> file.toString().startsWith("socket:") || file.toString().endsWith(".jar"));
        return open;
    }

    /** A pipe is told from others by its number only. */
    private static String kind(Path target) {
        return target.toString().startsWith("pipe:") ? "pipe" : target.toString();
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.count();
        }
    }
}
