package dev.molt.run;

import dev.molt.run.toolchain.PythonToolchain;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Python prints of an uncaught exception.
 *
 * @param exception class, such as {@code ValueError} or {@code json.decoder.JSONDecodeError}
 * @param message what it says, may be empty
 * @param line of the learner's file, from 1; 0 where none is named
 */
record Traceback(String exception, String message, int line) {
    private static final Pattern PLACE = Pattern.compile(
            // A program may print one of its own, with any number.
            "^ *File \"" + Pattern.quote(PythonToolchain.SOURCE) + "\", line (\\d{1,9})\\b", Pattern.MULTILINE);
    private static final Pattern LAST =
            Pattern.compile("^([A-Za-z_][\\w.]*)(?:: (.*))?$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CALLS = Pattern.compile("(?m)^Traceback \\(most recent call last\\):$");
    private static final Pattern ANY = Pattern.compile("^[A-Za-z_][\\w.]*(?::|$)", Pattern.MULTILINE);

    /** Names the learner's file as they know it, without its folder in the box. */
    static String withoutPaths(String stderr) {
        return stderr.replace(
                "File \"/box/" + PythonToolchain.SOURCE + "\"", "File \"" + PythonToolchain.SOURCE + "\"");
    }

    /** The last one in {@code stderr}, of which {@link #withoutPaths} has been taken. */
    static Optional<Traceback> in(String stderr) {
        int line = 0;
        int end = -1;
        Matcher place = PLACE.matcher(stderr);
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
            end = place.end();
        }
        Matcher last = ANY.matcher(stderr);
        if (end < 0 || !last.find(end)) {
            return Optional.empty();
        }
        Matcher whole = LAST.matcher(stderr.substring(last.start()).strip());
        return whole.matches()
                ? Optional.of(new Traceback(whole.group(1), whole.group(2) == null ? "" : whole.group(2), line))
                : Optional.empty();
    }

    /** Of a program that was run: whether Python could not even read it. One that is read and raises such an error has calls to tell of. */
    boolean isOfUnread(String stderr) {
        return List.of("SyntaxError", "IndentationError", "TabError").contains(exception)
                && !CALLS.matcher(stderr).find();
    }

    /** What the interpreter raises says no more; a program may raise one that does. */
    boolean isOutOfMemory() {
        return exception.equals("MemoryError") && message.isEmpty();
    }

    Diagnostic diagnostic(String stderr) {
        return new Diagnostic(
                Diagnostic.Level.ERROR,
                exception,
                message.isEmpty() ? exception : message,
                line,
                line == 0 ? 0 : 1,
                line,
                line == 0 ? 0 : 1,
                line == 0 ? List.of() : List.of(new Diagnostic.Span(line, 1, line, 1, exception, true)),
                stderr.strip());
    }
}
