package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a course's files were read as is kept for the next start: it must be what reading them again would give. */
class KeptReadingsTest {

    @TempDir
    Path temp;

    private Path lessons;

    @BeforeEach
    void aModuleOfMoltsCourse() throws IOException {
        lessons = Files.createDirectory(temp.resolve("lessons"));
        Files.copy(Path.of("lessons/course.yaml"), lessons.resolve("course.yaml"));
        copy(Path.of("lessons/03-basics"), lessons.resolve("03-basics"));
    }

    @Test
    void aCourseReadAgainFromWhatIsKeptIsTheCourseReadAnew() {
        Course anew = course("kept");
        Course again = course("kept");
        assertEquals(course("empty"), anew);
        assertEquals(anew, again);
        assertTrue(again.lessons().findAny().isPresent());
    }

    @Test
    void whatIsKeptIsUsedAndWhatIsDamagedIsReadAnew() throws IOException {
        Course anew = course("kept");
        List<Path> all;
        try (Stream<Path> files = Files.walk(temp.resolve("kept"))) {
            all = files.filter(file -> file.toString().endsWith(".read"))
                    .sorted()
                    .toList();
        }
        assertEquals(anew.lessons().count(), all.size());
        FileTime longAgo = FileTime.fromMillis(0);
        for (int i = 0; i < all.size(); i++) {
            if (i % 4 > 0) {
                Files.write(all.get(i), damaged(Files.readAllBytes(all.get(i)), i % 4));
            }
            Files.setLastModifiedTime(all.get(i), longAgo);
        }
        assertEquals(anew, course("kept"));
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i % 4 == 0, Files.getLastModifiedTime(all.get(i)).equals(longAgo), all.get(i)::toString);
        }
    }

    private static byte[] damaged(byte[] bytes, int how) {
        switch (how) {
            case 1:
                return new byte[0];
            case 2:
                return Arrays.copyOf(bytes, bytes.length / 2);
            default:
                // A letter of some text.
                bytes[bytes.length - 3]++;
                return bytes;
        }
    }

    @Test
    void whatWasKeptOfAnotherFileIsNotTaken() throws IOException {
        course("kept");
        Files.copy(
                kept("03-basics/01-names.md"),
                kept("03-basics/05-expressions.md"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(course("empty"), course("kept"));
    }

    @Test
    void anotherEditionReadsAnew() throws IOException {
        course("kept");
        Files.writeString(
                lessons.resolve("course.yaml"),
                Files.readString(lessons.resolve("course.yaml")).replace("2024", "2021"));
        assertEquals(course("empty"), course("kept"));
    }

    @Test
    void whatIsKeptGoesWithItsFile() throws IOException {
        // Nothing names this lesson, however the course grows.
        Path file = lessons.resolve("03-basics/99-alone.md");
        Files.writeString(file, "---\ntitle: \"Alone\"\nsummary: \"S\"\nminutes: 5\n---\n\nProse.\n");
        course("kept");
        assertTrue(Files.exists(kept("03-basics/99-alone.md")));
        Files.delete(file);
        course("kept");
        assertTrue(Files.notExists(kept("03-basics/99-alone.md")));
    }

    @Test
    void aWarningIsToldAtEachStartAndKeepsNoLessonBack() throws IOException {
        String file = "03-basics/99-alone.md";
        Files.writeString(
                lessons.resolve(file),
                "---\ntitle: \"Alone\"\nsummary: \"S\"\nminutes: 5\n---\n\n> [!NOTE]\n> Prose.\n");
        for (int start = 1; start <= 2; start++) {
            try (CourseFolder folder = new CourseFolder(lessons, temp.resolve("kept"), true, problems -> {})) {
                assertEquals(
                        List.of("[!NOTE] is shown as it stands"),
                        folder.problems().stream().map(Problem::message).toList());
                assertTrue(folder.course()
                        .lessons()
                        .anyMatch(lesson -> lesson.file().equals(file)));
                assertEquals(Set.of(), folder.outdated());
            }
        }
    }

    private Path kept(String file) {
        return temp.resolve("kept").resolve(file + ".read");
    }

    private Course course(String kept) {
        try (CourseFolder folder = new CourseFolder(lessons, temp.resolve(kept), true, problems -> {})) {
            assertEquals(List.of(), folder.problems());
            return folder.course();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(to.resolve(from.relativize(file)), Files.readAllBytes(file), StandardOpenOption.CREATE_NEW);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
