package dev.molt.run.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the clock in a box wrote: how the program ended and what it took. Before it, in the same file, stands what bubblewrap said of
 * the box: JSON, with the number of its first process as this machine counts.
 */
record Report(int exitCode, int signal, Duration wall, Duration cpu, long peakBytes) {
    private static final Pattern LINE =
            Pattern.compile("(?:\\{[^}]*}\\s*)?(\\d{1,6}) (\\d{1,18}) (\\d{1,18}) (\\d{1,12})\n");
    private static final Pattern FIRST_PROCESS = Pattern.compile("^\\{[^}]*\"child-pid\": (\\d{1,10})\\b");
    private static final int LONGEST = 1024;

    /** Empty when the clock was killed before it could write. */
    static Optional<Report> read(Path file) throws IOException {
        Matcher line = LINE.matcher(text(file));
        if (!line.matches()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(line.group(1));
        return Optional.of(new Report(
                status >> 8 & 0xff,
                status & 0x7f,
                Duration.ofNanos(Long.parseLong(line.group(2))),
                Duration.ofNanos(1_000 * Long.parseLong(line.group(3))),
                1024 * Long.parseLong(line.group(4))));
    }

    /** Empty when bubblewrap made no box. */
    static OptionalLong firstProcess(Path file) throws IOException {
        Matcher first = FIRST_PROCESS.matcher(text(file));
        return first.find() ? OptionalLong.of(Long.parseLong(first.group(1))) : OptionalLong.empty();
    }

    private static String text(Path file) throws IOException {
        boolean sound = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST;
        return sound ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }
}
