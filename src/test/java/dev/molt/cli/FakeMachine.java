package dev.molt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine for the {@code molt} script: the usual tools of the shell are there, any other only as a test makes it. */
final class FakeMachine {

    private static final List<String> SHELL = List.of(
            "bash",
            "cat",
            "chmod",
            "date",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "readlink",
            "realpath",
            "sed",
            "sh",
            "sort");

    private final Path folder;
    private final Path bin;
    private Path java = Path.of(System.getProperty("java.home"));
    private Path root = Path.of("").toAbsolutePath();

    /** What a command printed and how it ended. */
    record Outcome(int exitCode, String out, String err) {}

    FakeMachine(Path folder) throws IOException {
        this.folder = folder;
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : SHELL) {
            with(name, "exec " + onRealPath(name) + " \"$@\"");
        }
    }

    private static Path onRealPath(String name) {
        for (String place : System.getenv("PATH").split(":")) {
            Path file = Path.of(place, name);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("the tests need " + name + " on PATH");
    }

    /** A command of that name that runs these shell lines. */
    FakeMachine with(String name, String... lines) throws IOException {
        write(bin.resolve(name), lines);
        return this;
    }

    /** From here on it has a Molt like a container image's: built, without sources, on a Java that tells how it was called. */
    FakeMachine withBuiltMolt(String javaVersion) throws IOException {
        Path image = Files.createDirectories(folder.resolve("image"));
        Files.createDirectories(image.resolve("lessons"));
        Files.createDirectories(image.resolve("tools"));
        for (String name : List.of("molt", "pom.xml", "tools/machine.sh", "tools/build.sh", "tools/tests.sh")) {
            Files.copy(root.resolve(name), image.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String database : List.of("h2", "postgresql")) {
            Files.createDirectories(image.resolve("target/serve").resolve(database));
        }
        java = Files.createDirectories(folder.resolve("java"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + javaVersion + "\"\n");
        Files.createDirectories(java.resolve("bin"));
        write(
                java.resolve("bin/java"),
                "echo \"arguments: $*\"",
                onRealPath("env").toString(),
                "exit 7");
        root = image;
        return with("python3", "echo Python 3.11.2")
                .with("rustc", "echo 'rustc 1.95.0 (59807616e 2026-04-14)'")
                .with("cc", "[ \"$1\" = --version ] && echo 'cc 12.2.0' || echo /usr/lib/crt1.o")
                .with("bwrap", "echo bubblewrap 0.8.0");
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Outcome molt(String... arguments) throws IOException, InterruptedException {
        return molt(Map.of(), arguments);
    }

    Outcome molt(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("molt").toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().clear();
        process.environment()
                .putAll(Map.of(
                        "PATH", bin.toString(),
                        "HOME", folder.toString(),
                        "MOLT_JAVA_HOME", java.toString(),
                        "MOLT_DATA", folder.resolve("data").toString(),
                        "MOLT_LESSONS", folder.toString(),
                        "MOLT_PORT", "0"));
        process.environment().putAll(variables);
        int exitCode = process.start().waitFor();
        return new Outcome(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
