package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.learning.CourseProgress;
import dev.molt.learning.LearningRecord;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds every page: the course that it belongs to, with this learner's progress. Templates reach it as {@code inject:frame}. */
@Named("frame")
@RequestScoped
public class Frame {

    private final LiveCourses courses;
    private final LearningRecord record;
    private final Visitor visitor;
    private final CompletedLessons completed;
    private final boolean exported;
    private final @Nullable LiveCourse live;
    private final @Nullable Outline outline;

    Frame(
            LiveCourses courses,
            CurrentCourse current,
            LearningRecord record,
            Visitor visitor,
            CompletedLessons completed,
            MoltConfig config) {
        this.courses = courses;
        this.record = record;
        this.visitor = visitor;
        this.completed = completed;
        exported = config.export();
        live = current.live().orElse(null);
        outline = live == null ? null : made(live);
    }

    private Outline made(LiveCourse live) {
        Course course = live.course();
        CourseProgress progress = record.progress(visitor.learner(), course.id());
        return new Outline(live, course, progress, completed.byModule(course, progress));
    }

    /** Whether the page goes to a file: then it has nothing that needs a server. */
    public boolean exported() {
        return exported;
    }

    /** For the style elements that the editor adds. */
    public String nonce() {
        return visitor.nonce();
    }

    /** Of the page's course; null on a page that belongs to none of several. */
    public @Nullable Outline outline() {
        return outline;
    }

    Outline outline(LiveCourse of) {
        return outline != null && of.equals(live) ? outline : made(of);
    }

    /** Of every course. */
    List<Outline> outlines() {
        return courses.all().stream().map(this::outline).toList();
    }

    /** All courses, to go to another. */
    public List<LiveCourse> courses() {
        return courses.all();
    }

    public boolean isHere(LiveCourse of) {
        return of.equals(live);
    }

    public boolean several() {
        return courses.several();
    }
}
