package dev.molt.learning;

import java.util.Map;
import java.util.Set;

/**
 * What a learner has done in one lesson.
 *
 * @param predictions first answer by item id
 * @param ran ids of the items that were run
 */
public record LessonProgress(boolean complete, Map<String, String> predictions, Set<String> ran) {

    public static final LessonProgress NONE = new LessonProgress(false, Map.of(), Set.of());
}
