package dev.molt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be served: the server ends, and a person reads which ones, why, and what to do. */
class CoursesAtStartTest {

    @TempDir
    private Path folder;

    private Path data;
    private Path course;

    @BeforeEach
    void begin() throws IOException {
        folder = folder.toRealPath();
        data = Files.createDirectory(folder.resolve("data"));
        course = course("mine", "one");
    }

    private Path course(String name, String id) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                made.resolve("course.yaml"),
                "id: \"" + id + "\"\ntitle: \"A course\"\nsummary: \"Short.\"\nauthors: [\"Ada\"]\nlicence: \"MIT\"\n");
        return made;
    }

    private void refused(String told, Path... folders) throws IOException {
        String log = assertThrows(
                        IllegalStateException.class,
                        () -> MoltProcess.start(data, course, Map.of("MOLT_LESSONS", list(folders)))
                                .close())
                .getMessage();
        assertTrue(log.contains(told), log);
        assertFalse(log.contains("\tat "), log);
        assertFalse(log.contains("Exception"), log);
    }

    private static String list(Path... folders) {
        StringBuilder list = new StringBuilder();
        for (Path each : folders) {
            list.append(list.isEmpty() ? "" : ",").append(each.toString().replace(",", "\\,"));
        }
        return list.toString();
    }

    @Test
    void twoCoursesOfOneId() throws IOException {
        Path other = course("theirs", "one");
        refused(
                "Two courses have the id one: those in " + course + " and " + other + ". Progress is stored by it,",
                course,
                other);
    }

    @Test
    void aFolderThatIsNoCourse() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused("There is no course in " + empty + ": it has no course.yaml.", course, empty);
        refused("There is no course in " + empty + ": it has no course.yaml.", empty);
    }

    @Test
    void theSameFolderTwice() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), course);
        refused("The folder of lessons " + course + " is named twice, as " + link + " too: name it once", course, link);
    }

    @Test
    void aCourseWhoseIdIsNotKnown() throws IOException {
        Path broken = course("broken, too", "two");
        Files.writeString(broken.resolve("course.yaml"), "id: \"Two\"\n");
        refused(broken + "/course.yaml:1:5: error: id is not made of lower-case letters", course, broken);
    }

    @Test
    void aCourseThatWasGoodBeforeIsServedBesideOthersAsItWas() throws Exception {
        Path other = course("theirs", "two");
        Map<String, String> both = Map.of("MOLT_LESSONS", list(course, other));
        try (MoltProcess molt = MoltProcess.start(data, course, both)) {
            assertEquals(200, molt.get(MoltProcess.client(), "/learn/two").statusCode());
        }
        Files.writeString(other.resolve("course.yaml"), "id: \"Two\"\n");
        Map<String, String> withProblems = Map.of("MOLT_LESSONS", list(course, other), "MOLT_DRAFTS", "true");
        try (MoltProcess molt = MoltProcess.start(data, course, withProblems)) {
            HttpClient reader = MoltProcess.client();
            assertEquals(200, molt.get(reader, "/learn/two").statusCode());
            // From now on there are two of one id: that is told, and the first of them stays where it is.
            course("theirs", "one");
            MoltProcess.await(
                    Duration.ofSeconds(10),
                    () -> molt.get(reader, "/problems")
                            .body()
                            .contains("the id one is that of the course in " + course));
            assertEquals(200, molt.get(reader, "/learn/one").statusCode());
            assertEquals(404, molt.get(reader, "/learn/two").statusCode());
        }
    }
}
