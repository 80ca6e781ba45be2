package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.CommandOutput;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course of which most lessons are read after the site has begun, and one of very many modules. */
class LargeCourseTest {

    private static final int LESSONS = 150;
    private static final int MODULES = 30;
    private static final String MARK = "peculiarheading";

    @TempDir
    Path temp;

    @Test
    void pagesAreThereFromTheStartAndWhatIsReadLaterFollows() throws Exception {
        List<Path> lessons = lessons(LESSONS, 20);
        Path broken = lessons.get(LESSONS - 1);
        Path marked = lessons.get(LESSONS - 2);
        append(broken, "\n```pyton\n1\n```\n");
        append(marked, "\n## A " + MARK + "\n\nProse.\n");
        HttpClient reader = MoltProcess.client();
        Map<String, String> settings = Map.of("MOLT_DRAFTS", "true", "MOLT_RUN_AHEAD", "false");
        try (MoltProcess molt =
                MoltProcess.start(Files.createDirectory(temp.resolve("data")), temp.resolve("course"), settings)) {
            assertEquals(404, molt.get(reader, address(broken)).statusCode());
            assertTrue(molt.get(reader, address(marked)).body().contains(MARK));
            soon(() -> !molt.get(reader, "/health").body().contains("still being read"));
            assertTrue(molt.get(reader, "/search?q=" + MARK).body().contains(address(marked)));
            String problems = molt.get(reader, "/problems").body();
            assertTrue(problems.contains("a fence of pyton is not run"), problems);
            assertTrue(!problems.contains("still being read"), problems);
        }
    }

    @Test
    void ofVeryManyModulesTheNearestStandBesideALesson() throws Exception {
        List<Path> lessons = lessons(MODULES, 1);
        HttpClient reader = MoltProcess.client();
        try (MoltProcess molt = MoltProcess.start(
                Files.createDirectory(temp.resolve("data")),
                temp.resolve("course"),
                Map.of("MOLT_RUN_AHEAD", "false"))) {
            assertEquals(
                    List.of(
                            "9 earlier modules",
                            "10",
                            "11",
                            "12",
                            "13",
                            "14",
                            "15",
                            "16",
                            "17",
                            "18",
                            "19",
                            "20",
                            "10 later modules"),
                    outline(molt, reader, lessons.get(14)));
            assertEquals(
                    List.of("1", "2", "3", "4", "5", "6", "24 later modules"), outline(molt, reader, lessons.get(0)));
            // One that is left over is shown rather than counted.
            assertEquals("1", outline(molt, reader, lessons.get(6)).get(0));
            assertEquals(
                    "2 earlier modules", outline(molt, reader, lessons.get(7)).get(0));
            assertEquals(
                    List.of("29", "30"),
                    outline(molt, reader, lessons.get(23)).stream().skip(11).toList());
            String all = molt.get(reader, "/").body();
            assertTrue(
                    all.contains("id=\"map\"") && all.contains("/learn/part-1\"") && all.contains("/learn/part-30\""));
        }
    }

    /** The modules beside a lesson, by the numbers in their titles, and what stands for those that are not shown. */
    private static List<String> outline(MoltProcess molt, HttpClient reader, Path lesson) throws Exception {
        String page = molt.get(reader, address(lesson)).body();
        String outline = page.substring(page.indexOf("<nav class=\"outline\""), page.indexOf("<main"));
        return Pattern.compile("Part (\\d+)</a>|#map\">([^<]+)")
                .matcher(outline)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private List<Path> lessons(int number, int perModule) throws IOException {
        Path course = temp.resolve("course");
        String said = CommandOutput.of(List.of(
                "python3",
                "src/test/scripts/make-course.py",
                course.toString(),
                "--lessons",
                Integer.toString(number),
                "--pairs",
                Integer.toString(5 * number),
                "--per-module",
                Integer.toString(perModule)));
        try (Stream<Path> files = Files.walk(course)) {
            List<Path> lessons = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertEquals(number, lessons.size(), said);
            return lessons;
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String address(Path file) {
        return "/learn/" + slug(file.getParent()) + "/" + slug(file).replace(".md", "");
    }

    private static String slug(Path path) {
        return path.getFileName().toString().replaceFirst("^\\d+-", "");
    }

    /** A bound for a busy machine. */
    private static void soon(java.util.function.BooleanSupplier condition) {
        MoltProcess.await(Duration.ofMinutes(2), condition);
    }
}
