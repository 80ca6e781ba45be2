package dev.molt.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./molt export} of the package, as the script starts it. */
final class ExportProcess {

    private static final Path PACKAGE = Path.of("target/serve/h2").toAbsolutePath();

    /** What it printed, and how it ended. */
    record Outcome(int exitCode, String out, String err) {}

    private ExportProcess() {}

    static Outcome run(Path lessons, Path target, String... options) throws IOException, InterruptedException {
        return run(List.of(lessons), target, options);
    }

    static Outcome run(List<Path> courses, Path target, String... options) throws IOException, InterruptedException {
        if (Files.notExists(PACKAGE)) {
            throw new IllegalStateException("There is no package at " + PACKAGE + ": ./molt test makes it first.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                String.join(
                        ":",
                        List.of(
                                PACKAGE + "/app/*",
                                PACKAGE + "/lib/main/*",
                                PACKAGE + "/lib/boot/*",
                                PACKAGE + "/quarkus/*")),
                "dev.molt.cli.Molt",
                "export",
                target.toString()));
        command.addAll(List.of(options));
        Path out = Files.createTempFile("export", ".out");
        Path err = Files.createTempFile("export", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("MOLT_PACKAGE", PACKAGE.toString());
            String lessons =
                    courses.stream().map(it -> it.toAbsolutePath().toString()).collect(Collectors.joining(","));
            builder.environment().put("MOLT_LESSONS", lessons);
            int exitCode = builder.start().waitFor();
            return new Outcome(exitCode, text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
