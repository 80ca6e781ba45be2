package dev.molt.run.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of the machine, as /proc tells. */
final class Processes {
    static final long SELF = ProcessHandle.current().pid();
    private static final int WAITING_CHAIN = 3;
    private static final List<String> OF_THE_BOX = List.of("/bwrap", "sh", "/setpriv", "/cat", "/mv");
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /**
     * One of them.
     *
     * @param program its file, empty for a zombie and where nobody may know
     * @param mounts what it sees mounted, likewise
     */
    record One(long pid, long parent, int uid, boolean zombie, String program, String mounts) {}

    /**
     * The processes of boxes that wait for their next run, of those given: below this process one chain of bubblewrap, its first
     * process inside and the clock, which has started nothing. A program that lives on would be the clock's child, or its sibling
     * once its own parent has ended.
     */
    static Set<Long> waiting(List<One> all) {
        Map<Long, List<One>> children = all.stream().collect(Collectors.groupingBy(One::parent));
        Set<Long> waiting = new HashSet<>();
        for (One box : children.getOrDefault(SELF, List.of())) {
            List<Long> chain = new ArrayList<>();
            List<One> next = List.of(box);
            while (next.size() == 1 && !next.get(0).zombie()) {
                chain.add(next.get(0).pid());
                next = children.getOrDefault(next.get(0).pid(), List.of());
            }
            if (next.isEmpty() && chain.size() <= WAITING_CHAIN && isOfTheBox(box)) {
                waiting.addAll(chain);
            }
        }
        return waiting;
    }

    /** While it is being made it is a shell or one of the programs that prepare a box. */
    private static boolean isOfTheBox(One child) {
        return OF_THE_BOX.stream().anyMatch(child.program()::endsWith);
    }

    static int ownUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<One> that(Predicate<One> hold) {
        try (Stream<Path> folders = Files.list(PROC)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .map(Processes::at)
                    .filter(hold)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static One at(Path folder) {
        String status = text(folder.resolve("status"));
        boolean ended = status.isEmpty();
        int uid = ended ? -1 : number(status, "Uid");
        // Nobody else's are of interest, and to read all of them takes long on a busy machine.
        boolean ours = uid > 0 && uid == ownUid();
        return new One(
                Long.parseLong(folder.getFileName().toString()),
                ended ? -1 : number(status, "PPid"),
                uid,
                status.contains("\nState:\tZ"),
                link(folder.resolve("exe")),
                ours ? text(folder.resolve("mountinfo")) : "");
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
