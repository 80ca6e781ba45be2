package dev.molt.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server started for one command, on a free port of loopback, with a data folder of its own. */
record ServerProcess(Process process, URI address) implements AutoCloseable {

    /** Until a server answers. */
    static final Duration MOST_START = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration MOST_END = Duration.ofSeconds(15);

    static ServerProcess start(Installation installation, Path data)
            throws CommandFailed, IOException, InterruptedException {
        return start(installation, data, Map.of());
    }

    /**
     * Returns when it answers.
     *
     * @param settings of this server, as environment variables
     */
    static ServerProcess start(Installation installation, Path data, Map<String, String> settings)
            throws CommandFailed, IOException, InterruptedException {
        String folder = installation.variables().get("MOLT_PACKAGE");
        if (folder == null) {
            throw new CommandFailed("There is no build to start: run ./molt bench.");
        }
        Files.createDirectories(data);
        File log = data.resolve("server.log").toFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Under the options of this process, which are those of ./molt serve.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", Path.of(folder, "quarkus-run.jar").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("MOLT_DATA", data.toString());
        builder.environment().put("MOLT_HOST", "127.0.0.1");
        builder.environment().put("MOLT_PORT", "0");
        // One learner asks as fast as they are answered.
        builder.environment().put("MOLT_RUN_RATE_PER_LEARNER", "0");
        builder.environment().put("MOLT_RUN_RATE_PER_ADDRESS", "0");
        // What is compiled in the background would take from what is measured.
        builder.environment().put("MOLT_RUN_AHEAD", "false");
        builder.environment().putAll(settings);
        Path port = data.resolve("server.port");
        // One that was killed leaves it behind.
        Files.deleteIfExists(port);
        Process process = builder.start();
        long end = System.nanoTime() + MOST_START.toNanos();
        while (Files.notExists(port)) {
            boolean ended = process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                process.destroyForcibly().waitFor();
                throw new CommandFailed("The server did not start:\n" + Files.readString(log.toPath()));
            }
        }
        return new ServerProcess(
                process, URI.create("http://127.0.0.1:" + Files.readString(port).strip()));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(MOST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
