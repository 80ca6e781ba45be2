package dev.molt.run.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Proves programs in a second Java process that has given up root, in a folder that such a user can read. */
final class OrdinaryUser implements AutoCloseable {
    private static final Pattern NEEDED =
            Pattern.compile("(jna|jackson-(core|databind|annotations)|junit-|opentest4j|jspecify|apiguardian).*\\.jar");

    /** The cgroup to join or nothing, then what to run. */
    private static final String JOIN = "[ -z \"$1\" ] || echo 0 >\"$1\" || exit 125; shift; exec \"$@\"";

    private final int uid = 64_000 + (int) (Processes.SELF % 1_000);
    private final Path folder;
    private final String classPath;

    OrdinaryUser() throws IOException {
        folder = Files.createTempDirectory("molt-ordinary");
        List<String> copied = new ArrayList<>();
        for (Path part : needed()) {
            Path copy = folder.resolve(copied.size() + "-" + part.getFileName());
            copy(part, copy);
            copied.add(copy.toString());
        }
        classPath = String.join(":", copied);
        open(Files.createDirectory(folder.resolve("tmp")), uid);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Whether a user who is not root can start this Java. */
    static boolean canRunJava() throws IOException {
        for (Path at = OwnProcess.java().toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> needed() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(":", -1))
                .map(Path::of)
                .filter(part -> Files.isDirectory(part)
                        || NEEDED.matcher(part.getFileName().toString()).matches())
                .filter(Files::exists)
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void open(Path file, int uid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", uid);
    }

    /**
     * What came of each program.
     *
     * @param rustc that this user can read
     * @return by name of the program's file; {@code limits} tells what limited memory
     */
    Map<String, String> verdicts(boolean degraded, Path rustc, List<HostileProgram> programs) throws Exception {
        Path group = degraded ? null : delegatedGroup();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", JOIN, "sh"));
        command.add(group == null ? "" : group.resolve("cgroup.procs").toString());
        String user = Integer.toString(uid);
        command.addAll(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        List<Path> files = new ArrayList<>();
        for (HostileProgram program : programs) {
            program.before().forEach(this::copy);
            files.add(copy(program));
        }
        String how = degraded ? Entrance.DEGRADED : Entrance.GROUPS;
        command.addAll(OwnProcess.command(classPath, folder.resolve("tmp"), how, rustc, files));
        try {
            return OwnProcess.verdicts(command, folder);
        } finally {
            if (group != null) {
                remove(group);
            }
        }
    }

    private Path copy(HostileProgram program) {
        Path copy = folder.resolve(program.file());
        try {
            if (Files.notExists(copy)) {
                Files.writeString(copy, program.text());
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r--r--"));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A group below our own that belongs to the user, as a service manager would hand one over. */
    private Path delegatedGroup() throws IOException {
        Path own = Recorder.memoryGroup(Files.readString(Path.of("/proc/self/cgroup")))
                .orElseThrow();
        Path group = Files.createDirectory(own.resolve("molt-ordinary-" + Processes.SELF));
        open(group, uid);
        for (String file : List.of("cgroup.procs", "cgroup.threads", "cgroup.subtree_control")) {
            if (Files.exists(group.resolve(file))) {
                open(group.resolve(file), uid);
            }
        }
        return group;
    }

    private static void remove(Path group) throws IOException {
        try (Stream<Path> folders = Files.walk(group)) {
            for (Path at : folders.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(at);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
