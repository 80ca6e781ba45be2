package dev.molt.web;

import dev.molt.course.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Mistakes in the course's files, for those who write them: only with drafts, and only on this machine. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public class ProblemsPage {

    /** A problem as a compiler would print it. */
    public record View(String place, String kind, String message, String source, String marks, String remedy) {

        static View of(Problem problem) {
            boolean wholeFile = problem.line() == 0;
            String gutter = problem.line() + " | ";
            return new View(
                    problem.file() + (wholeFile ? "" : ":" + problem.line() + ":" + problem.column()),
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.message(),
                    wholeFile ? "" : gutter + problem.source(),
                    wholeFile ? "" : under(problem, gutter.length()),
                    problem.remedy());
        }

        /** Carets below the marked part. Tabs stay tabs, so that they line up. */
        private static String under(Problem problem, int indent) {
            String before = problem.source()
                    .substring(
                            0, Math.min(problem.column() - 1, problem.source().length()))
                    .replaceAll("[^\t]", " ");
            return " ".repeat(indent) + before + "^".repeat(problem.length());
        }
    }

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
        if (!live.drafts()
                || !request.request().remoteAddress().hostAddress().matches("127[.].*|::1|0:0:0:0:0:0:0:1")) {
            throw new NotFoundException();
        }
        List<Problem> problems = live.problems();
        long files = problems.stream().map(Problem::file).distinct().count();
        return Templates.problems(problems.stream().map(View::of).toList(), files);
    }
}
