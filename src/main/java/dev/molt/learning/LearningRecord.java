package dev.molt.learning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** What learners have done. When {@link #add} returns, the act is committed: the end of this process loses nothing of it. */
@ApplicationScoped
public class LearningRecord {

    private final DataSource database;
    private final LearnerLock lock;
    private final KnownProgress known;

    LearningRecord(DataSource database, LearnerLock lock, KnownProgress known) {
        this.database = database;
        this.lock = lock;
        this.known = known;
    }

    /** One appended row of activity and one changed row of progress, in one transaction. Makes the learner at their first act. */
    public void add(String token, Place place, Act act) {
        lock.write(token, place, learner -> append(learner, place, act, LearnerLock.now()));
    }

    /**
     * Like {@link #add}, for what can be right or wrong. Attempts of one learner come one after the other, also from two tabs: each
     * has a number of its own and sees what the one before left.
     *
     * @param lesson of which the item is a part
     * @param toComplete ids of the items that make the lesson complete once all of them are done
     * @param attempt makes the attempt of what is stored so far; it may be called twice and must be quick
     * @return what was stored before this attempt
     */
    public ItemProgress attempt(
            String token, Place lesson, Place item, Set<String> toComplete, Function<ItemProgress, Attempt> attempt) {
        return lock.write(token, lesson, learner -> {
            Instant now = LearnerLock.now();
            Progress progress = Progress.of(learner, item);
            ItemProgress before = progress.item();
            Attempt made = attempt.apply(before);
            boolean counts = made.effort() != null && !Activity.holdsEffort(learner, item, made.effort());
            progress.take(made, counts, item.hash(), now);
            progress.persist();
            Activity.of(learner, item, made, counts, progress.attempts, now).persist();
            Progress whole = Progress.of(learner, lesson);
            whole.practised(lesson.hash(), now);
            whole.persist();
            // Only the attempt that ends an item can complete the lesson: a learner may open it again and have it stay
            // open.
            boolean ends = toComplete.contains(item.item())
                    && !before.done()
                    && progress.item().done();
            if (ends
                    && whole.completedAt == null
                    && Progress.done(learner, lesson).containsAll(toComplete)) {
                append(learner, lesson, Act.completed(), now);
            }
            return before;
        });
    }

    private static boolean append(Learner learner, Place place, Act act, Instant now) {
        Activity.of(learner, place, act, now).persist();
        Progress progress = Progress.of(learner, place);
        progress.take(act, place.hash(), now);
        progress.persist();
        return true;
    }

    /** Writes all that is stored about learners; see {@link Backup}. */
    public long backup(OutputStream out) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            return Backup.write(connection, out);
        }
    }

    /** Replaces all that is stored about learners, or, with an exception, nothing. */
    public long restore(InputStream in) throws SQLException, IOException, Backup.BadBackup {
        lock.restoring().lock();
        try (Connection connection = database.getConnection()) {
            return Backup.restore(connection, in);
        } finally {
            known.forget();
            lock.restoring().unlock();
        }
    }

    /** Of all lessons of a course. */
    @Transactional
    public CourseProgress progress(Optional<String> token, String course) {
        return token.map(it -> known.of(it, course)).orElse(CourseProgress.NONE);
    }

    /** @param ids the lesson's present id and those it had before */
    @Transactional
    public LessonProgress lesson(Optional<String> token, String course, Collection<String> ids) {
        if (token.isEmpty()) {
            return LessonProgress.NONE;
        }
        boolean complete = false;
        Map<String, String> predictions = new HashMap<>();
        Set<String> ran = new HashSet<>();
        Map<String, ItemProgress> items = new HashMap<>();
        List<Progress> rows = ids.stream()
                .flatMap(id -> Progress.ofLesson(token.get(), course, id).stream())
                .toList();
        for (Progress row : rows) {
            complete |= row.item.isEmpty() && row.completedAt != null;
            if (row.prediction != null) {
                predictions.put(row.item, row.prediction);
            }
            if (row.runAt != null) {
                ran.add(row.item);
            }
            if (row.attempts > 0) {
                // The present id comes first.
                items.putIfAbsent(row.item, row.item());
            }
        }
        return new LessonProgress(complete, Map.copyOf(predictions), Set.copyOf(ran), Map.copyOf(items));
    }
}
