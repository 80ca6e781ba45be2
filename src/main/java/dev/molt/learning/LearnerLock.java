package dev.molt.learning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Has the writes about one learner come one after the other, and none while a restore replaces every row. */
@ApplicationScoped
class LearnerLock {

    private final ReadWriteLock restoring = new ReentrantReadWriteLock();

    /**
     * In one transaction, which holds the learner's lock. Makes the learner at their first write, and brings rows that stand under a
     * former id of the lesson to its present one.
     */
    <T> T write(String token, Place place, Function<Learner, T> rows) {
        Function<Learner, T> following = learner -> {
            follow(learner, place);
            return rows.apply(learner);
        };
        restoring.readLock().lock();
        try {
            // Nearly all acts are of a learner who is known: asking first would cost each of them a query.
            return ofKnown(token, following)
                    .or(() -> {
                        makeKnown(token);
                        return ofKnown(token, following);
                    })
                    .orElseThrow(() -> new PersistenceException("A learner was stored and cannot be found."));
        } finally {
            restoring.readLock().unlock();
        }
    }

    /** Held by a restore: it waits for the writes under way and keeps others waiting. */
    Lock restoring() {
        return restoring.writeLock();
    }

    /** Databases keep microseconds: rounded here, so that what is read back equals what was written. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void follow(Learner learner, Place place) {
        place.former().forEach(id -> {
            Progress.follow(learner, place, id);
            KeptText.follow(learner, place, id);
        });
    }

    /** Empty, and nothing written, when there is no such learner. */
    private static <T> Optional<T> ofKnown(String token, Function<Learner, T> rows) {
        return QuarkusTransaction.requiringNew().call(() -> Learner.lock(token).map(rows));
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
}
