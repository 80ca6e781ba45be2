package dev.molt.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One course as its files stood when each was last good. Immutable: a change on disk makes a new one.
 *
 * @param id stands in every stored row about a learner
 * @param edition the Rust edition of programs that name none, for instance {@code 2024}
 * @param modules in teaching order; a module may have no lesson yet
 */
public record Course(
        String id,
        String title,
        String summary,
        List<String> authors,
        String licence,
        String edition,
        List<Module> modules) {

    /** A folder of lessons. {@code number} is the one in front of the folder's name, {@code slug} the rest of it. */
    public record Module(String slug, int number, String title, String summary, List<Lesson> lessons) {}

    public Stream<Lesson> lessons() {
        return modules.stream().flatMap(module -> module.lessons().stream());
    }

    public Optional<Module> module(String slug) {
        return modules.stream().filter(module -> module.slug().equals(slug)).findFirst();
    }

    /** By its address, {@code /learn/MODULE/LESSON}. */
    public Optional<Lesson> lesson(String module, String slug) {
        return lessons()
                .filter(lesson ->
                        lesson.module().equals(module) && lesson.slug().equals(slug))
                .findFirst();
    }

    /** By its id or by an id it had before. */
    public Optional<Lesson> lesson(String id) {
        return lessons()
                .filter(lesson -> lesson.id().equals(id))
                .findFirst()
                .or(() -> lessons()
                        .filter(lesson -> lesson.front().aliases().contains(id))
                        .findFirst());
    }
}
