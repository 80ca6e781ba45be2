package dev.molt.course;

import dev.molt.course.reading.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of files as they were when last good, so that a restart with a broken file still has something to show. */
final class LastGood {

    private final Path folder;

    LastGood(Path folder) {
        this.folder = folder;
    }

    /** Empty when the copy stands; a problem when it cannot be written. */
    Optional<Problem> keep(String file, byte[] bytes) {
        Path target = folder.resolve(file);
        try {
            if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
                return Optional.empty();
            }
            replace(target, bytes);
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(warning(file, "no copy of this file's last good state can be kept: " + broken));
        }
    }

    /** Writes beside and moves, so that a crash leaves the old file or the new one. */
    static void replace(Path target, byte[] bytes) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no folder for " + target);
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, ".fresh", null);
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Empty when the file was never good. */
    Optional<byte[]> of(String file) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** Drops the copies of files that are no longer there. */
    List<Problem> retain(Set<String> files) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> copies = Files.walk(folder)) {
            for (Path copy : copies.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(copy).toString().replace('\\', '/');
                if (!files.contains(withoutEnding(name))) {
                    Files.deleteIfExists(copy);
                }
            }
            return List.of();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException | UncheckedIOException broken) {
            return List.of(warning("", "old copies of lessons cannot be deleted: " + broken));
        }
    }

    private static String withoutEnding(String name) {
        return name.endsWith(KeptReadings.ENDING)
                ? name.substring(0, name.length() - KeptReadings.ENDING.length())
                : name;
    }

    private static Problem warning(String file, String message) {
        Problem error = Place.ofFile(file).error(message, "let the server's user write to the data folder");
        return new Problem(file, 0, 1, "", 1, Problem.Severity.WARNING, error.message(), error.remedy());
    }
}
