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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course of which most lessons are read after the site has begun. */
class LargeCourseTest {

    private static final int LESSONS = 150;
    private static final String MARK = "peculiarheading";

    @TempDir
    Path temp;

    @Test
    void pagesAreThereFromTheStartAndWhatIsReadLaterFollows() throws Exception {
        List<Path> lessons = lessons();
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

    private List<Path> lessons() throws IOException {
        Path course = temp.resolve("course");
        String said = CommandOutput.of(List.of(
                "python3",
                "src/test/scripts/make-course.py",
                course.toString(),
                "--lessons",
                Integer.toString(LESSONS),
                "--pairs",
                Integer.toString(5 * LESSONS)));
        try (Stream<Path> files = Files.walk(course)) {
            List<Path> lessons = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertEquals(LESSONS, lessons.size(), said);
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
