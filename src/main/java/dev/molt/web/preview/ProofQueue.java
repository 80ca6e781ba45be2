package dev.molt.web.preview;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lesson is proved next: those that are looked at, the latest first; while there is none, the others. One is taken at a time.
 * Safe for use by many threads.
 */
final class ProofQueue {

    /** Who saves twice within this time meant the second. */
    private static final Duration SILENCE = Duration.ofMillis(250);

    /**
     * A lesson's file whose turn it is.
     *
     * @param looked whether somebody looks at it: any other gives way to one that is looked at
     */
    record Turn(String file, boolean looked) {}

    private final Runnable giveWay;
    private final Deque<String> wanted = new ArrayDeque<>();
    private final Deque<String> others = new ArrayDeque<>();
    private long lastWanted;
    private boolean resting;
    private boolean closed;
    private @Nullable Turn current;

    /** @param giveWay ends what the proof of the current turn still runs; while it is called, no other turn begins */
    ProofQueue(Runnable giveWay) {
        this.giveWay = giveWay;
    }

    /** Somebody looks at a lesson that is not proved as it is now. */
    synchronized void want(String file) {
        others.remove(file);
        wanted.remove(file);
        wanted.addFirst(file);
        lastWanted = System.nanoTime();
        resting = false;
        giveWayIfSuperseded();
    }

    /** A lesson has changed that nobody looks at: of the others the next. */
    synchronized void takeUp(String file) {
        if (wanted.contains(file)) {
            return;
        }
        others.remove(file);
        others.addFirst(file);
        resting = false;
        giveWayIfSuperseded();
    }

    /** Of the others the last. */
    synchronized void putBack(String file) {
        if (!wanted.contains(file) && !others.contains(file)) {
            others.addLast(file);
            notifyAll();
        }
    }

    /** Programs cannot be run: nothing but what is looked at is tried until somebody looks at or saves a lesson. */
    synchronized void rest() {
        resting = true;
    }

    private void giveWayIfSuperseded() {
        Turn now = current;
        if (now != null && isSuperseded(now)) {
            giveWay.run();
        }
        notifyAll();
    }

    /** Whether the outcome of a turn is of no use any more, or can wait. */
    synchronized boolean isSuperseded(Turn turn) {
        return closed
                || wanted.contains(turn.file())
                || others.contains(turn.file())
                || (!turn.looked() && !wanted.isEmpty());
    }

    /** Whether nothing waits that can be proved now. */
    synchronized boolean isIdle() {
        return wanted.isEmpty() && (others.isEmpty() || resting);
    }

    /** Ends the turn before, and waits for the next. Empty at the end. */
    synchronized Optional<Turn> next() throws InterruptedException {
        current = null;
        while (!closed && current == null) {
            long silence = wanted.isEmpty() ? 0 : untilSilence();
            if (silence > 0) {
                wait(silence);
            } else if (isIdle()) {
                wait();
            } else {
                boolean looked = !wanted.isEmpty();
                current = new Turn(looked ? wanted.removeFirst() : others.removeFirst(), looked);
            }
        }
        return Optional.ofNullable(current);
    }

    /** In milliseconds. */
    private long untilSilence() {
        return SILENCE.toMillis() - (System.nanoTime() - lastWanted) / 1_000_000;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
