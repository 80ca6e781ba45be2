package dev.molt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another Java process has on its heap after a collection, as the JDK's own tool tells. */
final class LiveHeap {

    /** The last line of a histogram: objects, then bytes. */
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    private LiveHeap() {}

    /** In bytes. Collects the garbage first. */
    static long bytes(ProcessHandle process) throws CommandFailed, IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            throw new CommandFailed(
                    "Cannot measure the heap: there is no " + tool + ". Use a JDK: set MOLT_JAVA_HOME.");
        }
        Process asked = new ProcessBuilder(tool.toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new CommandFailed("Cannot measure the heap of process " + process.pid() + ": jcmd says: "
                    + answer.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(total.group(1));
    }
}
