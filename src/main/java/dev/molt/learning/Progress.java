package dev.molt.learning;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one learner stands with one lesson (empty item) or one item of it: when each thing was first done. */
@Entity
public class Progress extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "learner_id")
    @Nullable
    Learner learner;

    String course = "";
    String lesson = "";
    String item = "";

    @Column(name = "item_hash")
    String itemHash = "";

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "run_at")
    @Nullable
    Instant runAt;

    @Column(name = "predicted_at")
    @Nullable
    Instant predictedAt;

    @Nullable
    String prediction;

    @Column(name = "completed_at")
    @Nullable
    Instant completedAt;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    static Progress of(Learner learner, Place place) {
        return Progress.<Progress>find(
                        "learner = ?1 and course = ?2 and lesson = ?3 and item = ?4",
                        learner,
                        place.course(),
                        place.lesson(),
                        place.item())
                .firstResultOptional()
                .orElseGet(() -> {
                    Progress row = new Progress();
                    row.learner = learner;
                    row.course = place.course();
                    row.lesson = place.lesson();
                    row.item = place.item();
                    return row;
                });
    }

    /** Rows of the lessons themselves, the one touched last first. */
    static List<Progress> ofLessons(String token, String course) {
        return list("learner.token = ?1 and course = ?2 and item = '' order by updatedAt desc", token, course);
    }

    /** All rows of one lesson under one of its ids. One at a time: Hibernate prepares a query with a list anew each time. */
    static List<Progress> ofLesson(String token, String course, String id) {
        return list("learner.token = ?1 and course = ?2 and lesson = ?3", token, course, id);
    }

    /** The first time counts: a later run, prediction or opening leaves it. Only {@code COMPLETED} and {@code REOPENED} undo each other. */
    void take(Act act, String hash, Instant at) {
        itemHash = hash;
        updatedAt = at;
        switch (act.kind()) {
            case OPENED -> openedAt = first(openedAt, at);
            case RUN -> runAt = first(runAt, at);
            case PREDICTED -> {
                prediction = predictedAt == null ? act.outcome() : prediction;
                predictedAt = first(predictedAt, at);
            }
            case COMPLETED -> completedAt = first(completedAt, at);
            case REOPENED -> completedAt = null;
        }
    }

    private static Instant first(@Nullable Instant known, Instant now) {
        return known == null ? now : known;
    }
}
