package dev.molt.learning;

import java.util.Map;
import java.util.Set;

/**
 * What a learner has done in one lesson.
 *
 * @param predictions first answer by item id
 * @param ran ids of the items that were run
 * @param items by item id; only those that were attempted
 */
public record LessonProgress(
        boolean complete, Map<String, String> predictions, Set<String> ran, Map<String, ItemProgress> items) {

    public static final LessonProgress NONE = new LessonProgress(false, Map.of(), Set.of(), Map.of());

    /** Of an item that may never have been attempted. */
    public ItemProgress item(String id) {
        return items.getOrDefault(id, ItemProgress.NONE);
    }
}
