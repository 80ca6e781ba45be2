package dev.molt.run.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Proves programs in a Java process of its own, on whose heap there is nothing else. */
final class OwnProcess {
    private static final int PATIENCE_MINUTES = 9;

    private OwnProcess() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** @param how a word of {@link Entrance}'s */
    static List<String> command(String classPath, Path temporary, String how, Path rustc, List<Path> files) {
        List<String> command = new ArrayList<>(List.of(java().toString(), "-Xmx256m"));
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", classPath, Entrance.class.getName()));
        command.addAll(List.of(how, rustc.toString()));
        files.forEach(file -> command.add(file.toString()));
        return command;
    }

    /** As the user who runs the tests. */
    static Map<String, String> verdicts(String how, Path rustc, List<HostileProgram> programs) throws Exception {
        Path folder = Files.createTempDirectory("molt-beside");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> files = programs.stream().map(HostileProgram::path).toList();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return verdicts(command(classPath, temporary, how, rustc, files), folder);
        } finally {
            Files.deleteIfExists(folder.resolve("errors"));
            Files.deleteIfExists(folder.resolve("output"));
            Files.delete(folder);
        }
    }

    /**
     * What came of each program.
     *
     * @param folder for what the process prints
     */
    static Map<String, String> verdicts(List<String> command, Path folder) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        builder.environment().put("HOSTILE_SECRET", UUID.randomUUID().toString());
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("not done in time: " + Files.readString(output));
        }
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            String[] words = line.split("\t", 2);
            verdicts.put(words[0], words.length > 1 ? words[1] : "");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + Files.readString(errors));
        }
        return verdicts;
    }
}
