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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One act of one learner: appended, never changed. */
@Entity
public class Activity extends PanacheEntityBase {

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

    String kind = "";

    @Nullable
    String language;

    @Nullable
    String outcome;

    @Nullable
    Integer attempt;

    @Nullable
    String answer;

    @Column(name = "error_codes")
    @Nullable
    String errorCodes;

    @Nullable
    Long millis;

    Instant at = Instant.EPOCH;

    static Activity of(Learner learner, Place place, Act act, Instant at) {
        Activity row = of(learner, place, act.kind(), at);
        row.language = act.language();
        row.outcome = act.outcome();
        return row;
    }

    /** @param number among the learner's attempts at the item, from 1 */
    static Activity of(Learner learner, Place place, Attempt attempt, int number, Instant at) {
        Activity row = of(learner, place, attempt.kind(), at);
        row.outcome = attempt.outcome().stored();
        row.attempt = number;
        row.answer = attempt.answer();
        row.errorCodes = attempt.errorCodes().isEmpty() ? null : String.join(",", new TreeSet<>(attempt.errorCodes()));
        row.millis = attempt.taken() == null ? null : attempt.taken().toMillis();
        return row;
    }

    private static Activity of(Learner learner, Place place, Act.Kind kind, Instant at) {
        Activity row = new Activity();
        row.learner = learner;
        row.course = place.course();
        row.lesson = place.lesson();
        row.item = place.item();
        row.itemHash = place.hash();
        row.kind = kind.stored();
        row.at = at;
        return row;
    }
}
