package dev.molt.run.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Proves programs in a second Java process that has given up root, in a folder that such a user can read. */
final class OrdinaryUser implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 9;
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
        for (Path at = java().toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
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
        command.addAll(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups", java().toString()));
        command.addAll(List.of("-Xmx256m", "-Djava.io.tmpdir=" + folder.resolve("tmp"), "-cp", classPath));
        command.addAll(List.of(Entrance.class.getName(), degraded ? "degraded" : "groups", rustc.toString()));
        for (HostileProgram program : programs) {
            program.before().forEach(this::copy);
            command.add(copy(program).toString());
        }
        try {
            return lines(command);
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

    private Map<String, String> lines(List<String> command) throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        builder.environment().put("HOSTILE_SECRET", UUID.randomUUID().toString());
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("not done in time: " + Files.readString(output));
        }
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            String[] words = line.split("\t", 2);
            verdicts.put(words[0], words.length > 1 ? words[1] : "");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + Files.readString(errors));
        }
        return verdicts;
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
