package dev.molt.course;

import dev.molt.Build;
import dev.molt.course.CourseBuilder.Good;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What lessons without a mistake were read as, so that a restart need not parse each of their programs again. A reading holds for
 * the bytes, the edition and the build of Molt that it was made of; what is not readable, or is another's, counts as not there.
 */
final class KeptReadings {

    /** Behind the lesson's own name. */
    static final String ENDING = ".read";

    /** Bytes of a SHA-256. */
    private static final int KEY = 32;

    private static final System.Logger LOG = System.getLogger(KeptReadings.class.getName());

    private static final @Nullable String BUILD = build();

    private final Path folder;

    KeptReadings(Path folder) {
        this.folder = folder;
    }

    private static @Nullable String build() {
        try {
            return Build.identity();
        } catch (IOException unknown) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Which build of Molt this is cannot be told; the lessons are read anew at each start.",
                    unknown);
            return null;
        }
    }

    Optional<Good> of(String file, String edition, byte[] bytes) {
        if (BUILD == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer kept = ByteBuffer.wrap(Files.readAllBytes(path(file)));
            byte[] key = new byte[KEY];
            kept.get(key);
            boolean whole = kept.getLong() == checksum(kept.slice());
            return whole && Arrays.equals(key, key(BUILD, file, edition, bytes))
                    ? Optional.of(RecordBytes.read(kept, Good.class))
                    : Optional.empty();
        } catch (IOException | BufferUnderflowException missingOrBroken) {
            return Optional.empty();
        }
    }

    /** @throws IOException where it cannot be written; what was there before stands */
    void keep(String file, String edition, byte[] bytes, Good good) throws IOException {
        if (BUILD == null) {
            return;
        }
        byte[] reading = RecordBytes.write(good);
        ByteBuffer kept = ByteBuffer.allocate(KEY + Long.BYTES + reading.length)
                .put(key(BUILD, file, edition, bytes))
                .putLong(checksum(ByteBuffer.wrap(reading)))
                .put(reading);
        LastGood.replace(path(file), kept.array());
    }

    /** Tells a reading of which the disk has lost a part. */
    private static long checksum(ByteBuffer reading) {
        CRC32C checksum = new CRC32C();
        checksum.update(reading);
        return checksum.getValue();
    }

    private Path path(String file) {
        return folder.resolve(file + ENDING);
    }

    private static byte[] key(String build, String file, String edition, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // No name holds a line break.
            digest.update((build + "\n" + edition + "\n" + file + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
