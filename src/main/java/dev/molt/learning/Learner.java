package dev.molt.learning;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One who learns. The token stands in their cookie; there is no name and no sign-up. */
@Entity
public class Learner extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String token;

    @Column(name = "created_at")
    Instant createdAt;

    protected Learner() {
        this("", Instant.EPOCH);
    }

    Learner(String token, Instant createdAt) {
        this.token = token;
        this.createdAt = createdAt;
    }

    /** Locked until the transaction ends, so that the acts of one learner in two tabs come one after the other. */
    static Optional<Learner> lock(String token) {
        return Learner.<Learner>find("token", token)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
