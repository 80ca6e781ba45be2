package dev.molt.web.preview;

import dev.molt.course.Problem;
import dev.molt.web.LiveCourse;
import dev.molt.web.LiveCourses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known to be wrong in the course of a preview: what its readers say, and what proofs have found. */
@ApplicationScoped
public class CourseProblems {

    /** Empty where there are several courses, which no preview shows. */
    private final Optional<LiveCourse> live;

    private final Proofs proofs;

    CourseProblems(LiveCourses courses, Proofs proofs) {
        this.live = courses.only();
        this.proofs = proofs;
    }

    /** By place. */
    public List<Problem> all() {
        return Stream.concat(
                        live.orElseThrow().problems().stream(),
                        proofs.standings().problems())
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    /** Lessons of which it is not known what their programs do. */
    public long unproved() {
        return proofs.unproved();
    }

    /** Why programs cannot be run, and what to do; empty where they can. */
    public String obstacle() {
        return proofs.standings().obstacle();
    }
}
