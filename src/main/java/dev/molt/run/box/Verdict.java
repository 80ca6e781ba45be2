package dev.molt.run.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What a program of {@link BoxPlan.Kind#TEST} wrote to its descriptor 6.
 *
 * @param text the head of it, with replacement characters for what is no text
 * @param whole whether that is all
 */
record Verdict(String text, boolean whole) {
    static final Verdict NONE = new Verdict("", true);

    private static final int MOST_BYTES = 1024 * 1024;

    /** {@link #NONE} when its box was ended before it could begin. */
    static Verdict read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return NONE;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] head = in.readNBytes(MOST_BYTES + 1);
            boolean whole = head.length <= MOST_BYTES;
            return new Verdict(new String(head, 0, Math.min(head.length, MOST_BYTES), StandardCharsets.UTF_8), whole);
        }
    }
}
