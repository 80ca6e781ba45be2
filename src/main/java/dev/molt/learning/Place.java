package dev.molt.learning;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an act was about. Every row about a learner carries one.
 *
 * @param course id of the course
 * @param lesson id of the lesson
 * @param former ids that the lesson had before, under which rows may stand
 * @param item id of the pair, snippet, exercise or quiz; empty for the lesson itself
 * @param hash of the item's text, or of the lesson's: 16 hex digits
 */
public record Place(String course, String lesson, List<String> former, String item, String hash) {

    public Place {
        former = List.copyOf(former);
    }

    /** In a lesson that has always had its id. */
    public Place(String course, String lesson, String item, String hash) {
        this(course, lesson, List.of(), item, hash);
    }

    /** Every id of the lesson, the present one first. */
    Stream<String> lessons() {
        return Stream.concat(Stream.of(lesson), former.stream());
    }
}
