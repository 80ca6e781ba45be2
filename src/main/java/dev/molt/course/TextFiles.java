package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.FolderFiles.Stamp;
import dev.molt.course.reading.CourseReader;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text files of a lessons folder, each for itself, and keeps what is good for the next start. May be used from many
 * threads for different files.
 */
final class TextFiles {

    private static final System.Logger LOG = System.getLogger(TextFiles.class.getName());

    private final FolderFiles files;
    private final LastGood lastGood;
    private final KeptReadings readings;

    /**
     * A text file as it was last read.
     *
     * @param good what its last good state gave: a {@link CourseFile}, a {@link ModuleFile} or a {@link Good}; null for none
     */
    record Known(
            Stamp stamp, List<Problem> problems, @Nullable Object good) {

        /** Whether readers see an earlier state of it. */
        boolean isOutdated() {
            return good != null && problems.stream().anyMatch(it -> it.severity() == Problem.Severity.ERROR);
        }
    }

    private record Outcome(@Nullable Object good, List<Problem> problems) {}

    /** @param kept folder for copies of files that are good, and for what they were read as */
    TextFiles(FolderFiles files, Path kept) {
        this.files = files;
        this.lastGood = new LastGood(kept);
        this.readings = new KeptReadings(kept);
    }

    /**
     * Reads a file. Empty when it is gone.
     *
     * @param edition of Rust for programs that name none
     * @param before what it was read as before, null at the first time
     */
    Optional<Known> read(String file, Stamp stamp, String edition, @Nullable Known before) {
        try {
            byte[] bytes = files.read(file);
            Optional<Good> kept = readings.of(file, edition, bytes);
            Outcome outcome =
                    kept.map(good -> new Outcome(good, List.of())).orElseGet(() -> parse(file, bytes, edition));
            if (outcome.good() == null) {
                return Optional.of(new Known(stamp, outcome.problems(), earlier(file, edition, before)));
            }
            List<Problem> problems = new ArrayList<>(outcome.problems());
            lastGood.keep(file, bytes).ifPresent(problems::add);
            // A warning is found by reading, so what has one is read at each start.
            if (kept.isEmpty() && outcome.problems().isEmpty() && outcome.good() instanceof Good lesson) {
                keep(file, edition, bytes, lesson);
            }
            return Optional.of(new Known(stamp, List.copyOf(problems), outcome.good()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException broken) {
            List<Problem> problems = List.of(FolderFiles.unreadable(file, broken));
            return Optional.of(new Known(stamp, problems, earlier(file, edition, before)));
        }
    }

    /** A lesson of which the front matter was read, and what reads the rest of it. */
    record Top(Known known, UnreadLesson unread) {}

    /**
     * Reads a lesson's front matter alone. Empty for what must be read as a whole: another file, and one that has a mistake there or
     * cannot be read.
     *
     * @param before what it was read as before, null at the first time
     */
    Optional<Top> readTop(String file, Stamp stamp, String edition, @Nullable Known before) {
        Optional<LessonName> name = LessonName.of(file);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        UnreadLesson unread = new UnreadLesson(file, () -> read(file, stamp, edition, before));
        try {
            LessonReader.Reading top = new LessonReader(edition)
                    .readTop(name.get(), files.read(file), new Contents.Unread(unread::blocks));
            return top.lesson()
                    .map(lesson -> new Known(stamp, List.of(), new Good(lesson, top.references())))
                    .map(known -> new Top(known, unread));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private void keep(String file, String edition, byte[] bytes, Good lesson) {
        try {
            readings.keep(file, edition, bytes, lesson);
        } catch (IOException broken) {
            // The copy of the file tells authors that nothing can be written here; this one only costs time.
            LOG.log(System.Logger.Level.DEBUG, "The reading of " + file + " cannot be kept.", broken);
        }
    }

    private @Nullable Object earlier(String file, String edition, @Nullable Known before) {
        return before != null
                ? before.good()
                : lastGood.of(file)
                        .map(bytes -> parse(file, bytes, edition).good())
                        .orElse(null);
    }

    private static Outcome parse(String file, byte[] bytes, String edition) {
        if (file.equals("course.yaml")) {
            CourseReader.Reading<CourseFile> reading = CourseReader.course(file, bytes);
            return new Outcome(reading.value().orElse(null), reading.problems());
        }
        Optional<LessonName> lesson = LessonName.of(file);
        if (lesson.isEmpty()) {
            CourseReader.Reading<ModuleFile> reading = CourseReader.module(file, bytes);
            return new Outcome(reading.value().orElse(null), reading.problems());
        }
        LessonReader.Reading reading = new LessonReader(edition).read(lesson.get(), bytes);
        return new Outcome(
                reading.lesson().map(it -> new Good(it, reading.references())).orElse(null), reading.problems());
    }

    /** Drops what is kept of files that are no longer there. */
    List<Problem> retain(Set<String> present) {
        return lastGood.retain(present);
    }
}
