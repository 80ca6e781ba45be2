package dev.molt.web;

import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import dev.molt.web.preview.CourseProblems;
import dev.molt.web.preview.PageBar;
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
     * @param unproved lessons of a preview whose programs are still to be run
     * @param obstacle why they cannot be run and what to do; empty where they can
     */
    public record Group(
            String title,
            String folder,
            long files,
            boolean whole,
            long unread,
            long unproved,
            String obstacle,
            List<View> problems) {

        static Group of(LiveCourse live, List<Problem> problems, long unproved, String obstacle) {
            return new Group(
                    live.course().title(),
                    live.name(),
                    problems.stream().map(Problem::file).distinct().count(),
                    live.isWhole(),
                    live.unread(),
                    unproved,
                    obstacle,
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
    private final PageBar preview;
    private final CourseProblems found;
    private final RoutingContext request;

    ProblemsPage(LiveCourses courses, PageBar preview, CourseProblems found, RoutingContext request) {
        this.courses = courses;
        this.preview = preview;
        this.found = found;
        this.request = request;
    }

    @GET
    public TemplateInstance problems() {
        if (!courses.drafts() || !ThisMachine.sent(request.request())) {
            throw new NotFoundException();
        }
        return Templates.problems(courses.folders().stream().map(this::group).toList());
    }

    /** A preview knows also what its proofs have found. */
    private Group group(LiveCourse live) {
        return preview.on()
                ? Group.of(live, found.all(), found.unproved(), found.obstacle())
                : Group.of(live, courses.problems(live), 0, "");
    }
}
