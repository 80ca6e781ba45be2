package dev.molt.web;

import dev.molt.course.Course;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The course that a request means. Where there is only one, that one. Among several an address under {@code /learn/COURSE} says it,
 * and everywhere else {@code ?course=COURSE}.
 */
@RequestScoped
public class CurrentCourse {

    static final String QUERY = "course";

    private static final String CHOSEN = CurrentCourse.class.getName();

    private final LiveCourses courses;
    private final @Nullable LiveCourse chosen;
    private final @Nullable String asked;

    CurrentCourse(LiveCourses courses, RoutingContext request) {
        this.courses = courses;
        chosen = request.get(CHOSEN);
        asked = request.queryParam(QUERY).stream().findFirst().orElse(null);
    }

    /** Before the request reaches its resource. */
    static void choose(RoutingContext request, LiveCourse live) {
        request.put(CHOSEN, live);
    }

    /** Empty where there are several and none of them is meant. */
    Optional<LiveCourse> live() {
        return courses.only()
                .or(() -> Optional.ofNullable(chosen))
                .or(() -> Optional.ofNullable(asked).flatMap(courses::byId));
    }

    /**
     * The course of a request that makes no sense without one. A page that was made when another course was served must not act on a
     * lesson of the same name.
     *
     * @throws jakarta.ws.rs.WebApplicationException 400 where none is named among several, 404 for one that is not served
     */
    Course required() {
        if (chosen == null && asked != null && courses.byId(asked).isEmpty()) {
            throw Refusal.with(
                    404, "There is no course “" + asked + "” here any more. Go to the start page and choose one.");
        }
        return live().map(LiveCourse::course)
                .orElseThrow(
                        () -> Refusal.with(
                                400,
                                "Several courses are served here. Say which one is meant, as in ?course=ID; or reload the page."));
    }
}
