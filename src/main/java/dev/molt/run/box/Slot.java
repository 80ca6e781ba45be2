package dev.molt.run.box;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One place to run a box: its user, its folder in memory. Used by one run at a time.
 *
 * @param uid user and group of its boxes on the host, or -1 when they run as the server's own user
 * @param directory with the files of the run under way
 */
public record Slot(int number, int uid, Path directory) {

    static Slot make(int number, int uid, Path scratch) throws IOException {
        Slot slot = new Slot(number, uid, scratch.resolve("slot-" + number));
        Files.createDirectories(slot.out());
        for (Path folder : new Path[] {slot.out(), slot.directory}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (uid >= 0) {
                Files.setAttribute(folder, "unix:uid", uid);
                Files.setAttribute(folder, "unix:gid", uid);
            }
        }
        return slot;
    }

    /** Writable for a compiler's box. */
    Path out() {
        return directory.resolve("out");
    }

    /** What bubblewrap is told, by NUL. */
    Path arguments(BoxPlan plan) {
        return directory.resolve("arguments-" + plan.berth());
    }

    /** What the clock starts, by NUL. */
    Path command() {
        return directory.resolve("command");
    }

    /** What bubblewrap and the clock write, see {@link Report}. */
    Path report(BoxPlan plan) {
        return directory.resolve("report-" + plan.berth());
    }

    /** What a program of {@link BoxPlan.Kind#TEST} writes to descriptor 6. */
    Path verdict(BoxPlan plan) {
        return directory.resolve("verdict-" + plan.berth());
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /**
     * Puts what is to be run where its box sees it. The files stay the same and only what they hold changes: the box may be there
     * already, and shows the files that were there when it was made.
     */
    void place(BoxPlan plan) throws IOException {
        Path file = file(plan.fileName());
        if (plan.program() != null) {
            open(file);
            try (OutputStream out = Files.newOutputStream(file)) {
                Files.copy(plan.program(), out);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("--x--x--x"));
        } else if (plan.text() != null) {
            fill(file, plan.text());
        }
        fill(command(), String.join("\0", plan.command()));
    }

    private static void fill(Path file, String text) throws IOException {
        open(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }

    private static void open(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** So that the slot's user can read it, whatever files the server makes by default. */
    static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /**
     * What a compiler left in /box/out: a regular file only, never through a link, and no larger than allowed. Call after its box
     * has ended, when nothing can change it any more.
     */
    public Optional<Path> made(String name, long mostBytes) throws IOException {
        Path file = out().resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return is.isRegularFile() && is.size() <= mostBytes ? Optional.of(file) : Optional.empty();
    }

    /**
     * Leaves of what a compiler made one file alone, which holds what it held and is new, for the next compiler. Call after its box
     * has ended.
     *
     * @return false when it is not there, see {@link #made}; then nothing is
     */
    public boolean keepOnly(String name, long mostBytes) throws IOException {
        Optional<Path> made = made(name, mostBytes);
        Path aside = file("kept");
        if (made.isPresent()) {
            Files.copy(made.get(), aside, StandardCopyOption.REPLACE_EXISTING);
        }
        clear(out());
        if (made.isPresent()) {
            Files.move(aside, out().resolve(name));
            Files.setPosixFilePermissions(out().resolve(name), PosixFilePermissions.fromString("r--r--r--"));
        }
        return made.isPresent();
    }

    /** Removes everything of the last run. What the next boxes show stays there, empty. */
    public void clear() throws IOException {
        clear(out());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!file.equals(out()) && !isOfTheNextBox(file.getFileName().toString())) {
                    fill(file, "");
                }
            }
        }
    }

    /** They may be there already, and are emptied when the next box is made. */
    private static boolean isOfTheNextBox(String name) {
        return Stream.of("arguments-", "report-", "verdict-").anyMatch(name::startsWith);
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    clear(file);
                }
                Files.delete(file);
            }
        }
    }
}
