package dev.molt.web;

import dev.molt.Language;
import dev.molt.course.Course;
import dev.molt.course.Problem.Severity;
import dev.molt.run.DeskStatus;
import dev.molt.run.remote.RunnerStatus;
import dev.molt.run.toolchain.Tool;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** For people: whether programs can run here and, if not, why; what the courses hold. Machines read {@code /q/health}. */
@Path("/health")
@Produces(MediaType.TEXT_HTML)
public class HealthPage {

    /**
     * What a course holds.
     *
     * @param unread lessons that are still to be read
     * @param broken files that have a mistake
     */
    public record Holding(String title, long lessons, int modules, long unread, long broken) {

        static Holding of(LiveCourse live) {
            Course course = live.course();
            long broken = live.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .map(problem -> problem.file())
                    .distinct()
                    .count();
            return new Holding(
                    course.title(), course.lessons().count(), course.modules().size(), live.unread(), broken);
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance health(
                DeskStatus desk,
                List<String> formats,
                List<String> lints,
                List<RunnerStatus> runners,
                boolean runnersDiffer,
                CompileAhead.Progress ahead,
                List<Holding> courses);
    }

    private final Running running;
    private final CompileAhead ahead;
    private final LiveCourses courses;

    HealthPage(Running running, CompileAhead ahead, LiveCourses courses) {
        this.running = running;
        this.ahead = ahead;
        this.courses = courses;
    }

    @GET
    public TemplateInstance health() {
        List<RunnerStatus> runners = running.runners();
        DeskStatus desk = running.status();
        return Templates.health(
                desk,
                tools(desk, Tool::formatter),
                tools(desk, Tool::linter),
                runners,
                RunnerStatus.differ(runners),
                ahead.progress(),
                courses.folders().stream().map(Holding::of).toList());
    }

    /** What a tool for each language is, or why it is not there. */
    private static List<String> tools(DeskStatus desk, Function<Language, Tool> which) {
        return Arrays.stream(Language.values())
                .map(language -> language.title() + " by "
                        + which.apply(language).title() + " "
                        + desk.sandbox().tool(which.apply(language)).said())
                .toList();
    }
}
