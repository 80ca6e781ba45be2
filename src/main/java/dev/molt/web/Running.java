package dev.molt.web;

import dev.molt.run.DeskStatus;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.remote.RemoteSettings;
import dev.molt.run.remote.RunnerStatus;
import dev.molt.run.remote.Runners;
import dev.molt.run.remote.Secret;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The one desk at which learners' programs are run, and what the pages say of it. */
@Startup
@ApplicationScoped
public class Running {

    private static final Duration LAST_RUNS = Duration.ofSeconds(9);

    private final RunDesk desk;
    private final Optional<Runners> runners;

    Running(MoltConfig config) {
        RunSettings settings = valid(config);
        runners = remote(config).map(Runners::new);
        desk = runners.map(engine -> new RunDesk(
                        engine, settings.desk().queue(), settings.desk().perLearner()))
                .orElseGet(() -> new RunDesk(settings));
    }

    private static RunSettings valid(MoltConfig config) {
        try {
            return settings(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where programs run, unless that is this machine. */
    public static Optional<RemoteSettings> remote(MoltConfig config) {
        MoltConfig.Run.Remote remote = config.run().remote();
        OptionalInt workers = config.run().workers();
        return remote.url()
                .map(urls -> new RemoteSettings(
                        urls,
                        new Secret(remote.secret().orElse("")),
                        workers.isPresent() ? workers.getAsInt() : null,
                        remote.connectTimeout(),
                        remote.silenceTimeout(),
                        remote.patience()));
    }

    /**
     * How programs run on this machine.
     *
     * @throws IllegalArgumentException with the setting that has no such value
     */
    public static RunSettings settings(MoltConfig config) {
        return ProgramSettings.of(config);
    }

    RunDesk desk() {
        return desk;
    }

    public DeskStatus status() {
        return desk.status();
    }

    /** Each of the other machines that run programs; empty where this one does. */
    public List<RunnerStatus> runners() {
        return runners.map(Runners::statuses).orElse(List.of());
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
