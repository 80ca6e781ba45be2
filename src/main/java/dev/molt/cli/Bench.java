package dev.molt.cli;

import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.Programs;
import dev.molt.run.toolchain.RustInstallation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        throw new ParameterException(line, "Say what to measure: page, run, load, course or neighbours");
    }

    @Command(description = "Weigh a lesson page, and time it and its runs on a server of its own.")
    int page(
            @Option(names = "--url", description = "Measure this running server, which serves the same lessons.")
                    @Nullable
                    URI url)
            throws CommandFailed, IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                CourseFolder files = files(folder)) {
            measure(url, folder.path(), files.course());
        }
        return 0;
    }

    @Command(
            description =
                    "Let many learners run programs at once on a server of its own, and look at what fails or is left.")
    int load(
            @Option(names = "--clients", defaultValue = "200", description = "Learners. Default: ${DEFAULT-VALUE}")
                    int clients,
            @Option(names = "--seconds", defaultValue = "60", description = "For how long. Default: ${DEFAULT-VALUE}")
                    int seconds)
            throws CommandFailed, IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                CourseFolder files = files(folder);
                ServerProcess server =
                        ServerProcess.start(installation, folder.path().resolve("data"))) {
            System.out.println("Started a server of its own, with an empty data folder.");
            new LoadBench(server.address(), server.process().toHandle(), files.course())
                    .measure(clients, Duration.ofSeconds(seconds))
                    .print(System.out);
        }
        return 0;
    }

    @Command(
            description =
                    "Time runs beside bare rustc and python3, with and without memory cgroups, and write the figures as"
                            + " JSON.")
    int run(
            @Option(
                            names = "--json",
                            defaultValue = "bench-run.json",
                            description = "The file to write. Default: ${DEFAULT-VALUE}")
                    Path json)
            throws Exception {
        RustInstallation rust = RustInstallation.installed(named("MOLT_RUN_RUSTC"));
        Path python = python();
        Map<String, String> machine = machine();
        machine.put("rustc", rust.version());
        machine.put(
                "python",
                CommandOutput.of(List.of(python.toString(), "--version")).strip());
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            BarePrograms bare = new BarePrograms(rust.rustc(), python, folder.path()).in("bare");
            RunReport report = RunBench.measure(installation, folder.path(), machine, bare);
            report.print(System.out);
            report.write(json);
        }
        System.out.println("\nThe same figures are in " + json.toAbsolutePath() + ".");
        return 0;
    }

    @Command(
            description =
                    "Time a course of 1,000 lessons beside one of ten: loading it, a change of a file, its pages; and"
                            + " write the figures as JSON.")
    int course(
            @Option(
                            names = "--json",
                            defaultValue = "bench-course.json",
                            description = "The file to write. Default: ${DEFAULT-VALUE}")
                    Path json)
            throws Exception {
        Path maker = Optional.ofNullable(named("MOLT_COURSE_MAKER"))
                .filter(Files::exists)
                .orElseThrow(() -> new CommandFailed(
                        "Cannot measure: the script that writes a course is in the source tree, and this is none."));
        Map<String, String> machine = machine();
        machine.put("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MB at most");
        machine.put("load before", load());
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            RunReport report = new CourseBench(installation, folder.path(), python(), maker).measure(machine);
            machine.put("load after", load());
            report.print(System.out);
            report.write(json);
        }
        System.out.println("\nThe same figures are in " + json.toAbsolutePath() + ".");
        return 0;
    }

    @Command(
            description =
                    "Time what others meet right after hostile programs, beside them and while one learner asks for 200"
                            + " runs at once, with and without memory cgroups; and write the figures as JSON.")
    int neighbours(
            @Option(
                            names = "--json",
                            defaultValue = "bench-neighbours.json",
                            description = "The file to write. Default: ${DEFAULT-VALUE}")
                    Path json)
            throws Exception {
        Map<String, String> machine = machine();
        machine.put("load before", load());
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            RunReport report = new NeighboursBench(installation, folder.path()).measure(machine);
            machine.put("load after", load());
            report.print(System.out);
            report.write(json);
        }
        System.out.println("\nThe same figures are in " + json.toAbsolutePath() + ".");
        return 0;
    }

    private static Map<String, String> machine() {
        return new TreeMap<>(Map.of(
                "processors", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "java", Runtime.version().toString()));
    }

    /** Of the last minute: processes that run or would. */
    private static String load() {
        return Double.toString(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private Path python() throws CommandFailed {
        return Optional.ofNullable(named("MOLT_RUN_PYTHON"))
                .or(() -> Programs.first("python3"))
                .orElseThrow(() -> new CommandFailed("Cannot measure: python3 was not found."));
    }

    private @Nullable Path named(String variable) {
        String path = installation.variables().get(variable);
        return path == null ? null : Path.of(path);
    }

    private CourseFolder files(TemporaryFolder folder) throws CommandFailed, IOException {
        return new CourseFolder(installation.course(), folder.path().resolve("last-good"), false, problems -> {});
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
