package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.FolderFiles.Listing;
import dev.molt.course.FolderFiles.Stamp;
import dev.molt.course.TextFiles.Known;
import dev.molt.course.TextFiles.Top;
import dev.molt.course.reading.CourseReader.CourseFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The text files of a lessons folder as each was last read. Of many at once, lessons are known by their front matter until
 * somebody asks for them or {@link #readAhead} comes to them. For the reading thread alone.
 */
final class KnownFiles {

    /** For a site: so many take a second or two, most of it for the parsers' own start. */
    static final int FEW = 64;

    private static final String COURSE = "course.yaml";

    private final TextFiles texts;
    private final int few;
    private final BooleanSupplier closed;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, UnreadLesson> unread = new TreeMap<>();
    private String edition = "2024";

    /**
     * @param few so many are read as a whole at once, however long that takes
     * @param closed whether nobody wants any of it any more
     */
    KnownFiles(TextFiles texts, int few, BooleanSupplier closed) {
        this.texts = texts;
        this.few = few;
        this.closed = closed;
    }

    /** Files that are new, have another stamp than when they were read, or of which the system says that they were touched. */
    List<String> changed(Listing listing, Set<String> touched) {
        List<String> changed = new ArrayList<>();
        listing.texts().forEach((file, stamp) -> {
            Known before = known.get(file);
            if (before == null || !before.stamp().equals(stamp) || touched.contains(file)) {
                changed.add(file);
            }
        });
        return changed;
    }

    /**
     * Reads these, and all lessons where the course has another edition now. What is gone meanwhile leaves the listing.
     *
     * @return what was read
     */
    Set<String> read(Collection<String> files, Listing listing) {
        Set<String> wanted = new HashSet<>(files);
        if (wanted.remove(COURSE)) {
            readAll(List.of(COURSE), listing);
            String now = good(COURSE, CourseFile.class).map(CourseFile::edition).orElse(edition);
            if (!now.equals(edition)) {
                edition = now;
                known.keySet().removeIf(file -> file.endsWith(".md"));
                listing.texts().keySet().stream()
                        .filter(file -> file.endsWith(".md"))
                        .forEach(wanted::add);
            }
        }
        readAll(wanted, listing);
        Set<String> read = new HashSet<>(files);
        read.addAll(wanted);
        return read;
    }

    /** By as many threads as there are cores. */
    private void readAll(Collection<String> wanted, Listing listing) {
        Map<String, Optional<Known>> read = new ConcurrentHashMap<>();
        Map<String, Top> tops = new ConcurrentHashMap<>();
        boolean atOnce = wanted.size() <= few;
        String now = edition;
        wanted.parallelStream().forEach(file -> {
            Stamp stamp = listing.texts().get(file);
            if (stamp == null || closed.getAsBoolean()) {
                return;
            }
            Known before = known.get(file);
            Optional<Top> top = atOnce ? Optional.empty() : texts.readTop(file, stamp, now, before);
            top.ifPresentOrElse(it -> tops.put(file, it), () -> read.put(file, texts.read(file, stamp, now, before)));
        });
        unread.keySet().removeAll(wanted);
        tops.forEach((file, top) -> {
            known.put(file, top.known());
            unread.put(file, top.unread());
        });
        read.forEach((file, reading) -> take(file, reading, listing));
    }

    private void take(String file, Optional<Known> reading, Listing listing) {
        reading.ifPresentOrElse(it -> known.put(file, it), () -> listing.texts().remove(file));
    }

    /** Goes on with what is unread, by at least one and for some time: first what somebody has asked for, then by path. */
    void readAhead(Duration time, Listing listing) {
        long end = System.nanoTime() + time.toNanos();
        List<String> order = new ArrayList<>();
        unread.forEach((file, lesson) -> order.add(lesson.isRead() ? 0 : order.size(), file));
        for (String file : order) {
            UnreadLesson lesson = unread.remove(file);
            if (lesson != null) {
                take(file, lesson.read(), listing);
            }
            if (System.nanoTime() >= end || closed.getAsBoolean()) {
                return;
            }
        }
    }

    /** Whether every file was read as a whole, so that its problems are known. */
    boolean areWhole() {
        return unread.isEmpty();
    }

    /** Forgets files that are no longer there, and tells which. */
    Set<String> retain(Set<String> present) {
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(present);
        known.keySet().removeAll(gone);
        unread.keySet().removeAll(gone);
        return gone;
    }

    Set<String> names() {
        return Set.copyOf(known.keySet());
    }

    void forEach(BiConsumer<String, Known> each) {
        known.forEach(each);
    }

    /** What a file's last good state gave, a {@link Good} for a lesson. */
    <T> Optional<T> good(String file, Class<T> type) {
        Known entry = known.get(file);
        @Nullable Object good = entry == null ? null : entry.good();
        return Optional.ofNullable(good).map(type::cast);
    }
}
