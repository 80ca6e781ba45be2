package dev.molt.web;

import dev.molt.course.Problem.Severity;
import dev.molt.run.DeskStatus;
import dev.molt.run.remote.RunnerStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** For people: whether programs can run here and, if not, why; what the course holds. Machines read {@code /q/health}. */
@Path("/health")
@Produces(MediaType.TEXT_HTML)
public class HealthPage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance health(
                DeskStatus desk,
                List<RunnerStatus> runners,
                boolean runnersDiffer,
                CompileAhead.Progress ahead,
                Frame frame,
                long broken);
    }

    private final Running running;
    private final CompileAhead ahead;
    private final Frame frame;
    private final LiveCourse live;

    HealthPage(Running running, CompileAhead ahead, Frame frame, LiveCourse live) {
        this.running = running;
        this.ahead = ahead;
        this.frame = frame;
        this.live = live;
    }

    @GET
    public TemplateInstance health() {
        long broken = live.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(problem -> problem.file())
                .distinct()
                .count();
        List<RunnerStatus> runners = running.runners();
        return Templates.health(
                running.status(), runners, RunnerStatus.differ(runners), ahead.progress(), frame, broken);
    }
}
