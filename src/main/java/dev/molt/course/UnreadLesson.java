package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.TextFiles.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lesson's file that is read once: by whoever asks for its blocks, or by the thread that reads them all. */
final class UnreadLesson {

    private final String file;
    private final Supplier<Optional<Known>> reading;
    private volatile @Nullable Reading done;

    /** @param known empty where the file is gone */
    private record Reading(Optional<Known> known) {}

    /** @param reading empty where the file is gone */
    UnreadLesson(String file, Supplier<Optional<Known>> reading) {
        this.file = file;
        this.reading = reading;
    }

    /** Whether somebody has asked for it already. */
    boolean isRead() {
        return done != null;
    }

    /** Empty where the file is gone. */
    Optional<Known> read() {
        Reading now = done;
        return now != null ? now.known : readOnce().known;
    }

    private synchronized Reading readOnce() {
        Reading now = done;
        if (now == null) {
            now = new Reading(reading.get());
            done = now;
        }
        return now;
    }

    List<Block> blocks() {
        return read().map(Known::good)
                .filter(Good.class::isInstance)
                .map(good -> ((Good) good).lesson().blocks())
                .orElseThrow(() -> new LessonUnreadable(file));
    }
}
