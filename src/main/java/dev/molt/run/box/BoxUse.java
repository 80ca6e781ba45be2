package dev.molt.run.box;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the processes of a box use, as /proc tells. A process that has just ended uses nothing; its parent has its time. */
final class BoxUse {
    /** The kernel counts time for programs in hundredths of a second, whatever its own clock. */
    private static final long MILLIS_PER_TICK = 10;

    /** Places in /proc/PID/stat behind the name: of the process, then of its ended children, in user and in system mode. */
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    /** What an empty file takes in the kernel, rounded up: its inode, its name and its place in the folder. */
    private static final long BYTES_PER_FILE = 2048;

    private static final C LIBRARY = Native.load("libc.so.6", C.class);

    private BoxUse() {}

    static Duration cpu(List<ProcessHandle> processes) {
        return Duration.ofMillis(
                MILLIS_PER_TICK * processes.stream().mapToLong(BoxUse::ticks).sum());
    }

    private static long ticks(ProcessHandle process) {
        String stat = read(process, "stat");
        // The name in brackets is the program's to choose, and may hold brackets and spaces.
        String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int at = FIRST_TIME; at <= LAST_TIME && at < words.length; at++) {
            ticks += Long.parseLong(words[at]);
        }
        return ticks;
    }

    /** @param homeBytes size of the box's own file system */
    static long memoryBytes(List<ProcessHandle> processes, long homeBytes) {
        long resident = processes.stream().mapToLong(BoxUse::residentBytes).sum();
        return resident
                + processes.stream()
                        .mapToLong(process -> fileBytes(process, homeBytes))
                        .max()
                        .orElse(0);
    }

    private static long residentBytes(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Of the box's own file system; 0 while the process still sees the machine's, which may have a folder of that name. */
    private static long fileBytes(ProcessHandle process, long homeBytes) {
        try (Memory found = new Memory(FileSystem.SIZE)) {
            String home = "/proc/" + process.pid() + "/root" + BoxArguments.HOME;
            FileSystem box = LIBRARY.statvfs(home, found) == 0 ? FileSystem.in(found) : FileSystem.NONE;
            return Math.abs(box.bytes() - homeBytes) < box.block
                    ? box.usedBytes() + BYTES_PER_FILE * box.usedFiles()
                    : 0;
        }
    }

    private static String read(ProcessHandle process, String file) {
        try {
            // The name is bytes of the program's choice.
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException processHasEnded) {
            return "";
        }
    }

    /** {@code struct statvfs} of 64-bit Linux: eight bytes each. */
    private record FileSystem(long block, long blocks, long freeBlocks, long files, long freeFiles) {
        static final int SIZE = 112;
        static final FileSystem NONE = new FileSystem(1, 0, 0, 0, 0);

        static FileSystem in(Memory found) {
            return new FileSystem(
                    found.getLong(8), found.getLong(16), found.getLong(24), found.getLong(40), found.getLong(48));
        }

        long bytes() {
            return block * blocks;
        }

        long usedBytes() {
            return block * (blocks - freeBlocks);
        }

        long usedFiles() {
            return files - freeFiles;
        }
    }

    /** One function of the C library; its name is C's. */
    interface C extends Library {
        int statvfs(String path, Pointer found);
    }
}
