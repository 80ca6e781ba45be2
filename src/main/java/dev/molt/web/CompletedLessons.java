package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Course;
import dev.molt.course.Course.Module;
import dev.molt.course.Lesson;
import dev.molt.learning.CourseProgress;
import dev.molt.learning.CourseProgress.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How many lessons of each module a learner has completed: asked for with each page, and the same until the learner does something. */
@ApplicationScoped
class CompletedLessons {

    /** Progress that has not changed is the same object: it goes when nobody holds it any more. */
    private final Cache<CourseProgress, Counted> counted =
            Caffeine.newBuilder().weakKeys().build();

    private record Counted(Course course, List<Long> byModule) {}

    /** In the order of the course's modules. */
    List<Long> byModule(Course course, CourseProgress progress) {
        Counted known = counted.getIfPresent(progress);
        if (known == null || !same(known.course(), course)) {
            known = new Counted(
                    course,
                    course.modules().stream()
                            .map(module -> count(module, progress))
                            .toList());
            counted.put(progress, known);
        }
        return known.byModule();
    }

    /** The very object is meant: to compare what two courses hold takes longer than to count. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Course one, Course other) {
        return one == other;
    }

    private static long count(Module module, CourseProgress progress) {
        return module.lessons().stream()
                .filter(lesson -> state(lesson, progress) == State.COMPLETE)
                .count();
    }

    static State state(Lesson lesson, CourseProgress progress) {
        return progress.state(lesson.id(), lesson.front().aliases());
    }
}
