package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.course.Course.Module;
import dev.molt.course.Lesson;
import dev.molt.learning.CourseProgress;
import dev.molt.learning.CourseProgress.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A course and how far one learner is in it: its modules and lessons, each with its address and its state. */
public final class Outline {

    /** Of a course with more modules a page shows the nearest beside its own, and a way to the others: fifty are no help to find one. */
    private static final int MOST_SHOWN = 20;

    /** On each side. */
    private static final int NEAREST = 5;

    private final LiveCourse live;
    private final Course course;
    private final CourseProgress progress;
    private final List<Long> completed;

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
        this.completed = completed;
    }

    public Course course() {
        return course;
    }

    /** The address of the course's own home page. */
    public String home() {
        return live.home();
    }

    public List<Part> parts() {
        return parts(IntStream.range(0, completed.size()));
    }

    private List<Part> parts(IntStream numbers) {
        return numbers.mapToObj(this::part).toList();
    }

    private Part part(int number) {
        return new Part(course.modules().get(number), completed.get(number));
    }

    /** Modules before that one which have lessons and are shown beside its own. */
    public List<Part> before(String module) {
        int[] all = allBefore(module);
        return parts(Arrays.stream(all, all.length - shown(all), all.length));
    }

    /** How many there are before those. */
    public int earlier(String module) {
        int[] all = allBefore(module);
        return all.length - shown(all);
    }

    private int[] allBefore(String module) {
        return begun(0, number(module));
    }

    /** The module itself, if it has lessons. */
    public List<Part> at(String module) {
        int number = number(module);
        return parts(Arrays.stream(begun(number, number + 1)));
    }

    /** Modules after that one which have lessons and are shown beside its own. */
    public List<Part> after(String module) {
        int[] all = allAfter(module);
        return parts(Arrays.stream(all, 0, shown(all)));
    }

    /** How many there are after those. */
    public int later(String module) {
        int[] all = allAfter(module);
        return all.length - shown(all);
    }

    private int[] allAfter(String module) {
        return begun(number(module) + 1, completed.size());
    }

    /** The place of a module in the course; that behind the last for one that is not in it. */
    private int number(String module) {
        int number = 0;
        while (number < completed.size() && !course.modules().get(number).slug().equals(module)) {
            number++;
        }
        return number;
    }

    /** Places of those from one to another which have lessons. */
    private int[] begun(int from, int to) {
        return IntStream.range(from, Math.min(to, completed.size()))
                .filter(number -> !course.modules().get(number).lessons().isEmpty())
                .toArray();
    }

    /** @param side all on one side of the module that is open, of which the nearest are shown */
    private int shown(int[] side) {
        // A line that says "1 more" would take the place of the one more.
        return completed.size() <= MOST_SHOWN || side.length <= NEAREST + 1 ? side.length : NEAREST;
    }

    public Optional<Part> part(String module) {
        int number = number(module);
        return number < completed.size() ? Optional.of(part(number)) : Optional.empty();
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
        return completed.stream().mapToLong(Long::longValue).sum();
    }

    /** Lessons in the course. */
    public long total() {
        return course.lessons().count();
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
