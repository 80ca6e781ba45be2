package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The baseline: what a person types without Molt, {@code rustc main.rs && ./main} and {@code python3 main.py}.
 *
 * @param rustc the compiler itself, without the switch that rustup puts before it
 * @param folder to work in, one per user of this at a time
 */
record BarePrograms(Path rustc, Path python, Path folder) {

    BarePrograms in(String part) throws IOException {
        return new BarePrograms(rustc, python, Files.createDirectories(folder.resolve(part)));
    }

    /** @return nanoseconds for compiling and running */
    long compileAndRun(String source, boolean release) throws IOException, InterruptedException, CommandFailed {
        Files.writeString(folder.resolve("main.rs"), source);
        long start = System.nanoTime();
        await(release ? List.of(rustc.toString(), "-Copt-level=3", "main.rs") : List.of(rustc.toString(), "main.rs"));
        await(List.of("./main"));
        return System.nanoTime() - start;
    }

    /** @return nanoseconds for running what was compiled last */
    long runAgain() throws IOException, InterruptedException, CommandFailed {
        long start = System.nanoTime();
        await(List.of("./main"));
        return System.nanoTime() - start;
    }

    long runPython(String source) throws IOException, InterruptedException, CommandFailed {
        Files.writeString(folder.resolve("main.py"), source);
        long start = System.nanoTime();
        await(List.of(python.toString(), "main.py"));
        return System.nanoTime() - start;
    }

    private void await(List<String> command) throws IOException, InterruptedException, CommandFailed {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new CommandFailed("Cannot measure: " + String.join(" ", command) + " failed:\n"
                    + Files.readString(folder.resolve("output")));
        }
    }
}
