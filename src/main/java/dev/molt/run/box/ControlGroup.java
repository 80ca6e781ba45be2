package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cgroup that this server has made: a folder of the kernel's. */
record ControlGroup(Path directory) {

    /** Makes the group, or takes over the one of that name, which only a crashed server can have left. */
    static ControlGroup make(Path parent, String name) throws IOException {
        ControlGroup group = new ControlGroup(parent.resolve(name));
        Files.createDirectories(group.directory);
        group.killAll();
        return group;
    }

    /** Notes that it exists, for the server that starts after a crash of this one: its own cgroup may be another. */
    void list(Path file) throws IOException {
        Files.writeString(file, directory + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Removes the groups noted in {@code file}, if they are there still, and the file. */
    static void removeListed(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            ControlGroup left = new ControlGroup(Path.of(line));
            if (Files.isDirectory(left.directory)) {
                left.killAll();
                left.removeIfEmpty();
            }
        }
        Files.delete(file);
    }

    private void removeIfEmpty() throws IOException {
        try {
            remove();
        } catch (FileSystemException processesAreStillEnding) {
            // made again under the same name, or removed with the group above it
            return;
        }
    }

    /** Where a process writes 0 to join. */
    Path joining() {
        return directory.resolve("cgroup.procs");
    }

    /** Kills whatever is left in it. */
    void killAll() throws IOException {
        Path killer = directory.resolve("cgroup.kill");
        if (Files.exists(killer)) {
            Files.writeString(killer, "1");
            return;
        }
        for (long pid : processes()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    List<Long> processes() throws IOException {
        return Files.readAllLines(joining()).stream().map(Long::parseLong).toList();
    }

    /** Waits for its last processes, which have been killed by then, for at most five seconds: one that is ending still holds it. */
    void remove() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!removed(System.nanoTime() > deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** @param insisting whether to fail, and not to say no, when it cannot be removed yet */
    private boolean removed(boolean insisting) throws IOException {
        try {
            if (!insisting && !processes().isEmpty()) {
                return false;
            }
            Files.delete(directory);
            return true;
        } catch (FileSystemException held) {
            if (insisting || !Files.exists(directory)) {
                throw held;
            }
            return false;
        }
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    void write(String file, long value) throws IOException {
        Files.writeString(directory.resolve(file), Long.toString(value));
    }

    void writeIfThere(String file, long value) throws IOException {
        if (has(file)) {
            write(file, value);
        }
    }
}
