package dev.molt.cli;

import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements. They print what they find beside its bar, and fail only where they cannot measure. */
@Command(name = "bench", description = "Measure Molt on this machine.")
final class Bench implements Runnable {

    private final Installation installation;

    @Spec
    private @Nullable CommandSpec spec;

    Bench(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        throw new ParameterException(line, "Say what to measure: page");
    }

    @Command(description = "Weigh a lesson page, and time it and its runs on a server of its own.")
    int page(
            @Option(names = "--url", description = "Measure this running server, which serves the same lessons.")
                    @Nullable
                    URI url)
            throws CommandFailed, IOException, InterruptedException {
        String lessons = installation.variables().getOrDefault("MOLT_LESSONS", "lessons");
        try (TemporaryFolder folder = TemporaryFolder.create();
                CourseFolder files =
                        new CourseFolder(Path.of(lessons), folder.path().resolve("last-good"), false, problems -> {})) {
            measure(url, folder.path(), files.course());
        }
        return 0;
    }

    private void measure(@Nullable URI url, Path folder, Course course)
            throws CommandFailed, IOException, InterruptedException {
        if (url != null) {
            new PageBench(new Site(url), course, System.out).measure();
            return;
        }
        System.out.println("Starting a server of its own, with an empty data folder.");
        try (ServerProcess server = ServerProcess.start(installation, folder.resolve("data"))) {
            new PageBench(new Site(server.address()), course, System.out).measure();
        }
    }
}
