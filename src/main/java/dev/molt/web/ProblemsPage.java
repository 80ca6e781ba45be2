package dev.molt.web;

import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Mistakes in the files of the courses, for those who write them: only with drafts, and only on this machine. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public class ProblemsPage {

    /** A problem as a compiler would print it. */
    public record View(String file, boolean error, String text) {}

    /**
     * Those of one course.
     *
     * @param folder what stands in front of the path of each file
     * @param files that have one
     * @param whole whether all are known: while a large course is read, there may be more
     * @param unread lessons that are still to be read
     */
    public record Group(String title, String folder, long files, boolean whole, long unread, List<View> problems) {

        static Group of(LiveCourse live, List<Problem> problems) {
            return new Group(
                    live.course().title(),
                    live.name(),
                    problems.stream().map(Problem::file).distinct().count(),
                    live.isWhole(),
                    live.unread(),
                    problems.stream().map(problem -> view(live, problem)).toList());
        }

        private static View view(LiveCourse live, Problem problem) {
            return new View(
                    problem.file(),
                    problem.severity() == Problem.Severity.ERROR,
                    ProblemText.of(live.name(), problem).stripTrailing());
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance problems(List<Group> courses);
    }

    private final LiveCourses courses;
    private final RoutingContext request;

    ProblemsPage(LiveCourses courses, RoutingContext request) {
        this.courses = courses;
        this.request = request;
    }

    @GET
    public TemplateInstance problems() {
        if (!courses.drafts() || !ThisMachine.sent(request.request())) {
            throw new NotFoundException();
        }
        return Templates.problems(courses.folders().stream()
                .map(live -> Group.of(live, courses.problems(live)))
                .toList());
    }
}
