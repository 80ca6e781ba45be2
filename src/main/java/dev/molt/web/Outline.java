package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.course.Course.Module;
import dev.molt.course.Lesson;
import dev.molt.learning.CourseProgress;
import dev.molt.learning.CourseProgress.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A course and how far one learner is in it: its modules and lessons, each with its address and its state. */
public final class Outline {

    private final LiveCourse live;
    private final Course course;
    private final CourseProgress progress;
    private final List<Part> parts;

    /** A lesson, where it is, and how far the learner is in it. */
    public record Entry(Lesson lesson, String address, State state) {

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
    public final class Part {

        private final Module module;
        private final long completed;

        private Part(Module module, long completed) {
            this.module = module;
            this.completed = completed;
        }

        public Module module() {
            return module;
        }

        public String address() {
            return live.address(module);
        }

        /** Made when they are asked for: beside a lesson stand those of one module, of what may be fifty. */
        public List<Entry> lessons() {
            return module.lessons().stream().map(Outline.this::entry).toList();
        }

        /** How many there are. */
        public int size() {
            return module.lessons().size();
        }

        /** True while the module has no lesson yet. */
        public boolean coming() {
            return module.lessons().isEmpty();
        }

        public long completed() {
            return completed;
        }
    }

    /**
     * @param course as it stood when the progress was asked for
     * @param completed lessons of each of its modules
     */
    Outline(LiveCourse live, Course course, CourseProgress progress, List<Long> completed) {
        this.live = live;
        this.course = course;
        this.progress = progress;
        parts = IntStream.range(0, completed.size())
                .mapToObj(number -> new Part(course.modules().get(number), completed.get(number)))
                .toList();
    }

    public Course course() {
        return course;
    }

    /** The address of the course's own home page. */
    public String home() {
        return live.home();
    }

    public List<Part> parts() {
        return parts;
    }

    /** Modules before that one which have lessons. */
    public List<Part> before(String module) {
        return parts.stream()
                .takeWhile(part -> !part.module().slug().equals(module))
                .filter(part -> !part.coming())
                .toList();
    }

    /** The module itself, if it has lessons. */
    public List<Part> at(String module) {
        return part(module).stream().filter(part -> !part.coming()).toList();
    }

    /** Modules after that one which have lessons. */
    public List<Part> after(String module) {
        return parts.stream()
                .dropWhile(part -> !part.module().slug().equals(module))
                .skip(1)
                .filter(part -> !part.coming())
                .toList();
    }

    public Optional<Part> part(String module) {
        return parts.stream()
                .filter(part -> part.module().slug().equals(module))
                .findFirst();
    }

    public Entry entry(Lesson lesson) {
        return new Entry(lesson, live.address(lesson), state(lesson));
    }

    /** A block's HTML with the addresses of this course. */
    String placed(String html) {
        return live.placed(html);
    }

    /** Lessons of the course that the learner has completed. */
    public long completed() {
        return parts.stream().mapToLong(Part::completed).sum();
    }

    /** Lessons in the course. */
    public long total() {
        return parts.stream().mapToInt(Part::size).sum();
    }

    /** Where to go on: the lesson opened last, or the one to do next when that one is complete; null before the first act. */
    public @Nullable Entry next() {
        return progress.latest()
                .flatMap(course::lesson)
                .flatMap(this::after)
                .map(this::entry)
                .orElse(null);
    }

    private State state(Lesson lesson) {
        return CompletedLessons.state(lesson, progress);
    }

    private Optional<Lesson> after(Lesson latest) {
        List<Lesson> all = course.lessons().toList();
        return Stream.concat(all.subList(all.indexOf(latest), all.size()).stream(), all.stream())
                .filter(lesson -> state(lesson) != State.COMPLETE)
                .findFirst();
    }

    /** The first lesson, for those who have not begun; null while the course has none. */
    public @Nullable Entry first() {
        return course.lessons().findFirst().map(this::entry).orElse(null);
    }
}
