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

/** Mistakes in the course's files, for those who write them: only with drafts, and only on this machine. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public class ProblemsPage {

    /** A problem as a compiler would print it. */
    public record View(String file, boolean error, String text) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance problems(List<View> problems, long files);
    }

    private final LiveCourse live;
    private final RoutingContext request;

    ProblemsPage(LiveCourse live, RoutingContext request) {
        this.live = live;
        this.request = request;
    }

    @GET
    public TemplateInstance problems() {
        if (!live.drafts() || !ThisMachine.sent(request.request())) {
            throw new NotFoundException();
        }
        List<Problem> problems = live.problems();
        long files = problems.stream().map(Problem::file).distinct().count();
        return Templates.problems(problems.stream().map(ProblemsPage::view).toList(), files);
    }

    private static View view(Problem problem) {
        return new View(
                problem.file(),
                problem.severity() == Problem.Severity.ERROR,
                ProblemText.of("lessons", problem).stripTrailing());
    }
}
