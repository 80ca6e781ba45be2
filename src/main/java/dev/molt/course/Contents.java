package dev.molt.course;

import java.util.List;
import java.util.function.Supplier;

/** The blocks of a lesson: read with its file, or, in a large course that was just begun, when they are first asked for. */
public sealed interface Contents {

    /**
     * In order. Where they are still to be read, waits for that: some milliseconds, for what needs one lesson and not all of them.
     *
     * @throws LessonUnreadable where they turn out to have a mistake, and no earlier state is kept
     */
    List<Block> blocks();

    /** Whether asking for the blocks takes no time. */
    boolean isRead();

    record Read(List<Block> blocks) implements Contents {

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /** Equal to nothing but itself: what will be read is not known. */
    final class Unread implements Contents {

        private final Supplier<List<Block>> reading;

        /** @param reading may be asked often and by many threads, and answers the same each time */
        Unread(Supplier<List<Block>> reading) {
            this.reading = reading;
        }

        @Override
        public List<Block> blocks() {
            return reading.get();
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }
}
