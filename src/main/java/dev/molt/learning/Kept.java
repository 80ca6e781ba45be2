package dev.molt.learning;

import org.jspecify.annotations.Nullable;

/**
 * A learner's own text of an exercise, as it is kept.
 *
 * @param text null where none is kept
 * @param hash of the exercise's text that the learner had before them when they wrote it; empty where none is kept
 * @param version number of its last save; 0 where none is kept
 */
public record Kept(@Nullable String text, String hash, int version) {

    public static final Kept NONE = new Kept(null, "", 0);
}
