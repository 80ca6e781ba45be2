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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One act of one learner: appended, never changed. */
@Entity
public class Activity extends PanacheEntityBase {

    /** Characters of the column. */
    private static final int LONGEST_CODES = 400;

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

    @Nullable
    String effort;

    Instant at = Instant.EPOCH;

    static Activity of(Learner learner, Place place, Act act, Instant at) {
        Activity row = of(learner, place, act.kind(), at);
        row.language = act.language();
        row.outcome = act.outcome();
        return row;
    }

    /**
     * @param counts whether it is a try
     * @param number among the learner's attempts at the item, from 1
     */
    static Activity of(Learner learner, Place place, Attempt attempt, boolean counts, int number, Instant at) {
        Activity row = of(learner, place, attempt.kind(), at);
        row.outcome = attempt.outcome().stored();
        row.attempt = number;
        row.answer = attempt.answer();
        row.errorCodes = joined(attempt.errorCodes());
        row.millis = attempt.taken() == null ? null : attempt.taken().toMillis();
        row.effort = counts ? attempt.effort() : null;
        return row;
    }

    /** As many as fit: a text may be wrong in more ways than anybody reads. */
    private static @Nullable String joined(Set<String> codes) {
        StringBuilder joined = new StringBuilder();
        for (String code : new TreeSet<>(codes)) {
            if (joined.length() + 1 + code.length() <= LONGEST_CODES) {
                joined.append(joined.isEmpty() ? "" : ",").append(code);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }

    /** Whether an attempt of that effort has counted, under any of the lesson's ids. */
    static boolean holdsEffort(Learner learner, Place place, String effort) {
        return place.lessons()
                .anyMatch(lesson -> count(
                                "learner = ?1 and course = ?2 and lesson = ?3 and item = ?4 and effort = ?5",
                                learner,
                                place.course(),
                                lesson,
                                place.item(),
                                effort)
                        > 0);
    }

    /** Which lesson an act is about. Numbers grow with a learner's acts: each is made while their lock is held. */
    record About(Long id, String course, String lesson) {}

    /** Number of the learner's latest act, 0 before the first. */
    static long latest(String token) {
        return find("select coalesce(max(id), 0) from Activity where learner.token = ?1", token)
                .project(Long.class)
                .singleResult();
    }

    /** What the learner did after that act. */
    static List<About> after(long act, String token) {
        return find("learner.token = ?1 and id > ?2", token, act)
                .project(About.class)
                .list();
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
