package dev.molt.learning;

/**
 * What an act was about. Every row about a learner carries one.
 *
 * @param course id of the course
 * @param lesson id of the lesson
 * @param item id of the pair, snippet, exercise or quiz; empty for the lesson itself
 * @param hash of the item's text, or of the lesson's: 16 hex digits
 */
public record Place(String course, String lesson, String item, String hash) {}
