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
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one learner wrote at one exercise. A text that was reset leaves its row, so that its version never comes again. */
@Entity
@Table(name = "kept_text")
public class KeptText extends PanacheEntityBase {

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

    int version;

    @Nullable
    String text;

    @Column(name = "saved_at")
    Instant savedAt = Instant.EPOCH;

    static KeptText of(Learner learner, Place place) {
        return KeptText.<KeptText>find(
                        "learner = ?1 and course = ?2 and lesson = ?3 and item = ?4",
                        learner,
                        place.course(),
                        place.lesson(),
                        place.item())
                .firstResultOptional()
                .orElseGet(() -> {
                    KeptText row = new KeptText();
                    row.learner = learner;
                    row.course = place.course();
                    row.lesson = place.lesson();
                    row.item = place.item();
                    return row;
                });
    }

    /** Of a lesson under one of its ids. */
    static Optional<KeptText> of(String token, String course, String lesson, String item) {
        return find("learner.token = ?1 and course = ?2 and lesson = ?3 and item = ?4", token, course, lesson, item)
                .firstResultOptional();
    }

    /** Brings what stands under a former id to the present one, unless there is a text already. */
    static void follow(Learner learner, Place place, String former) {
        update(
                "update KeptText k set k.lesson = ?1 where k.learner = ?2 and k.course = ?3 and k.lesson = ?4 and k.item not in"
                        + " (select n.item from KeptText n where n.learner = ?2 and n.course = ?3 and n.lesson = ?1)",
                place.lesson(),
                learner,
                place.course(),
                former);
    }

    /**
     * @param newer null to reset it
     * @param seen the version that the page had before it, 0 for none
     * @return false, and nothing changed, when another page has saved since; the very same text is never in its way
     */
    boolean take(@Nullable String newer, String hash, int seen, Instant at) {
        if (Objects.equals(text, newer)) {
            itemHash = hash;
            return true;
        }
        if (seen != kept().version()) {
            return false;
        }
        text = newer;
        itemHash = hash;
        version++;
        savedAt = at;
        return true;
    }

    Kept kept() {
        return text == null ? Kept.NONE : new Kept(text, itemHash, version);
    }
}
