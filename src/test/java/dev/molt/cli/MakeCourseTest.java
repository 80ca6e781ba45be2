package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.run.box.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that writes a course of any size, for {@code ./molt bench course}. */
class MakeCourseTest {

    private static final int LESSONS = 43;
    private static final int PAIRS = 200;

    @TempDir
    private Path temp;

    @Test
    void aCourseOfAnySizeIsWrittenWithoutAMistake() throws IOException {
        make("made", LESSONS, PAIRS);
        Course course = course("made");
        assertEquals(
                List.of(20, 20, 3),
                course.modules().stream().map(it -> it.lessons().size()).toList());
        assertEquals(
                PAIRS,
                items(course).stream()
                        .filter(Block.Comparison.class::isInstance)
                        .count());
        for (Lesson lesson : course.lessons().toList()) {
            assertEquals(1, of(lesson, Block.Snippet.class), lesson.id());
            assertEquals(2, of(lesson, Block.Quiz.class), lesson.id());
            assertEquals(1, of(lesson, Block.Exercise.class), lesson.id());
        }
        Set<String> texts = new HashSet<>();
        for (Block.Item item : items(course)) {
            if (item instanceof Block.Comparison pair) {
                assertTrue(texts.add(code(pair.python())), pair.id());
                assertTrue(texts.add(code(pair.rust())), pair.id());
            }
        }
    }

    @Test
    void theSameNumbersGiveTheSameCourseAndASmallerOneIsItsBeginning() throws IOException {
        make("one", LESSONS, PAIRS);
        make("other", LESSONS, PAIRS);
        assertEquals(course("one"), course("other"));
        make("few", 10, 50);
        make("many", 40, 200);
        assertEquals(
                course("few").modules().get(0).lessons(),
                course("many").modules().get(0).lessons().subList(0, 10));
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Files.createDirectories(temp.resolve("full"));
        Files.writeString(temp.resolve("full/mine.txt"), "mine");
        assertTrue(make("full", 1, 1).contains("is not empty"));
        assertFalse(Files.exists(temp.resolve("full/course.yaml")));
    }

    private String make(String name, int lessons, int pairs) throws IOException {
        return CommandOutput.of(List.of(
                "python3",
                "src/test/scripts/make-course.py",
                temp.resolve(name).toString(),
                "--lessons",
                Integer.toString(lessons),
                "--pairs",
                Integer.toString(pairs)));
    }

    private Course course(String name) {
        Path kept = temp.resolve(name + "-kept");
        try (CourseFolder folder = new CourseFolder(temp.resolve(name), kept, false, problems -> {})) {
            assertEquals(List.of(), folder.problems());
            return folder.course();
        }
    }

    private static List<Block.Item> items(Course course) {
        return course.lessons()
                .flatMap(lesson -> lesson.blocks().stream())
                .filter(Block.Item.class::isInstance)
                .map(Block.Item.class::cast)
                .toList();
    }

    private static long of(Lesson lesson, Class<? extends Block> kind) {
        return lesson.blocks().stream().filter(kind::isInstance).count();
    }

    private static String code(Half half) {
        return half.language() + half.code();
    }
}
