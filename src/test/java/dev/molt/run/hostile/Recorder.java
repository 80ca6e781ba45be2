package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in bubblewrap's place: notes with what arguments and as whom each box was started, then becomes bubblewrap. */
record Recorder(Path folder) {
    private static final String SCRIPT = """
        #!/bin/sh
        unset PWD OLDPWD
        if [ "$1" = --args ]; then
          printf '%%s\\0' "$@" >'%1$s'/$$.argv
          /bin/cat /proc/self/fd/3 >'%1$s'/$$.args
          /bin/cat /proc/self/status /proc/self/cgroup /proc/self/oom_score_adj >'%1$s'/$$.noted
          /bin/mv '%1$s'/$$.noted '%1$s'/$$.self
        fi
        exec '%2$s' "$@"
        """;
    private static final List<String> ISOLATION = List.of(
            "--unshare-all",
            "--unshare-user",
            "--disable-userns",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--hostname",
            "--dev",
            "--size",
            "--tmpfs",
            "--chdir");

    /** What one box was started with. */
    record Start(List<String> argv, List<String> arguments, String self) {}

    static Recorder make(Path folder, Path bwrap) throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.setPosixFilePermissions(notes, PosixFilePermissions.fromString("rwxrwxrwx"));
        Recorder recorder = new Recorder(notes);
        Files.writeString(recorder.program(), SCRIPT.formatted(notes, bwrap));
        Files.setPosixFilePermissions(recorder.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return recorder;
    }

    Path program() {
        return folder.resolveSibling("bwrap");
    }

    /** How many boxes have been noted since the last {@link #take}. */
    int started() {
        return folder.toFile().list((notes, name) -> name.endsWith(".self")).length;
    }

    /** What has been noted since the last call. */
    List<Start> take() throws IOException {
        List<Start> starts = new ArrayList<>();
        try (var notes = Files.newDirectoryStream(folder, "*.self")) {
            for (Path self : notes) {
                String name = self.getFileName().toString().replace(".self", "");
                Path argv = folder.resolve(name + ".argv");
                Path arguments = folder.resolve(name + ".args");
                starts.add(new Start(words(argv), words(arguments), Files.readString(self)));
                for (Path note : List.of(argv, arguments, self)) {
                    Files.delete(note);
                }
            }
        }
        return starts;
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.asList(
                Files.readString(file, StandardCharsets.UTF_8).strip().split("\0", -1));
    }

    static void assertHasEveryFlag(Start start, boolean degraded) {
        List<String> argv = start.argv;
        assertEquals(List.of("--args", "3", "--seccomp", "4", "--"), argv.subList(0, 5));
        for (String limit : List.of("--nproc=", "--fsize=", "--cpu=", "--nofile=", "--memlock=", "--core=1")) {
            assertTrue(argv.stream().anyMatch(word -> word.startsWith(limit)), () -> limit + " in " + argv);
        }
        assertEquals(degraded, argv.stream().anyMatch(word -> word.startsWith("--as=")), argv.toString());
        List<String> inside = start.arguments;
        assertTrue(inside.containsAll(ISOLATION), inside.toString());
        assertEquals("ALL", inside.get(inside.indexOf("--cap-drop") + 1));
        assertFalse(inside.stream().anyMatch(word -> word.startsWith("--share")), inside.toString());
        int writable = inside.indexOf("--bind");
        assertTrue(writable < 0 || inside.get(writable + 2).equals("/box/out"), inside.toString());
        assertEquals(writable, inside.lastIndexOf("--bind"));
        List<String> last = inside.subList(inside.size() - 5, inside.size() - 1);
        assertEquals(List.of("--remount-ro", "/", "--remount-ro", "/dev"), last);
    }

    /** As whom bubblewrap itself runs: never root, and first to be ended when the machine runs out of memory. */
    static void assertRunsAs(Start start, int uid) {
        assertTrue(uid > 0);
        String four = (uid + "\t").repeat(3) + uid;
        assertTrue(start.self.contains("\nUid:\t" + four + "\n"), start.self);
        assertTrue(start.self.contains("\nGid:\t" + four + "\n"), start.self);
        assertTrue(start.self.contains("\nCapEff:\t0000000000000000\n"), start.self);
        assertTrue(start.self.endsWith("\n1000\n"), start.self);
    }

    /** The folder of the cgroup that counts memory, as {@code /proc/self/cgroup} tells it. */
    static Optional<Path> memoryGroup(String cgroups) {
        Matcher first = Pattern.compile("^\\d+:(?:[^:]*,)?memory(?:,[^:]*)?:/(.*)$", Pattern.MULTILINE)
                .matcher(cgroups);
        if (first.find()) {
            return Optional.of(Path.of("/sys/fs/cgroup/memory", first.group(1)));
        }
        Matcher second = Pattern.compile("^0::/(.*)$", Pattern.MULTILINE).matcher(cgroups);
        return second.find() ? Optional.of(Path.of("/sys/fs/cgroup", second.group(1))) : Optional.empty();
    }
}
