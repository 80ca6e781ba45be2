package dev.molt.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Compiled programs on disk, bounded in bytes; the least recently used go first. The course's programs and those of all learners
 * have a bound each: no learner pushes out what every other one runs. Several servers may share one folder: an entry is written
 * beside its place and moved there whole, and moved away whole before it is deleted, so a crash leaves no half of one.
 */
final class ProgramCache {
    private static final String SHARED = "shared";
    private static final String UNFINISHED = "unfinished-";
    private static final double KEPT_WHEN_FULL = 0.9;

    /** Of the bound: other servers add to the folder too, so each looks at it again after adding as much itself. */
    private static final double UNSEEN = 0.1;

    /** Of a folder that somebody else removes whenever it is empty. */
    private static final int MOST_ATTEMPTS = 100;

    private static final Duration OLD = Duration.ofHours(1);

    private final Path directory;
    private final Bound ofCourse;
    private final Bound ofLearners;

    /**
     * A program and what the compiler said of it. Another may remove it at any time.
     *
     * @param program executable file
     * @param messages standard error of the compiler
     */
    record Entry(Path program, Path messages) {
        boolean isWhole() {
            return Files.isRegularFile(program) && Files.isRegularFile(messages);
        }
    }

    /** @param mostBytes of the course's programs, and as many of learners' */
    ProgramCache(Path directory, long mostBytes) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        sweep();
        this.ofCourse = new Bound(true, mostBytes);
        this.ofLearners = new Bound(false, mostBytes);
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
        if (!entry.isWhole()) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            return Optional.of(entry);
        } catch (IOException evictedMeanwhile) {
            return Optional.empty();
        }
    }

    /** What is done with an entry. */
    interface Use<T> {
        T of(Entry entry) throws IOException;
    }

    /** What comes of using what is kept; empty when that is nothing, or was removed before it could be used. */
    <T> Optional<T> use(Path place, Use<T> use) throws IOException {
        Optional<Entry> found = find(place);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.of(found.get()));
        } catch (NoSuchFileException e) {
            if (found.get().isWhole()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Keeps a copy of {@code program}. When another writer was first, theirs stays: it is the same. */
    Entry keep(Path place, Path program, String messages) throws IOException {
        Path unfinished = makeUnfinished(part(place));
        try {
            Entry written = entry(unfinished);
            Files.copy(program, written.program, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(written.messages, messages);
            if (!moved(unfinished, place) && !entry(place).isWhole()) {
                // What a crash left of one, by a version of Molt that deleted them in place.
                remove(place);
                boolean unused = moved(unfinished, place);
            }
        } finally {
            delete(unfinished);
        }
        bound(place).added(Files.size(program) + messages.length());
        return entry(place);
    }

    /** The part may be empty, and then another server may just be removing it. */
    private static Path makeUnfinished(Path part) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createTempDirectory(Files.createDirectories(part), UNFINISHED);
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** False when there is something at that place already. */
    private static boolean moved(Path unfinished, Path place) throws IOException {
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.isDirectory(place)) {
                return false;
            }
            throw e;
        }
    }

    private static Entry entry(Path place) {
        return new Entry(place.resolve("program"), place.resolve("messages"));
    }

    private static Path part(Path place) {
        return Objects.requireNonNull(place.getParent());
    }

    private Bound bound(Path place) {
        return part(place).endsWith(SHARED) ? ofCourse : ofLearners;
    }

    /** The bound of the course's programs or of learners'. */
    private final class Bound {
        private final boolean shared;
        private final long mostBytes;
        private long seen;
        private long addedSince;

        Bound(boolean shared, long mostBytes) throws IOException {
            this.shared = shared;
            this.mostBytes = mostBytes;
            this.seen = sum(entries(shared));
        }

        synchronized void added(long more) throws IOException {
            addedSince += more;
            if (seen + addedSince <= mostBytes && addedSince <= mostBytes * UNSEEN) {
                return;
            }
            List<Kept> oldestFirst = entries(shared);
            oldestFirst.sort(Comparator.comparing(Kept::used));
            long left = sum(oldestFirst);
            long most = left <= mostBytes ? mostBytes : Math.round(mostBytes * KEPT_WHEN_FULL);
            for (Kept kept : oldestFirst) {
                if (left <= most) {
                    break;
                }
                remove(kept.place);
                left -= kept.bytes;
            }
            seen = left;
            addedSince = 0;
        }

        private static long sum(List<Kept> entries) {
            return entries.stream().mapToLong(Kept::bytes).sum();
        }
    }

    private record Kept(Path place, long bytes, FileTime used) {}

    private List<Kept> entries(boolean shared) throws IOException {
        List<Kept> all = new ArrayList<>();
        for (Path part : list(directory)) {
            if (part.endsWith(SHARED) == shared) {
                for (Path place : list(part)) {
                    kept(place).ifPresent(all::add);
                }
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

    /** What a crash left, and parts with nothing in them. Younger ones may be another server's under way. */
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(OLD);
        for (Path part : list(directory)) {
            for (Path place : list(part)) {
                if (!isFinished(place) && wasLeftBefore(old, place)) {
                    delete(place);
                }
            }
            if (Files.isDirectory(part)) {
                deleteEmpty(part);
            }
        }
    }

    private static boolean isFinished(Path place) {
        return !place.getFileName().toString().startsWith(UNFINISHED)
                && entry(place).isWhole();
    }

    private static boolean wasLeftBefore(Instant time, Path place) throws IOException {
        try {
            return Files.getLastModifiedTime(place).toInstant().isBefore(time);
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException | NotDirectoryException noFolderOfOurs) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Takes it out of its place at once: nobody ever finds a part of it. */
    private static void remove(Path place) throws IOException {
        Path aside = place.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
        delete(aside);
        deleteEmpty(part(place));
    }

    private static void delete(Path place) throws IOException {
        Entry entry = entry(place);
        Files.deleteIfExists(entry.program);
        Files.deleteIfExists(entry.messages);
        Files.deleteIfExists(place);
    }

    private static void deleteEmpty(Path part) throws IOException {
        try {
            Files.deleteIfExists(part);
        } catch (DirectoryNotEmptyException inUse) {
            return;
        }
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
