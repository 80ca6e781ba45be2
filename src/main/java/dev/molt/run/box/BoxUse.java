package dev.molt.run.box;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the processes of a box use, as /proc tells. A process that has just ended uses nothing; its parent has its time, which it
 * cannot refuse, see {@link SeccompFilter}.
 */
final class BoxUse {
    /** The kernel counts time for programs in hundredths of a second, whatever its own clock. */
    private static final long MILLIS_PER_TICK = 10;

    /** Places in /proc/PID/stat behind the name: of the process, then of its ended children, in user and in system mode. */
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    private static final long PAGE_BYTES = LibC.INSTANCE.getpagesize();

    /** What an empty file takes in the kernel, rounded up: its inode, its name and its place in the folder. */
    private static final long BYTES_PER_FILE = 2048;

    /** How much may wait in a socket before more is refused, where the machine does not say. */
    private static final long SEND_BUFFER = 212_992;

    private static final Path SEND_BUFFERS = Path.of("/proc/sys/net/core/wmem_default");

    /** Of all protocols, in the network of a process. */
    private static final Pattern SOCKETS = Pattern.compile("^sockets: used (\\d+)$", Pattern.MULTILINE);

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
                + socketBytes(processes)
                + processes.stream()
                        .mapToLong(process -> fileBytes(process, homeBytes))
                        .max()
                        .orElse(0);
    }

    /** Of any of its threads, as they share their memory: the first one has none once it has ended, and the others may go on. */
    private static long residentBytes(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return PAGE_BYTES
                    * threads.mapToLong(BoxUse::residentPages)
                            .filter(pages -> pages > 0)
                            .findFirst()
                            .orElse(0);
        } catch (IOException | UncheckedIOException processHasEnded) {
            return 0;
        }
    }

    /** As a file tells that holds nothing but numbers: in others stands the name, in which a program may write what it likes. */
    private static long residentPages(Path thread) {
        String[] pages = read(thread.resolve("statm")).split(" ", -1);
        return pages.length > 1 ? Long.parseLong(pages[1]) : 0;
    }

    /** Of the box's own file system; 0 while the process still sees the machine's, which may have a folder of that name. */
    private static long fileBytes(ProcessHandle process, long homeBytes) {
        try (Memory found = new Memory(FileSystem.SIZE)) {
            String home = "/proc/" + process.pid() + "/root" + BoxArguments.HOME;
            FileSystem box = LibC.INSTANCE.statvfs(home, found) == 0 ? FileSystem.in(found) : FileSystem.NONE;
            return Math.abs(box.bytes() - homeBytes) < box.block
                    ? box.usedBytes() + BYTES_PER_FILE * box.usedFiles()
                    : 0;
        }
    }

    /** At most: how full they are nobody tells. All processes of a box share one network. */
    private static long socketBytes(List<ProcessHandle> processes) {
        long sockets = processes.stream()
                .map(process -> SOCKETS.matcher(read(process, "net/sockstat")))
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(0);
        // The last message may be as large as the buffer, and is taken while there is any place left.
        return sockets == 0 ? 0 : sockets * 2 * sendBuffer();
    }

    private static long sendBuffer() {
        try {
            // By lines: the kernel tells a setting at the first read only, and who reads all of a file reads one byte
            // first.
            return Long.parseLong(Files.readAllLines(SEND_BUFFERS).get(0));
        } catch (IOException notOfThisNetwork) {
            return SEND_BUFFER;
        }
    }

    private static String read(ProcessHandle process, String file) {
        return read(Path.of("/proc", Long.toString(process.pid()), file));
    }

    private static String read(Path file) {
        try {
            // The name is bytes of the program's choice.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
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
}
