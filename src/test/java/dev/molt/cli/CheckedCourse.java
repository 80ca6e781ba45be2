package dev.molt.cli;

import dev.molt.run.Engine;
import dev.molt.run.SharedBoxes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A copy of a course of the tests' resources, and {@code ./molt check} on it. */
final class CheckedCourse {

    private static final Pattern STARTED = Pattern.compile("(\\d+) of them run now");

    private final Path folder;
    private final Path data;
    private final Map<String, String> variables = new HashMap<>();
    private Function<@Nullable Path, Engine> engines;

    /** What a check printed, with {@code lessons} in place of the copy's folder, how it ended and what it ran. */
    record Outcome(int exitCode, String out, String err, int runs) {}

    private final SharedBoxes boxes = new SharedBoxes();

    /** Writes over a copy that is there; {@code data} may be that of an earlier check. */
    CheckedCourse(String resource, Path folder, Path data) throws IOException {
        this.folder = folder;
        this.data = data;
        this.engines = rustc -> boxes;
        Path original = Path.of("src/test/resources", resource);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    CheckedCourse with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** @param others by rustc, null for the usual one */
    CheckedCourse on(Function<@Nullable Path, Engine> others) {
        engines = others;
        return this;
    }

    SharedBoxes boxes() {
        return boxes;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void replace(String file, String what, String with) throws IOException {
        String text = Files.readString(file(file));
        if (!text.contains(what)) {
            throw new IllegalArgumentException(what + " is not in " + file);
        }
        Files.writeString(file(file), text.replace(what, with));
    }

    /** The whole course; {@code files} are inside it. */
    Outcome check(String... options) {
        return check(List.of(""), options);
    }

    Outcome check(List<String> files, String... options) {
        int before = boxes.runs();
        Map<String, String> all = new HashMap<>(variables);
        all.put("MOLT_DATA", data.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> typed = new ArrayList<>(List.of(options));
        files.forEach(file -> typed.add(folder.resolve(file).toString()));
        CheckCommand command = new CheckCommand(Installation.of(all), rustc -> SharedBoxes.desk(engines.apply(rustc)));
        int exitCode = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(typed.toArray(String[]::new));
        return new Outcome(exitCode, named(out), named(err), started(boxes.runs() - before, out.toString() + err));
    }

    /** As the check says: one that a busy machine made it repeat counts once. Where no box ran anything it says so rightly. */
    private static int started(int boxed, String told) {
        Matcher said = STARTED.matcher(told);
        return boxed > 0 && said.find() ? Integer.parseInt(said.group(1)) : boxed;
    }

    private String named(StringWriter printed) {
        return printed.toString().replace(folder.toString(), "lessons");
    }
}
