package dev.molt.cli;

import dev.molt.run.RunSettings;
import dev.molt.run.SandboxProbe;
import dev.molt.run.SandboxStatus;
import dev.molt.run.remote.RemoteSettings;
import dev.molt.run.remote.RunnerStatus;
import dev.molt.run.remote.Runners;
import dev.molt.run.toolchain.Tool;
import dev.molt.web.Running;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks at what Molt keeps and tries a box. The {@code molt} script has told about the machine's tools before. */
record Doctor(Installation installation, PrintStream out) {

    /** Prints what it finds; true when all is well. */
    boolean examine() throws CommandFailed, IOException {
        out.println();
        out.println("What Molt keeps");
        boolean well = examineData();
        well &= examineDatabase();
        out.println();
        Optional<RemoteSettings> remote = remote();
        if (remote.isPresent()) {
            out.println("The runners for learners' programs");
            return examineRunners(remote.get()) && well;
        }
        out.println("The box for learners' programs");
        return examineBox() && well;
    }

    private Optional<RemoteSettings> remote() throws CommandFailed {
        try {
            return Running.remote(Settings.of(installation.variables()));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean examineRunners(RemoteSettings settings) {
        List<RunnerStatus> all;
        try (Runners runners = new Runners(settings)) {
            runners.probed().join();
            all = runners.statuses();
        }
        for (RunnerStatus runner : all) {
            SandboxStatus box = runner.desk().sandbox();
            line("Runner", runner.url() + (runner.ready() ? " is ready" : " is not ready, so it gets no programs"));
            if (runner.ready()) {
                line("", "Python " + box.python() + ", Rust " + box.rustc() + ", bubblewrap " + box.bwrap());
                line("", runner.desk().workers() + " programs at once, memory limited by " + box.limits());
            } else {
                line("", runner.reason());
                line("", runner.remedy());
            }
        }
        if (RunnerStatus.differ(all)) {
            line("Versions", "differ: give all runners the same Python and Rust");
        }
        return all.stream().allMatch(RunnerStatus::ready);
    }

    private boolean examineData() {
        Path data = installation.data();
        if (!Files.exists(data)) {
            line("Data", data + " is made at the first start");
            return true;
        }
        if (!Files.isDirectory(data) || !Files.isWritable(data)) {
            line("Data", data + " cannot be written: give it to the user who serves, or name another with --data DIR");
            return false;
        }
        line("Data", data + " can be written");
        return true;
    }

    private boolean examineDatabase() {
        Database database = installation.database();
        try {
            Optional<RunningServer> server = RunningServer.announcedIn(installation.data());
            if (server.isPresent()) {
                line(
                        "Server",
                        server.get().answers() ? "serves at " + server.get().address() : "was killed");
            }
            line("Database", state(database));
            return true;
        } catch (CommandFailed | SQLException | IOException e) {
            line("Database", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static String state(Database database) throws SQLException, IOException {
        if (!database.exists()) {
            return "H2, made at the first start";
        }
        Path file = database.file();
        if (file != null) {
            return "H2, " + file + ", " + Files.size(file) / 1024 + " KiB";
        }
        try (Connection connection = database.connect()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " answers at "
                    + database.url();
        }
    }

    /** Runs a program of each language in a box of this moment, beside those of a server that may be running. */
    private boolean examineBox() throws CommandFailed, IOException {
        SandboxStatus box;
        try (TemporaryFolder cache = TemporaryFolder.create()) {
            RunSettings settings = Settings.ofPrograms(Settings.of(installation.variables()));
            box = SandboxProbe.probe(settings.withCache(cache.path(), settings.cacheBytes()));
        }
        line(
                "Box",
                box.ready() ? "works: a program of each language ran in one" : "does not work, so running code is off");
        if (!box.ready()) {
            line("", box.reason());
            line("", box.remedy());
        }
        line("Python", box.python());
        line("Rust", box.rustc());
        for (Tool tool : Tool.values()) {
            line(tool.title(), box.tool(tool).said());
        }
        line("bubblewrap", box.bwrap());
        line("Memory", "limited by " + box.limits());
        return box.ready();
    }

    private void line(String name, String found) {
        out.printf("  %-12s %s%n", name, found);
    }
}
