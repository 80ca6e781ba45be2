package dev.molt.cli;

import dev.molt.proof.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the published lessons as a site of files, by a server of its own that makes the pages. */
@Command(
        name = "export",
        description = {
            "Write the course as a site of files that reads without a server, from any folder of any web server or from a disk.",
            "--lessons DIR, once for each, names other courses than Molt's own. Drafts stay out.",
            "Exit codes: 0 written, 1 it cannot be written, 2 it was typed wrongly."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String PROGRESS = "MOLT_PROGRESS";

    private static final Duration MOST_END = Duration.ofSeconds(10);

    private final Installation installation;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** By a signal. */
    private volatile boolean stopped;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder to write: new, empty, or an earlier export, which is replaced.")
    private @Nullable Path target;

    @Option(
            names = "--base",
            paramLabel = "PATH",
            defaultValue = "",
            description = {
                "Where the site will stand on its web server, such as / or /course/: lets 404.html find its styles and links from",
                "every address. All other pages need no such thing."
            })
    private String base = "";

    @Spec
    private @Nullable CommandSpec spec;

    ExportCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailed, InterruptedException {
        if (!base.isEmpty() && !base.matches("/([A-Za-z0-9._~-]+/)*")) {
            throw new ParameterException(
                    spec().commandLine(),
                    "'" + base + "' is no --base: it begins and ends with a slash, as /course/ does");
        }
        try {
            write(Objects.requireNonNull(target, "picocli requires it"));
        } catch (IOException e) {
            String what = stopped ? "Stopped: nothing was written." : "The export could not be written: " + e + ".";
            throw new CommandFailed(what, e);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private void write(Path target) throws CommandFailed, IOException, InterruptedException {
        long start = System.nanoTime();
        try (ExportFolder folder = ExportFolder.at(target)) {
            StaticSite.Written written = export(folder);
            folder.finish();
            tell(folder.target(), written, (System.nanoTime() - start) / 1e9);
        }
    }

    private StaticSite.Written export(ExportFolder folder) throws CommandFailed, IOException, InterruptedException {
        try (TemporaryFolder data = TemporaryFolder.create()) {
            Map<String, String> settings = Map.of("MOLT_EXPORT", "true", "MOLT_DRAFTS", "false");
            try (ServerProcess server =
                    ServerProcess.start(installation, data.path().resolve("data"), settings)) {
                WhenStopped whenStopped = new WhenStopped(() -> stop(server));
                try {
                    return written(new StaticSite(server.address(), folder, base));
                } finally {
                    whenStopped.forget();
                }
            }
        }
    }

    /** When a signal ends this command: the server goes, so the export fails, and what it began is removed before this process ends. */
    private void stop(ServerProcess server) {
        stopped = true;
        try {
            server.close();
            ended.await(MOST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            System.err.println("Not all was removed: " + e.getMessage());
        }
    }

    private StaticSite.Written written(StaticSite site) throws CommandFailed, IOException, InterruptedException {
        if (!installation.variables().containsKey(PROGRESS)) {
            return site.write(Progress.NONE);
        }
        ProgressBar bar = new ProgressBar(spec().commandLine().getErr(), "Exporting");
        try {
            return site.write(bar);
        } finally {
            bar.clear();
        }
    }

    private void tell(Path folder, StaticSite.Written written, double seconds) {
        PrintWriter out = spec().commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Exported %d pages, %d files, %.1f MB in %.1f s.%n",
                written.pages(),
                written.files(),
                written.bytes() / 1e6,
                seconds);
        out.println("Open " + folder.resolve("index.html") + ", or put the folder on any web server.");
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli gives it");
    }
}
