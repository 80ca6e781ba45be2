package dev.molt.web;

import dev.molt.Language;
import dev.molt.run.DeskStatus;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells monitoring whether programs can be run and how busy the desk is. Always up: without a box lessons are still served, and a
 * balancer that took the server away would take them too.
 */
@Readiness
public class RunningCheck implements HealthCheck {

    private final Running running;
    private final CompileAhead ahead;

    RunningCheck(Running running, CompileAhead ahead) {
        this.running = running;
        this.ahead = ahead;
    }

    @Override
    public HealthCheckResponse call() {
        DeskStatus status = running.status();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Running code")
                .up()
                .withData("available", status.sandbox().ready())
                .withData("reason", running.reason())
                .withData("limits", status.sandbox().limits())
                .withData("running", status.running())
                .withData("waiting", status.waiting())
                .withData("compiledAhead", ahead.progress().ready())
                .withData("toCompileAhead", ahead.progress().all());
        for (Language language : Language.values()) {
            response.withData(
                    "formats" + language.title(),
                    status.sandbox().formatter(language).ready());
            response.withData(
                    "lints" + language.title(),
                    status.sandbox().linter(language).ready());
        }
        return response.build();
    }
}
