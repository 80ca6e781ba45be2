package dev.molt.learning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Learners' own texts of exercises. When {@link #save} returns, the text is committed. */
@ApplicationScoped
public class KeptTexts {

    private final LearnerLock lock;

    KeptTexts(LearnerLock lock) {
        this.lock = lock;
    }

    /**
     * What became of a text.
     *
     * @param taken false when another page had saved in the meantime: then nothing was written
     * @param kept what is kept now
     */
    public record Saved(boolean taken, Kept kept) {}

    /**
     * Keeps a text, unless another page of the learner's has saved one that this page has not seen.
     *
     * @param item with the hash of the exercise's text that the learner has before them
     * @param text at most 64 KiB of UTF-8 without NUL; null to keep none any more
     * @param seen the version that the page saw last, 0 for none
     */
    public Saved save(String token, Place item, @Nullable String text, int seen) {
        return lock.write(token, item, learner -> {
            KeptText row = KeptText.of(learner, item);
            boolean taken = row.take(text, item.hash(), seen, LearnerLock.now());
            if (taken && row.version > 0) {
                row.persist();
            }
            return new Saved(taken, row.kept());
        });
    }

    /** @param lessons the lesson's present id and those it had before */
    @Transactional
    public Kept of(Optional<String> token, String course, Collection<String> lessons, String item) {
        return lessons.stream()
                .flatMap(id -> token.flatMap(who -> KeptText.of(who, course, id, item)).stream())
                .findFirst()
                .map(KeptText::kept)
                .orElse(Kept.NONE);
    }
}
