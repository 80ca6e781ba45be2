package dev.molt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All processes of this machine, whoever started them and whoever is their parent now. Linux only: it reads {@code /proc}. */
final class MachineProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final Pattern USER = Pattern.compile("^Uid:\\s+(\\d+)", Pattern.MULTILINE);
    private static final Pattern PARENT = Pattern.compile("^PPid:\\s+(\\d+)", Pattern.MULTILINE);

    private MachineProcesses() {}

    /**
     * One of them.
     *
     * @param mountNamespace empty where nobody may know
     */
    record One(long pid, long parent, int user, boolean zombie, String mountNamespace) {}

    static List<One> all() throws IOException {
        try (Stream<Path> folders = Files.list(PROC)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .map(MachineProcesses::at)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<One> at(Path folder) {
        String status = text(folder.resolve("status"));
        if (status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new One(
                Long.parseLong(folder.getFileName().toString()),
                number(PARENT, status),
                (int) number(USER, status),
                status.contains("\nState:\tZ"),
                link(folder.resolve("ns/mnt"))));
    }

    private static long number(Pattern pattern, String status) {
        Matcher line = pattern.matcher(status);
        return line.find() ? Long.parseLong(line.group(1)) : -1;
    }

    /** Lines of what is mounted, in whatever namespace of the machine, that hold {@code words}. */
    static long mounts(List<One> all, String words) {
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(one -> !one.mountNamespace.isEmpty() && seen.add(one.mountNamespace))
                .flatMap(one -> mountinfo(one).lines())
                .filter(line -> line.contains(words))
                .count();
    }

    /** Whether it is in a namespace where {@code words} stand in what is mounted. */
    static boolean seesMounted(One one, String words) {
        return mountinfo(one).contains(words);
    }

    private static String mountinfo(One one) {
        return text(PROC.resolve(one.pid + "/mountinfo"));
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
