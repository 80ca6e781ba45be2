package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.guide.Guide;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The guide's first lesson in ten minutes: each command prints what the guide says that one sees. */
class FirstLessonTest {

    private static final String LESSON = "05-data/01-structs-and-their-fields.md";

    /** Versions, and how many programs the machine knew before. */
    private static final Pattern VARIES = Pattern.compile("Python [\\d.]+ and rustc [\\d.]+, .*\\.");

    private final Guide guide = Guide.read();

    FirstLessonTest() throws Exception {
        // The guide is read from its file.
    }

    @Test
    void whatOneTypesAndSeesIsSo(@TempDir Path folder) throws Exception {
        CheckedCourse course =
                new CheckedCourse("check-sound", folder.toRealPath().resolve("lessons"), folder.resolve("data"));
        Path module = course.file("05-data/module.yaml");
        Files.createDirectories(module.getParent());
        Files.writeString(module, "title: \"Data\"\nsummary: \"Structs and enums.\"\n");
        List<String> shown = guide.shown("text");

        assertEquals(shown.get(0), begun(folder.toRealPath()));
        Path lesson = course.file(LESSON);
        String whole = Files.readString(lesson);
        int first = whole.indexOf("```python title=\"A second name\"");
        String pair = guide.examples().stream()
                .filter(example -> example.kind().equals("unfinished"))
                .map(Guide.Example::text)
                .findFirst()
                .orElseThrow();
        Files.writeString(
                lesson, whole.substring(0, first) + pair + "\n" + whole.substring(whole.indexOf("## Then break it")));
        assertEquals(steady(shown.get(1)), steady(course.check(List.of(LESSON)).out()));

        course.replace(LESSON, "@bnd", "@bind");
        assertEquals(
                steady(guide.shown("diff").get(0)),
                steady(course.check(List.of(LESSON), "--fix").out()));

        course.replace(LESSON, "status: draft", "status: published");
        CheckedCourse.Outcome published = course.check(List.of(LESSON), "--strict");
        assertEquals(steady(shown.get(2)), steady(published.out()));
        assertEquals(0, published.exitCode());
        assertTrue(Files.readString(lesson).contains("3 9"));
    }

    private static String begun(Path folder) {
        StringWriter out = new StringWriter();
        CommandLine line = Molt.commandLine(Map.of(
                "MOLT_DATA",
                folder.toString(),
                "MOLT_LESSONS",
                folder.resolve("lessons").toString()));
        line.setOut(new PrintWriter(out, true)).execute("new", "lesson", "data", "Structs and their fields");
        String elsewhere = " --lessons " + folder.resolve("lessons");
        return out.toString().replace(elsewhere, "").replace(folder + "/", "");
    }

    private static String steady(String told) {
        return VARIES.matcher(told).replaceAll("…");
    }
}
