package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Lesson;
import dev.molt.learning.Place;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds in the course what a request speaks of. A lesson that is not there any more is a clear answer, not a failure. */
@ApplicationScoped
class Items {

    private final LiveCourse live;

    Items(LiveCourse live) {
        this.live = live;
    }

    Lesson lesson(@Nullable String id) {
        return live.course()
                .lesson(id == null ? "" : id)
                .orElseThrow(() -> Refusal.with(
                        404,
                        "There is no lesson “" + id + "” any more. Reload the page, or look for it in the course."));
    }

    Block.Item item(Lesson lesson, @Nullable String id) {
        return lesson.item(id == null ? "" : id)
                .orElseThrow(() -> Refusal.with(
                        404, "The lesson has changed and holds no “" + id + "” any more. Reload the page."));
    }

    Place place(Lesson lesson) {
        return new Place(live.course().id(), lesson.id(), "", lesson.hash());
    }

    Place place(Lesson lesson, Block.Item item) {
        return new Place(live.course().id(), lesson.id(), item.id(), item.hash());
    }
}
