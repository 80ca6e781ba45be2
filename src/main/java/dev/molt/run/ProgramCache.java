package dev.molt.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiled programs on disk, bounded in bytes; the least recently used go first. Several servers may share one folder: an entry
 * is written beside its place and moved there whole, so a crash leaves no half of one.
 */
final class ProgramCache {
    private static final String SHARED = "shared";
    private static final String UNFINISHED = "unfinished-";
    private static final double KEPT_WHEN_FULL = 0.9;

    private final Path directory;
    private final long mostBytes;
    private long bytes;

    /**
     * A program and what the compiler said of it.
     *
     * @param program executable file
     * @param messages standard error of the compiler
     */
    record Entry(Path program, Path messages) {}

    ProgramCache(Path directory, long mostBytes) throws IOException {
        this.directory = directory;
        this.mostBytes = mostBytes;
        Files.createDirectories(directory);
        removeUnfinished();
        this.bytes = entries().stream().mapToLong(Kept::bytes).sum();
    }

    /**
     * Where a program belongs.
     *
     * @param shared whether it is the course's own; otherwise the learner's part keeps others from finding out what they wrote
     */
    Path place(boolean shared, String learner, String toolchain, String source) {
        String part = shared ? SHARED : "learner-" + hash(learner).substring(0, 32);
        return directory.resolve(part).resolve(hash(toolchain + "\0" + source));
    }

    Optional<Entry> find(Path place) {
        Entry entry = entry(place);
        if (!Files.isRegularFile(entry.program) || !Files.isRegularFile(entry.messages)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            return Optional.of(entry);
        } catch (IOException evictedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Keeps a copy of {@code program}. When another writer was first, theirs stays: it is the same. */
    Entry keep(Path place, Path program, String messages) throws IOException {
        Path part = Files.createDirectories(place.getParent());
        Path unfinished = Files.createTempDirectory(part, UNFINISHED);
        Entry written = entry(unfinished);
        Files.copy(program, written.program, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(written.messages, messages);
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            added(Files.size(program) + Files.size(entry(place).messages));
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException anotherWasFirst) {
            remove(unfinished);
        } catch (java.nio.file.FileSystemException e) {
            remove(unfinished);
            if (!Files.isDirectory(place)) {
                throw e;
            }
        }
        return entry(place);
    }

    private static Entry entry(Path place) {
        return new Entry(place.resolve("program"), place.resolve("messages"));
    }

    private synchronized void added(long more) throws IOException {
        bytes += more;
        if (bytes <= mostBytes) {
            return;
        }
        List<Kept> oldestFirst = entries();
        oldestFirst.sort(Comparator.comparing(Kept::used));
        long left = oldestFirst.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : oldestFirst) {
            if (left <= mostBytes * KEPT_WHEN_FULL) {
                break;
            }
            remove(kept.place);
            left -= kept.bytes;
        }
        bytes = left;
    }

    private record Kept(Path place, long bytes, FileTime used) {}

    private List<Kept> entries() throws IOException {
        List<Kept> all = new ArrayList<>();
        for (Path part : list(directory)) {
            for (Path place : list(part)) {
                kept(place).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Kept> kept(Path place) throws IOException {
        try {
            Entry entry = entry(place);
            long size = Files.size(entry.program) + Files.size(entry.messages);
            return Optional.of(new Kept(place, size, Files.getLastModifiedTime(place)));
        } catch (NoSuchFileException unfinishedOrEvicted) {
            return Optional.empty();
        }
    }

    /** What a crash left. Younger ones may be another server's under way. */
    private void removeUnfinished() throws IOException {
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        for (Path part : list(directory)) {
            for (Path place : list(part)) {
                if (place.getFileName().toString().startsWith(UNFINISHED)
                        && Files.getLastModifiedTime(place).toInstant().isBefore(anHourAgo)) {
                    remove(place);
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void remove(Path place) throws IOException {
        Entry entry = entry(place);
        Files.deleteIfExists(entry.program);
        Files.deleteIfExists(entry.messages);
        Files.deleteIfExists(place);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
