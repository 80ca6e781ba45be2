package dev.molt.learning;

import org.jspecify.annotations.Nullable;

/**
 * What a learner has done at one item that can be right or wrong.
 *
 * @param attempts how many
 * @param firstOutcome such as {@code partly}; null before the first, and where an older Molt did not store it
 * @param answer the latest, or the one that was right; null before the first
 * @param hash of the item's text when it was last attempted
 * @param solved whether any was right or passed
 * @param revealed whether the learner had the answer shown
 * @param tries failed checks of an exercise whose text was neither the starter nor one that counted before
 */
public record ItemProgress(
        int attempts,
        @Nullable String firstOutcome,
        @Nullable String answer,
        String hash,
        boolean solved,
        boolean revealed,
        int tries) {

    public static final ItemProgress NONE = new ItemProgress(0, null, null, "", false, false, 0);

    /** Nothing is left to do: it was right, or the learner has seen the answer. */
    public boolean done() {
        return solved || revealed;
    }
}
