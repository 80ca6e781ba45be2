package dev.molt.web.preview;

import dev.molt.course.Course;
import dev.molt.course.Lesson;
import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonName.Numbered;
import dev.molt.web.LiveCourse;
import dev.molt.web.LiveCourses;
import dev.molt.web.MoltConfig;
import dev.molt.web.preview.Bar.Link;
import dev.molt.web.preview.Bar.ProblemView;
import dev.molt.web.preview.Proofs.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the instructor's bar of a page. */
@ApplicationScoped
class Bars {

    private static final String OUTDATED = "This page shows the version before the mistake.";

    private final LiveCourse live;
    private final Proofs proofs;
    private final Path lessons;

    Bars(LiveCourses courses, Proofs proofs, MoltConfig config) {
        // A preview is of one course.
        this.live = courses.only().orElseThrow();
        this.proofs = proofs;
        this.lessons = config.lessons().get(0).toAbsolutePath().normalize();
    }

    /**
     * A bar.
     *
     * @param page address, such as {@code /learn/ownership/who-owns-it}
     * @param state before anything was read for the page: a change that comes meanwhile makes it ask again
     */
    Bar of(String page, Changes.State state) {
        Course course = live.course();
        List<Problem> all = live.problems();
        Lesson lesson = lesson(course, page);
        String file = lesson == null ? unread(page).orElse("") : lesson.file();
        Standing standing = file.isEmpty() ? null : proofs.of(file).orElse(null);
        List<Problem> problems = Stream.concat(
                        all.stream().filter(problem -> belongs(problem.file(), page, file)),
                        standing == null ? Stream.of() : standing.problems().stream())
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
        NavigableSet<String> others = new TreeSet<>();
        all.forEach(problem -> LessonName.of(problem.file()).ifPresent(name -> others.add(name.file())));
        return new Bar(
                page,
                state,
                status(lesson),
                told(file),
                problems.stream().map(this::view).toList(),
                standing == null ? waiting(file) : words(standing),
                standing == null ? !file.isEmpty() : !standing.ended(),
                standing == null ? "" : standing.obstacle(),
                all.size(),
                link(course, file.isEmpty() ? null : others.lower(file)),
                link(course, others.higher(file)));
    }

    /** The lesson's file that a page is about; empty for other pages. */
    Optional<String> file(String page) {
        return Optional.ofNullable(lesson(live.course(), page))
                .map(Lesson::file)
                .or(() -> unread(page));
    }

    /** A lesson that would be at that address, and was never read without a mistake. */
    Optional<String> unread(String page) {
        return live.problems().stream()
                .flatMap(problem -> LessonName.of(problem.file()).stream())
                .filter(name -> address(name).equals(page))
                .map(LessonName::file)
                .findFirst();
    }

    /** Of one file, as they are told. */
    List<ProblemView> problems(String file) {
        return live.problems().stream()
                .filter(problem -> problem.file().equals(file))
                .map(this::view)
                .toList();
    }

    static String address(LessonName name) {
        return "/learn/" + name.module() + "/" + name.slug();
    }

    private static @Nullable Lesson lesson(Course course, String page) {
        return course.lessons()
                .filter(lesson -> lesson.address().equals(page))
                .findFirst()
                .orElse(null);
    }

    /** A lesson's page is about its file, a module's about what else is in its folder, any other about what is in none. */
    private static boolean belongs(String problem, String page, String file) {
        if (!file.isEmpty()) {
            return problem.equals(file);
        }
        int slash = problem.indexOf('/');
        String folder = slash < 0 ? problem : problem.substring(0, slash);
        String module = Numbered.of(folder).map(name -> "/learn/" + name.slug()).orElse("");
        return module.isEmpty() ? page.equals("/") : page.equals(module);
    }

    private static String status(@Nullable Lesson lesson) {
        return lesson == null ? "" : lesson.front().draft() ? "draft" : "published";
    }

    private String told(String file) {
        return live.outdated().contains(file) ? OUTDATED : "";
    }

    private ProblemView view(Problem problem) {
        String place = problem.file().isEmpty()
                ? lessons.toString()
                : lessons.resolve(problem.file()) + (problem.line() > 0 ? ":" + problem.line() : "");
        return new ProblemView(
                problem.file(),
                place,
                problem.severity() == Problem.Severity.ERROR,
                ProblemText.of("lessons", problem).stripTrailing());
    }

    private static String waiting(String file) {
        return file.isEmpty() ? "" : "Not proved yet";
    }

    private static String words(Standing standing) {
        if (!standing.obstacle().isEmpty()) {
            return "Not proved";
        }
        if (!standing.ended()) {
            return standing.done() + " of " + programs(standing.all()) + " proved";
        }
        if (standing.all() == 0) {
            return "Nothing to prove";
        }
        return standing.problems().stream().anyMatch(it -> it.severity() == Problem.Severity.ERROR)
                ? "Proof failed"
                : "Proved: " + programs(standing.all());
    }

    private static String programs(int count) {
        return count == 1 ? "1 program" : count + " programs";
    }

    private static @Nullable Link link(Course course, @Nullable String file) {
        return LessonName.of(file == null ? "" : file)
                .map(name -> course.lessons()
                        .filter(lesson -> lesson.file().equals(name.file()))
                        .findFirst()
                        .map(lesson -> new Link(lesson.address(), lesson.front().title()))
                        .orElseGet(() -> new Link(address(name), name.file())))
                .orElse(null);
    }
}
