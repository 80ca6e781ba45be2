package dev.molt.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./molt runner} of the packaged Molt as a process of its own, on loopback. */
final class RunnerProcess implements AutoCloseable {

    static final String SECRET = "the-secret-of-these-tests-and-no-other";

    private static final Path PACKAGE = Path.of("target/serve/h2");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("A runner listens at http://127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final int port;

    private RunnerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param port 0 for any free one */
    static RunnerProcess start(Path data, int port, Map<String, String> settings) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = String.join(
                ":", PACKAGE + "/app/*", PACKAGE + "/lib/main/*", PACKAGE + "/lib/boot/*", PACKAGE + "/quarkus/*");
        Path log = data.resolve("runner.log");
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        classes,
                        "dev.molt.cli.Molt",
                        "runner")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MOLT_DATA", data.toString());
        builder.environment().put("MOLT_PORT", Integer.toString(port));
        builder.environment().put("MOLT_RUN_REMOTE_SECRET", SECRET);
        builder.environment().putAll(settings);
        Process process = builder.start();
        MoltProcess.await(START, () -> said(log).find() || !process.isAlive());
        Matcher said = said(log);
        if (!said.find()) {
            process.destroyForcibly();
            throw new IllegalStateException("The runner ended:\n" + Files.readString(log));
        }
        return new RunnerProcess(process, Integer.parseInt(said.group(1)));
    }

    private static Matcher said(Path log) {
        try {
            return LISTENS.matcher(Files.readString(log));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Process process() {
        return process;
    }

    /** Programs in its boxes now. */
    long programs(String named) {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").contains(named))
                .count();
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
