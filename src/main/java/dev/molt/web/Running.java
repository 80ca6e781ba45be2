package dev.molt.web;

import dev.molt.run.DeskStatus;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.box.Limits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** The one desk at which learners' programs are run, and what the pages say of it. */
@Startup
@ApplicationScoped
public class Running {

    private static final Duration LAST_RUNS = Duration.ofSeconds(9);

    private final RunDesk desk;

    Running(MoltConfig config) {
        desk = new RunDesk(settings(config));
    }

    static RunSettings settings(MoltConfig config) {
        RunSettings defaults = RunSettings.defaults(config.data().toAbsolutePath());
        MoltConfig.Run run = config.run();
        Limits compile = defaults.compile();
        Limits limits = defaults.run();
        return defaults.withDesk(
                        run.workers().orElse(defaults.workers()),
                        run.queue().orElse(defaults.queueLength()),
                        run.perLearner().orElse(defaults.runsPerLearner()))
                .withCompile(
                        run.compileTime().map(time -> compile.withWall(time)).orElse(compile))
                .withRun(run.runTime().map(time -> limits.withWall(time)).orElse(limits))
                .withMemoryGroups(run.memoryGroups())
                .withPrograms(run.python().orElse(null), run.rustc().orElse(null), null);
    }

    RunDesk desk() {
        return desk;
    }

    public DeskStatus status() {
        return desk.status();
    }

    public boolean available() {
        return status().sandbox().ready();
    }

    /** Why not, and what to do; empty when available. */
    public String reason() {
        var sandbox = status().sandbox();
        return (sandbox.reason() + " " + sandbox.remedy()).strip();
    }

    public String pythonVersion() {
        return status().sandbox().python();
    }

    public String rustVersion() {
        return status().sandbox().rustc();
    }

    /** Runs under way may end; what still runs after that is killed. */
    void stop(@Observes ShutdownEvent stop) {
        desk.close(LAST_RUNS);
    }
}
