package dev.molt.practice;

import dev.molt.course.Block.Exercise;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tells one honest try at an exercise from another: to send the same text again, or the starter, is none. */
public final class Effort {

    private Effort() {}

    /**
     * 64 hex digits, the same for texts that differ in white space at the ends of lines only.
     *
     * @param source a text that does not pass
     * @return empty for the starter
     */
    public static Optional<String> of(Exercise exercise, String source) {
        String written = bare(source);
        return written.equals(bare(exercise.starter().code())) ? Optional.empty() : Optional.of(hash(written));
    }

    private static String bare(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
