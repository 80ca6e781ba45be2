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
import dev.molt.web.preview.Bar.Other;
import dev.molt.web.preview.Bar.ProblemView;
import dev.molt.web.preview.Standings.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the instructor's bar of a page. */
@ApplicationScoped
class Bars {

    private static final String LEARN = "/learn/";
    private static final String OUTDATED = "This page shows the version before the mistake.";

    private final LiveCourse live;
    private final CourseProblems found;
    private final Proofs proofs;
    private final Path lessons;

    Bars(LiveCourses courses, CourseProblems found, Proofs proofs, MoltConfig config) {
        // A preview is of one course.
        this.live = courses.only().orElseThrow();
        this.found = found;
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
        List<Problem> all = found.all();
        Map<String, List<Problem>> byPage = all.stream()
                .collect(Collectors.groupingBy(
                        problem -> page(problem.file()), LinkedHashMap::new, Collectors.toList()));
        Lesson lesson = lesson(course, page);
        String file = file(page).orElse("");
        Standing standing = proofs.standings().of(file).orElse(null);
        List<Problem> problems = byPage.getOrDefault(page, List.of());
        byPage.remove(page);
        NavigableSet<String> files = new TreeSet<>();
        all.forEach(problem -> LessonName.of(problem.file()).ifPresent(name -> files.add(name.file())));
        return new Bar(
                page,
                state,
                lesson == null ? "" : lesson.front().draft() ? "draft" : "published",
                live.outdated().contains(file) ? OUTDATED : "",
                page.equals("/") || page.startsWith(LEARN),
                problems.stream().map(this::view).toList(),
                standing != null ? words(standing) : file.isEmpty() ? "" : "Not proved yet",
                standing != null ? !standing.ended() : !file.isEmpty(),
                standing != null ? standing.obstacle() : found.obstacle(),
                all.size(),
                found.unproved(),
                byPage.entrySet().stream()
                        .limit(Bar.LISTED)
                        .map(other -> other(course, other.getKey(), other.getValue()))
                        .toList(),
                Math.max(0, byPage.size() - Bar.LISTED),
                link(course, file.isEmpty() ? null : files.lower(file)),
                link(course, files.higher(file)));
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

    /** A file of the course as problems name it. */
    String shown(String file) {
        return live.name() + "/" + file;
    }

    static String address(LessonName name) {
        return LEARN + name.module() + "/" + name.slug();
    }

    /** A lesson's page is about its file, a module's about what else is in its folder, that of the course about what is in none. */
    private static String page(String file) {
        return LessonName.of(file)
                .map(Bars::address)
                .or(() -> Numbered.of(file.split("/", 2)[0]).map(module -> LEARN + module.slug()))
                .orElse("/");
    }

    private static @Nullable Lesson lesson(Course course, String page) {
        String[] parts = page.split("/", -1);
        return parts.length == 4 && page.startsWith(LEARN)
                ? course.lesson(parts[2], parts[3]).orElse(null)
                : null;
    }

    private ProblemView view(Problem problem) {
        String place = problem.file().isEmpty()
                ? lessons.toString()
                : lessons.resolve(problem.file()) + (problem.line() > 0 ? ":" + problem.line() : "");
        return new ProblemView(
                problem.file(),
                place,
                isError(problem),
                ProblemText.of(live.name(), problem).stripTrailing());
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
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
        return standing.problems().stream().anyMatch(Bars::isError)
                ? "Proof failed"
                : "Proved: " + programs(standing.all());
    }

    private static String programs(int count) {
        return count == 1 ? "1 program" : count + " programs";
    }

    private static @Nullable Link link(Course course, @Nullable String file) {
        return LessonName.of(file == null ? "" : file)
                .map(name -> new Link(
                        address(name),
                        course.lesson(name.module(), name.slug())
                                .map(lesson -> lesson.front().title())
                                .orElse(name.file())))
                .orElse(null);
    }

    private static Other other(Course course, String page, List<Problem> problems) {
        String file = problems.get(0).file();
        Link lesson = link(course, file);
        Link link = lesson != null
                ? lesson
                : new Link(
                        page,
                        page.equals("/")
                                ? "The course"
                                : course.module(page.substring(LEARN.length()))
                                        .map(module -> "Module: " + module.title())
                                        .orElse(file));
        return new Other(link, Bar.count(problems.size()), problems.stream().anyMatch(Bars::isError));
    }
}
