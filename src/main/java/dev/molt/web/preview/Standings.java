package dev.molt.web.preview;

import dev.molt.course.Problem;
import dev.molt.proof.LessonProof;
import dev.molt.proof.Progress;
import dev.molt.web.preview.ProofQueue.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How far the proof of each lesson is, by file. Tells pages when this is another. Safe for use by many threads. */
final class Standings {

    /** Between two times that pages are told of lessons in which nothing was found: each of them asks then. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * How far the proof of a lesson is.
     *
     * @param done programs proved, of {@code all}
     * @param ended whether there is no more to come
     * @param problems what was found; none before the end, and not all where there is an obstacle
     * @param obstacle why programs could not be run and what to do; empty where they could
     */
    record Standing(int done, int all, boolean ended, List<Problem> problems, String obstacle) {

        boolean isProved() {
            return ended && obstacle.isEmpty();
        }
    }

    private final Changes changes;
    private final Map<String, Standing> known = new ConcurrentHashMap<>();
    private volatile String obstacle = "";

    /** Number of the proof that is under way: what is left of an earlier one has nothing to say. Guarded by this. */
    private long round;

    private long lastTold = System.nanoTime();

    Standings(Changes changes) {
        this.changes = changes;
    }

    /** Empty while nobody has proved the lesson as it is now. */
    Optional<Standing> of(String file) {
        return Optional.ofNullable(known.get(file));
    }

    boolean isProved(String file) {
        return of(file).filter(Standing::isProved).isPresent();
    }

    /** All that was found. */
    Stream<Problem> problems() {
        return known.values().stream().flatMap(standing -> standing.problems().stream());
    }

    /** Why the last proof could not run its programs, and what to do; empty where it could. */
    String obstacle() {
        return obstacle;
    }

    /** The lesson is another now. Pages learn of it by its change. */
    void forget(String file) {
        known.remove(file);
    }

    /** The lesson is gone. */
    synchronized void remove(String file) {
        known.remove(file);
        tell();
    }

    /** A proof begins; its steps are of interest to who looks at the lesson. */
    synchronized Progress begin(Turn turn) {
        round++;
        long mine = round;
        return turn.looked() ? (done, all) -> advance(mine, turn.file(), done, all) : Progress.NONE;
    }

    /** Called by several threads, of which one may tell late what another has gone beyond. */
    private synchronized void advance(long of, String file, int done, int all) {
        Standing standing = known.get(file);
        if (of == round && (done == 0 || standing == null || done > standing.done())) {
            known.put(file, new Standing(done, all, false, List.of(), ""));
            tell();
        }
    }

    /** @param last whether nothing more is to be proved now */
    synchronized void proved(Turn turn, LessonProof.Report report, boolean last) {
        round++;
        obstacle = "";
        known.put(turn.file(), new Standing(report.programs(), report.programs(), true, report.problems(), ""));
        boolean news = turn.looked() || last || !report.problems().isEmpty();
        if (news || System.nanoTime() - lastTold > PAUSE.toNanos()) {
            tell();
        }
    }

    /**
     * Its programs could not all be run.
     *
     * @param problems found until then
     */
    synchronized void failed(Turn turn, List<Problem> problems, String words) {
        round++;
        obstacle = words;
        known.put(turn.file(), new Standing(0, 0, true, problems, words));
        tell();
    }

    private void tell() {
        lastTold = System.nanoTime();
        changes.proved();
    }
}
