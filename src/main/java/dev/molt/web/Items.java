package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.learning.Place;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in the course what a request speaks of. A lesson that is not there any more is a clear answer, not a failure. */
final class Items {

    private static final Duration LONGEST = Duration.ofHours(12);

    private Items() {}

    static Lesson lesson(Course course, @Nullable String id) {
        return course.lesson(id == null ? "" : id)
                .orElseThrow(() -> Refusal.with(
                        404,
                        "There is no lesson “" + id + "” any more. Reload the page, or look for it in the course."));
    }

    static Block.Item item(Lesson lesson, @Nullable String id) {
        return lesson.item(id == null ? "" : id)
                .orElseThrow(() -> Refusal.with(
                        404, "The lesson has changed and holds no “" + id + "” any more. Reload the page."));
    }

    static Place place(Course course, Lesson lesson) {
        return new Place(course.id(), lesson.id(), former(course, lesson), "", lesson.hash());
    }

    /** The lesson's present id and those it had before. */
    static List<String> ids(Lesson lesson) {
        return Stream.concat(Stream.of(lesson.id()), lesson.front().aliases().stream())
                .toList();
    }

    /** Ids of what makes a lesson complete once it is done: its exercises and quizzes. */
    static Set<String> toComplete(Lesson lesson) {
        return lesson.blocks().stream()
                .filter(block -> block instanceof Exercise || block instanceof Quiz)
                .map(block -> ((Block.Item) block).id())
                .collect(Collectors.toSet());
    }

    /** What a page says of the time that an answer took; null for what is none, or cannot be: who comes back tomorrow did not think all night. */
    static @Nullable Duration taken(@Nullable Long millis) {
        return millis == null || millis <= 0 || millis > LONGEST.toMillis() ? null : Duration.ofMillis(millis);
    }

    static Place place(Course course, Lesson lesson, Block.Item item) {
        return place(course, lesson, item, item.hash());
    }

    /** @param hash of the item's text that the learner has before them */
    static Place place(Course course, Lesson lesson, Block.Item item, String hash) {
        return new Place(course.id(), lesson.id(), former(course, lesson), item.id(), hash);
    }

    /** What is stored under these is moved to the present id, so not one that another lesson has by its author's mistake. */
    private static List<String> former(Course course, Lesson lesson) {
        return lesson.front().aliases().stream()
                .filter(id -> course.lesson(id)
                        .filter(owner -> owner.id().equals(lesson.id()))
                        .isPresent())
                .toList();
    }
}
