package dev.molt.cli;

import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.SandboxStatus;
import dev.molt.run.remote.RunnerServer;
import dev.molt.run.remote.Secret;
import dev.molt.web.MoltConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** A runner, from its start to the signal that ends it: no database, no course, no pages. */
record RunnerCommand(Installation installation, PrintStream out) {

    private static final Duration LAST_RUNS = Duration.ofSeconds(9);

    /** Kept, or what is set on it is forgotten. */
    private static final Logger ROOT = Logger.getLogger("");

    /** Returns only when it cannot start. */
    void serve() throws CommandFailed, InterruptedException {
        MoltConfig config = Settings.of(installation.variables());
        Secret secret = secret(config);
        showLog();
        RunSettings settings = Settings.ofPrograms(config);
        // Learners have their limits at the site; here one of them may be a whole class.
        RunDesk desk = new RunDesk(
                settings.withDesk(settings.desk().workers(), settings.desk().queue(), Integer.MAX_VALUE));
        RunnerServer server = listen(desk, secret, config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.close(LAST_RUNS), "molt-close"));
        SandboxStatus box = desk.awaitSandbox();
        out.printf("A runner listens at http://%s:%d and %s.%n", config.host(), server.port(), state(box, settings));
        new CountDownLatch(1).await();
    }

    private static Secret secret(MoltConfig config) throws CommandFailed {
        try {
            return new Secret(config.run().remote().secret().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static RunnerServer listen(RunDesk desk, Secret secret, MoltConfig config) throws CommandFailed {
        try {
            return new RunnerServer(desk, secret, config.host(), config.port());
        } catch (IOException e) {
            desk.close();
            throw new CommandFailed(
                    "A runner cannot listen at " + config.host() + ", port " + config.port() + ": " + e.getMessage()
                            + ". Choose others with --host and --port.",
                    e);
        }
    }

    private static String state(SandboxStatus box, RunSettings settings) {
        return box.ready()
                ? "runs " + settings.desk().workers() + " programs at once: Python " + box.python() + ", Rust "
                        + box.rustc()
                : "cannot run programs: " + box.reason() + " " + box.remedy();
    }

    /** The commands print what they do and keep no log; this one goes on for long. */
    private static void showLog() {
        ConsoleHandler log = new ConsoleHandler();
        log.setFormatter(new PatternFormatter("%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{3.}] (%t) %s%e%n"));
        ROOT.addHandler(log);
    }
}
