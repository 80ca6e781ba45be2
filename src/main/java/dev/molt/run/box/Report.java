package dev.molt.run.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the clock in a box wrote: how the program ended and what it took. */
record Report(int exitCode, int signal, Duration wall, Duration cpu, long peakBytes) {
    private static final Pattern LINE = Pattern.compile("(\\d{1,6}) (\\d{1,18}) (\\d{1,18}) (\\d{1,12})\n");
    private static final int LONGEST = 64;

    /** Empty when the clock was killed before it could write. */
    static Optional<Report> read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
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
}
