package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.course.Course.Module;
import dev.molt.course.Lesson;
import dev.molt.learning.CourseProgress;
import dev.molt.learning.CourseProgress.State;
import dev.molt.learning.LearningRecord;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What surrounds every page: the course outline with this learner's progress. Templates reach it as {@code inject:frame}. */
@Named("frame")
@RequestScoped
public class Frame {

    private final Visitor visitor;
    private final Course course;
    private final CourseProgress progress;
    private final List<Part> parts;

    /** A lesson and how far the learner is in it. */
    public record Entry(Lesson lesson, State state) {

        /** Class of the mark in front of it. */
        public String mark() {
            return state.name().toLowerCase(Locale.ROOT);
        }

        /** The same in words, for those who cannot see the mark. */
        public String words() {
            return switch (state) {
                case NEW -> "not started";
                case VISITED -> "opened";
                case PRACTISED -> "practised";
                case COMPLETE -> "completed";
            };
        }
    }

    /** A module with its lessons. */
    public record Part(Module module, List<Entry> lessons) {

        /** True while the module has no lesson yet. */
        public boolean coming() {
            return lessons.isEmpty();
        }

        public long completed() {
            return lessons.stream()
                    .filter(entry -> entry.state() == State.COMPLETE)
                    .count();
        }
    }

    Frame(LiveCourse live, LearningRecord record, Visitor visitor) {
        this.visitor = visitor;
        course = live.course();
        progress = record.progress(visitor.learner(), course.id(), live::presentId);
        parts = course.modules().stream()
                .map(module -> new Part(
                        module, module.lessons().stream().map(this::entry).toList()))
                .toList();
    }

    /** For the style elements that the editor adds. */
    public String nonce() {
        return visitor.nonce();
    }

    public Course course() {
        return course;
    }

    public List<Part> parts() {
        return parts;
    }

    public Optional<Part> part(String module) {
        return parts.stream()
                .filter(part -> part.module().slug().equals(module))
                .findFirst();
    }

    public Entry entry(Lesson lesson) {
        return new Entry(lesson, progress.state(lesson.id()));
    }

    /** Lessons of the course that the learner has completed. */
    public long completed() {
        return parts.stream().mapToLong(Part::completed).sum();
    }

    /** Lessons in the course. */
    public long total() {
        return course.lessons().count();
    }

    /** Where to go on: the lesson opened last, or the one to do next when that one is complete; empty before the first act. */
    public Optional<Entry> next() {
        return progress.latest().flatMap(course::lesson).flatMap(latest -> {
            if (progress.state(latest.id()) != State.COMPLETE) {
                return Optional.of(entry(latest));
            }
            List<Lesson> all = course.lessons().toList();
            return all.stream()
                    .skip(all.indexOf(latest))
                    .filter(lesson -> progress.state(lesson.id()) != State.COMPLETE)
                    .findFirst()
                    .or(() -> all.stream()
                            .filter(lesson -> progress.state(lesson.id()) != State.COMPLETE)
                            .findFirst())
                    .map(this::entry);
        });
    }

    /** The first lesson, for those who have not begun; empty while the course has none. */
    public Optional<Entry> first() {
        return course.lessons().findFirst().map(this::entry);
    }
}
