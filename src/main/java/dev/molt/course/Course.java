package dev.molt.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One course as its files stood when each was last good. Immutable: a change on disk makes a new one. */
public final class Course {

    private final String id;
    private final String title;
    private final String summary;
    private final List<String> authors;
    private final String licence;
    private final String edition;
    private final List<Module> modules;

    // Made of the modules, for a course of any size: a page asks for lessons as often as a learner has opened some.
    private final List<Lesson> lessons;
    private final Map<String, Integer> placeById = new HashMap<>();
    private final Map<String, Module> moduleBySlug = new HashMap<>();
    private final Map<String, Lesson> lessonByAddress = new HashMap<>();
    private final Map<String, Lesson> lessonById = new HashMap<>();
    private final Map<String, Lesson> lessonByAlias = new HashMap<>();

    /**
     * @param id stands in every stored row about a learner
     * @param edition the Rust edition of programs that name none, for instance {@code 2024}
     * @param modules in teaching order; a module may have no lesson yet
     */
    public Course(
            String id,
            String title,
            String summary,
            List<String> authors,
            String licence,
            String edition,
            List<Module> modules) {
        this.id = id;
        this.title = title;
        this.summary = summary;
        this.authors = List.copyOf(authors);
        this.licence = licence;
        this.edition = edition;
        this.modules = List.copyOf(modules);
        modules.forEach(module -> moduleBySlug.putIfAbsent(module.slug(), module));
        lessons = modules.stream().flatMap(module -> module.lessons().stream()).toList();
        for (int place = 0; place < lessons.size(); place++) {
            placeById.putIfAbsent(lessons.get(place).id(), place);
        }
        lessons.forEach(lesson -> {
            lessonByAddress.putIfAbsent(lesson.address(), lesson);
            lessonById.putIfAbsent(lesson.id(), lesson);
            lesson.front().aliases().forEach(alias -> lessonByAlias.putIfAbsent(alias, lesson));
        });
    }

    /** A folder of lessons. {@code number} is the one in front of the folder's name, {@code slug} the rest of it. */
    public record Module(String slug, int number, String title, String summary, List<Lesson> lessons) {}

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    public List<String> authors() {
        return authors;
    }

    public String licence() {
        return licence;
    }

    public String edition() {
        return edition;
    }

    public List<Module> modules() {
        return modules;
    }

    public Stream<Lesson> lessons() {
        return lessons.stream();
    }

    /** The one to do before a lesson of this course; empty before the first. */
    public Optional<Lesson> before(Lesson lesson) {
        return at(lesson, -1);
    }

    /** The one to do next; empty after the last. */
    public Optional<Lesson> after(Lesson lesson) {
        return at(lesson, 1);
    }

    private Optional<Lesson> at(Lesson lesson, int further) {
        int place = Objects.requireNonNull(placeById.get(lesson.id()), lesson.id()) + further;
        return place < 0 || place >= lessons.size() ? Optional.empty() : Optional.of(lessons.get(place));
    }

    public Optional<Module> module(String slug) {
        return Optional.ofNullable(moduleBySlug.get(slug));
    }

    /** By its address, {@code /learn/MODULE/LESSON}. */
    public Optional<Lesson> lesson(String module, String slug) {
        return Optional.ofNullable(lessonByAddress.get("/learn/" + module + "/" + slug));
    }

    /** By its id or by an id it had before. */
    public Optional<Lesson> lesson(String id) {
        return Optional.ofNullable(lessonById.get(id)).or(() -> Optional.ofNullable(lessonByAlias.get(id)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Course course
                && id.equals(course.id)
                && title.equals(course.title)
                && summary.equals(course.summary)
                && authors.equals(course.authors)
                && licence.equals(course.licence)
                && edition.equals(course.edition)
                && modules.equals(course.modules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, title, modules.size());
    }

    @Override
    public String toString() {
        return "Course " + id;
    }
}
