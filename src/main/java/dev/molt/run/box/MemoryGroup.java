package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A cgroup that counts and limits the memory of one slot's boxes. A box joins it before it starts anything, so that nothing of
 * it escapes the count.
 */
final class MemoryGroup {
    private final Path directory;
    private final boolean second;
    private long killsBefore;
    private long limit;

    private MemoryGroup(Path directory, boolean second) {
        this.directory = directory;
        this.second = second;
    }

    /** Makes the group, or takes over the one of that name, which only a crashed server can have left. */
    static MemoryGroup make(Path parent, String name, boolean second) throws IOException {
        MemoryGroup group = new MemoryGroup(parent.resolve(name), second);
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
            MemoryGroup left = new MemoryGroup(Path.of(line), false);
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

    /** Sets the limit and starts counting anew. */
    void prepare(Limits limits) throws IOException {
        if (limit != limits.memoryBytes()) {
            limit(limits.memoryBytes());
            limit = limits.memoryBytes();
        }
        killsBefore = kills();
    }

    private void limit(long bytes) throws IOException {
        if (second) {
            write("memory.max", bytes);
            writeIfThere("memory.swap.max", 0);
            writeIfThere("memory.oom.group", 1);
        } else {
            // Memory with swap may never be below memory alone, so which is written first depends on which way it goes.
            if (Files.exists(directory.resolve("memory.memsw.limit_in_bytes"))) {
                write("memory.memsw.limit_in_bytes", -1);
            }
            write("memory.limit_in_bytes", bytes);
            writeIfThere("memory.memsw.limit_in_bytes", bytes);
        }
    }

    /** Whether the kernel has ended a process of the box since {@link #prepare} because memory ran out. */
    boolean ranOut() throws IOException {
        return kills() > killsBefore;
    }

    private long kills() throws IOException {
        for (String line : Files.readAllLines(directory.resolve(second ? "memory.events" : "memory.oom_control"))) {
            if (line.startsWith("oom_kill ")) {
                return Long.parseLong(line.substring("oom_kill ".length()));
            }
        }
        return 0;
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

    /** Waits for its last processes, which have been killed by then, for at most two seconds. */
    void remove() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!processes().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        Files.delete(directory);
    }

    private void writeIfThere(String file, long value) throws IOException {
        if (Files.exists(directory.resolve(file))) {
            write(file, value);
        }
    }

    private void write(String file, long value) throws IOException {
        Files.writeString(directory.resolve(file), Long.toString(value));
    }
}
