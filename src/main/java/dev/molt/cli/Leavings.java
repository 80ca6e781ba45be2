package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs could leave behind on the machine of a server that is idle, counted. Linux only: it reads {@code /proc}.
 *
 * @param processes of the users and cgroups of boxes and in their mounts, whoever is their parent; those of boxes that wait for their
 *     next run are always there
 * @param zombies of the server and of the users of its boxes
 * @param mounts of files of boxes, in every namespace of the machine
 * @param groups cgroups of the server, in every hierarchy
 * @param files in the folder where boxes are made
 * @param descriptors open in the server, by what they lead to; without sockets, since clients come and go, and without its own
 *     program, which is read when a part of it is first needed
 */
record Leavings(long processes, long zombies, long mounts, long groups, long files, List<String> descriptors) {

    static Leavings of(ProcessHandle server) throws IOException {
        List<Path> open = descriptors(Path.of("/proc", Long.toString(server.pid()), "fd"));
        Path scratch = open.stream()
                .filter(file -> file.endsWith("lock") && file.toString().contains("/molt-"))
                .map(Path::getParent)
                .findFirst()
                .orElseThrow(() -> new IOException("process " + server.pid() + " has no folder for boxes open"));
        String mounted = scratch.getFileName() + "/slot-";
        Set<Integer> users = users(scratch, server);
        List<Path> groups = GroupTree.named("molt-" + server.pid() + "-");
        Set<Long> members = members(groups);
        List<MachineProcesses.One> all = MachineProcesses.all();
        return new Leavings(
                all.stream()
                        .filter(one -> !one.zombie() && one.pid() != server.pid())
                        .filter(one -> users.contains(one.user())
                                || members.contains(one.pid())
                                || MachineProcesses.seesMounted(one, mounted))
                        .count(),
                all.stream()
                        .filter(one -> one.zombie() && (one.parent() == server.pid() || users.contains(one.user())))
                        .count(),
                MachineProcesses.mounts(all, mounted),
                groups.size(),
                files(scratch),
                open.stream().map(Leavings::kind).sorted().toList());
    }

    /** Of boxes alone: a server that is no root runs them as itself, and others of that user may run what they like. */
    private static Set<Integer> users(Path scratch, ProcessHandle server) throws IOException {
        Set<Integer> users = new TreeSet<>();
        try (Stream<Path> slots = Files.list(scratch)) {
            for (Path slot : (Iterable<Path>)
                    slots.filter(it -> it.getFileName().toString().startsWith("slot-"))::iterator) {
                users.add(owner(slot));
            }
        }
        users.remove(owner(Path.of("/proc", Long.toString(server.pid()))));
        return users;
    }

    private static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static Set<Long> members(List<Path> groups) {
        return groups.stream()
                .flatMap(group -> lines(group.resolve("cgroup.procs")))
                .map(Long::parseLong)
                .collect(Collectors.toSet());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException goneSince) {
            return Stream.of();
        }
    }

    /** How much more there is than before, by what it is. */
    Map<String, Long> growth(Leavings before) {
        Map<String, Long> growth = new LinkedHashMap<>();
        growth.put("processes", processes - before.processes);
        growth.put("zombies", zombies - before.zombies);
        growth.put("mounts", mounts - before.mounts);
        growth.put("cgroups", groups - before.groups);
        growth.put("files", files - before.files);
        // As many may have been closed: a pipe is as good as another.
        growth.put("descriptors", (long) descriptors.size() - before.descriptors.size());
        return growth;
    }

    /** In words, what there is more of than before; empty when there is nothing. */
    List<String> moreThan(Leavings before) {
        List<String> more = new ArrayList<>();
        growth(before).forEach((what, number) -> {
            if (number > 0) {
                more.add(number + " " + what + (what.equals("descriptors") ? ": " + openedSince(before) : ""));
            }
        });
        return more;
    }

    private String openedSince(Leavings before) {
        List<String> opened = new ArrayList<>(descriptors);
        before.descriptors.forEach(opened::remove);
        return String.join(", ", opened);
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
