package dev.molt.learning;

import dev.molt.learning.CourseProgress.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What learners have done. When {@link #add} returns, the act is committed: the end of this process loses nothing of it. */
@ApplicationScoped
public class LearningRecord {

    private final DataSource database;

    /** Acts share it; a restore, which replaces every row, waits for them and keeps them waiting. */
    private final ReadWriteLock restoring = new ReentrantReadWriteLock();

    LearningRecord(DataSource database) {
        this.database = database;
    }

    /** One appended row of activity and one changed row of progress, in one transaction. Makes the learner at their first act. */
    public void add(String token, Place place, Act act) {
        restoring.readLock().lock();
        try {
            // Nearly all acts are of a learner who is known: asking first would cost each of them a query.
            if (!append(token, place, act)) {
                makeKnown(token);
                if (!append(token, place, act)) {
                    throw new PersistenceException("A learner was stored and cannot be found.");
                }
            }
        } finally {
            restoring.readLock().unlock();
        }
    }

    /** False, and nothing written, when there is no such learner. */
    private static boolean append(String token, Place place, Act act) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Learner> learner = Learner.lock(token);
            learner.ifPresent(known -> {
                Instant now = now();
                Activity.of(known, place, act, now).persist();
                Progress progress = Progress.of(known, place);
                progress.take(act, place.hash(), now);
                progress.persist();
            });
            return learner.isPresent();
        });
    }

    /** Databases keep microseconds: rounded here, so that what is read back equals what was written. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes all that is stored about learners; see {@link Backup}. */
    public long backup(OutputStream out) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            return Backup.write(connection, out);
        }
    }

    /** Replaces all that is stored about learners, or, with an exception, nothing. */
    public long restore(InputStream in) throws SQLException, IOException, Backup.BadBackup {
        restoring.writeLock().lock();
        try (Connection connection = database.getConnection()) {
            return Backup.restore(connection, in);
        } finally {
            restoring.writeLock().unlock();
        }
    }

    private static void makeKnown(String token) {
        try {
            QuarkusTransaction.requiringNew().run(() -> new Learner(token, now()).persistAndFlush());
        } catch (RuntimeException e) {
            // Two first acts at once: the other one made the learner. Anything else is a real failure.
            if (!isKnown(token)) {
                throw new PersistenceException("A learner could not be stored.", e);
            }
        }
    }

    private static boolean isKnown(String token) {
        return QuarkusTransaction.requiringNew().call(() -> Learner.count("token", token) > 0);
    }

    /** @param presentId from an id that a lesson had when the row was written to the one it has now */
    @Transactional
    public CourseProgress progress(Optional<String> token, String course, UnaryOperator<String> presentId) {
        if (token.isEmpty()) {
            return CourseProgress.NONE;
        }
        List<Progress> rows = Progress.ofLessons(token.get(), course);
        Map<String, State> states = new HashMap<>();
        for (Progress row : rows) {
            State state = row.completedAt != null ? State.COMPLETE : State.VISITED;
            states.merge(presentId.apply(row.lesson), state, (a, b) -> a == State.COMPLETE ? a : b);
        }
        return new CourseProgress(
                Map.copyOf(states),
                rows.stream().map(row -> presentId.apply(row.lesson)).findFirst());
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
        }
        return new LessonProgress(complete, Map.copyOf(predictions), Set.copyOf(ran));
    }
}
