package dev.molt.learning;

import dev.molt.learning.CourseProgress.State;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    int attempts;
    int tries;

    @Column(name = "first_outcome")
    @Nullable
    String firstOutcome;

    @Nullable
    String answer;

    @Column(name = "practised_at")
    @Nullable
    Instant practisedAt;

    @Column(name = "solved_at")
    @Nullable
    Instant solvedAt;

    @Column(name = "revealed_at")
    @Nullable
    Instant revealedAt;

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

    /**
     * Of a lesson's own row what a page about the whole course wants.
     *
     * @param updatedAt when the lesson was touched last
     */
    record OfLesson(
            String lesson,
            @Nullable Instant practisedAt,
            @Nullable Instant completedAt,
            Instant updatedAt) {

        State state() {
            if (completedAt != null) {
                return State.COMPLETE;
            }
            return practisedAt != null ? State.PRACTISED : State.VISITED;
        }
    }

    /** Of all lessons. As entities a thousand take five milliseconds, and are looked at once more when the transaction ends. */
    static List<OfLesson> ofLessons(String token, String course) {
        return find("learner.token = ?1 and course = ?2 and item = ''", token, course)
                .project(OfLesson.class)
                .list();
    }

    /** Of one lesson, by the id that its row has. */
    static Optional<OfLesson> ofLessonItself(String token, String course, String lesson) {
        return find("learner.token = ?1 and course = ?2 and lesson = ?3 and item = ''", token, course, lesson)
                .project(OfLesson.class)
                .firstResultOptional();
    }

    /** All rows of one lesson under one of its ids. One at a time: Hibernate prepares a query with a list anew each time. */
    static List<Progress> ofLesson(String token, String course, String id) {
        return list("learner.token = ?1 and course = ?2 and lesson = ?3", token, course, id);
    }

    /** Brings what stands under a former id to the present one, but for items that have a row there already. */
    static void follow(Learner learner, Place place, String former) {
        update(
                "update Progress p set p.lesson = ?1 where p.learner = ?2 and p.course = ?3 and p.lesson = ?4 and p.item not in"
                        + " (select n.item from Progress n where n.learner = ?2 and n.course = ?3 and n.lesson = ?1)",
                place.lesson(),
                learner,
                place.course(),
                former);
    }

    /** Ids of the lesson's items that are done: solved, or their answer shown. */
    static Set<String> done(Learner learner, Place lesson) {
        return Progress.<Progress>stream(
                        "learner = ?1 and course = ?2 and lesson = ?3", learner, lesson.course(), lesson.lesson())
                .filter(row -> row.item().done())
                .map(row -> row.item)
                .collect(Collectors.toSet());
    }

    /** The first time counts: a later run or opening leaves it. Only {@code COMPLETED} and {@code REOPENED} undo each other. */
    void take(Act act, String hash, Instant at) {
        // Of what was attempted the hash says which text was: running a changed item must not make it look solved.
        itemHash = attempts == 0 ? hash : itemHash;
        updatedAt = at;
        switch (act.kind()) {
            case OPENED -> openedAt = first(openedAt, at);
            case RUN -> runAt = first(runAt, at);
            case COMPLETED -> completedAt = first(completedAt, at);
            case REOPENED -> completedAt = null;
            default -> throw new IllegalArgumentException(act.kind() + " is an attempt");
        }
    }

    /**
     * The first outcome and the first prediction stand; the answer is the latest until one is right. A changed item is open again.
     *
     * @param counts whether it is a try
     */
    void take(Attempt attempt, boolean counts, String hash, Instant at) {
        updatedAt = at;
        attempts++;
        tries += counts ? 1 : 0;
        practisedAt = first(practisedAt, at);
        if (attempts == 1) {
            firstOutcome = attempt.outcome().stored();
        }
        if (attempt.kind() == Act.Kind.PREDICTED) {
            prediction = predictedAt == null ? attempt.answer() : prediction;
            predictedAt = first(predictedAt, at);
        }
        if (!hash.equals(itemHash)) {
            itemHash = hash;
            solvedAt = null;
            revealedAt = null;
        }
        if (solvedAt == null) {
            answer = attempt.answer();
        }
        if (attempt.outcome().solves()) {
            solvedAt = first(solvedAt, at);
        }
        if (attempt.outcome() == Attempt.Outcome.REVEALED) {
            revealedAt = first(revealedAt, at);
        }
    }

    /** Of the lesson's own row: something in it was attempted. */
    void practised(String hash, Instant at) {
        itemHash = hash;
        updatedAt = at;
        practisedAt = first(practisedAt, at);
    }

    ItemProgress item() {
        return new ItemProgress(attempts, firstOutcome, answer, itemHash, solvedAt != null, revealedAt != null, tries);
    }

    private static Instant first(@Nullable Instant known, Instant now) {
        return known == null ? now : known;
    }
}
