package dev.molt.run.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of the machine, as /proc tells. */
final class Processes {
    static final long SELF = ProcessHandle.current().pid();

    /** Bubblewrap, its first process inside and the clock. */
    static final int WAITING_CHAIN = 3;

    private static final List<String> OF_THE_BOX = List.of("/bwrap", "sh", "/setpriv", "/cat", "/mv");
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /**
     * One of them.
     *
     * @param program its file, empty for a zombie and where nobody may know
     */
    record One(long pid, long parent, int uid, boolean zombie, String program) {}

    /**
     * The boxes that wait for their next run, of the processes given: each below this process one chain of bubblewrap, its first
     * process inside and the clock, which has started nothing. A program that lives on would be the clock's child, or its sibling
     * once its own parent has ended.
     */
    static List<List<Long>> waitingBoxes(List<One> all) {
        Map<Long, List<One>> children = all.stream().collect(Collectors.groupingBy(One::parent));
        List<List<Long>> boxes = new ArrayList<>();
        for (One box : children.getOrDefault(SELF, List.of())) {
            List<Long> chain = new ArrayList<>();
            List<One> next = List.of(box);
            while (next.size() == 1 && !next.get(0).zombie()) {
                chain.add(next.get(0).pid());
                next = children.getOrDefault(next.get(0).pid(), List.of());
            }
            if (next.isEmpty() && chain.size() <= WAITING_CHAIN && isOfTheBox(box)) {
                boxes.add(chain);
            }
        }
        return boxes;
    }

    /** All processes of {@link #waitingBoxes}. */
    static Set<Long> waiting(List<One> all) {
        return waitingBoxes(all).stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** While it is being made it is a shell or one of the programs that prepare a box. */
    private static boolean isOfTheBox(One child) {
        return OF_THE_BOX.stream().anyMatch(child.program()::endsWith);
    }

    /** Those of the given ones, but for {@code known}, that see something mounted whose line holds {@code words}. */
    static List<One> thatSeeMounted(String words, List<One> all, Set<Long> known) {
        Map<String, Boolean> namespaces = new HashMap<>();
        return all.stream()
                .filter(one -> !known.contains(one.pid()))
                .filter(one -> {
                    String namespace = link(PROC.resolve(one.pid() + "/ns/mnt"));
                    return !namespace.isEmpty()
                            && namespaces.computeIfAbsent(
                                    namespace, any -> mounts(one.pid()).contains(words));
                })
                .toList();
    }

    private static String mounts(long pid) {
        return text(PROC.resolve(pid + "/mountinfo"));
    }

    /** Empty when it has ended. */
    static String status(long pid) {
        return text(PROC.resolve(pid + "/status"));
    }

    static int ownUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<One> all() {
        try (Stream<Path> folders = Files.list(PROC)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .map(Processes::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static One at(Path folder) {
        String status = text(folder.resolve("status"));
        boolean ended = status.isEmpty();
        return new One(
                Long.parseLong(folder.getFileName().toString()),
                ended ? -1 : number(status, "PPid"),
                ended ? -1 : number(status, "Uid"),
                status.contains("\nState:\tZ"),
                link(folder.resolve("exe")));
    }

    private static int number(String status, String name) {
        Matcher line =
                Pattern.compile("^" + name + ":\\s+(\\d+)", Pattern.MULTILINE).matcher(status);
        return line.find() ? Integer.parseInt(line.group(1)) : -1;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException endedOrForbidden) {
            return "";
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException endedOrForbidden) {
            return "";
        }
    }
}
