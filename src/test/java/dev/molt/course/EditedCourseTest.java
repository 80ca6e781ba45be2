package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a course was edited while it was watched, it and its problems are those of its files read afresh. */
class EditedCourseTest {

    private static final int EDITS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    private Path lessons;
    private Random random = new Random();
    private LessonSearch search;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aCourseReachedByEditsIsTheCourseReadAfresh(long seed) throws IOException {
        random = new Random(seed);
        lessons = temp.resolve("lessons");
        write("course.yaml", "id: c\ntitle: T\nsummary: S\nauthors: [A]\nlicence: L\n");
        search = LessonSearch.of(new Course("c", "T", "S", List.of(), "", "2024", List.of()));
        try (CourseFolder watched = new CourseFolder(lessons, temp.resolve("kept"), true, problems -> {})) {
            for (int i = 1; i <= EDITS; i++) {
                edit();
                if (i % 10 == 0) {
                    assertSameAsAfresh(watched, "after " + i + " edits of seed " + seed);
                }
            }
        }
    }

    /** Every file is good by itself: a bad one keeps its last good state, which nobody who reads afresh knows. */
    private void edit() throws IOException {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> write(file(), lesson());
            case 5 -> Files.deleteIfExists(lessons.resolve(file()));
            case 6 -> rename();
            case 7 -> write(module() + "/module.yaml", "title: \"M" + random.nextInt(9) + "\"\nsummary: S\n");
            case 8 -> write(module() + "/images/p" + random.nextInt(3) + ".svg", "<svg/>");
            default ->
                write(
                        "course.yaml",
                        "id: c\ntitle: T" + random.nextInt(9) + "\nsummary: S\nauthors: [A]\nlicence: L\nedition: "
                                + (random.nextBoolean() ? 2021 : 2024) + "\n");
        }
    }

    private void rename() throws IOException {
        Path from = lessons.resolve(file());
        Path to = lessons.resolve(file());
        if (Files.exists(from)) {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Few names, so that ids, aliases and addresses clash, and links and needs hit and miss. */
    private String lesson() {
        List<String> front =
                new ArrayList<>(List.of("title: \"L" + random.nextInt(99) + "\"", "summary: S", "minutes: 5"));
        if (random.nextInt(3) == 0) {
            front.add("id: \"" + slug() + "\"");
        }
        if (random.nextInt(3) == 0) {
            front.add("aliases: [\"" + slug() + "\"]");
        }
        if (random.nextBoolean()) {
            front.add("needs: [\"" + slug() + "\"]");
        }
        if (random.nextInt(5) == 0) {
            front.add("status: draft");
        }
        String text = "---\n" + String.join("\n", front) + "\n---\n\n";
        if (random.nextBoolean()) {
            text += "[there](../" + module() + "/" + name() + ")\n\n";
        }
        if (random.nextInt(4) == 0) {
            text += "![it](images/p" + random.nextInt(4) + ".svg)\n\n";
        }
        return text + "```rust id=x\nlet _a = " + random.nextInt(99) + ";\n```\n```output\n```\n";
    }

    private String module() {
        return List.of("01-one", "02-two", "03-three", "04-one").get(random.nextInt(4));
    }

    private String name() {
        return "0" + (1 + random.nextInt(4)) + "-" + List.of("a", "b", "c").get(random.nextInt(3)) + ".md";
    }

    private String file() {
        return module() + "/" + name();
    }

    private String slug() {
        return List.of("one", "two", "three").get(random.nextInt(3)) + "/"
                + List.of("a", "b", "c").get(random.nextInt(3));
    }

    private void assertSameAsAfresh(CourseFolder watched, String when) throws IOException {
        Path empty = Files.createTempDirectory(temp, "kept");
        try (CourseFolder afresh = new CourseFolder(lessons, empty, true, problems -> {})) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end
                    && !(watched.course().equals(afresh.course())
                            && watched.problems().equals(afresh.problems()))) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertEquals(afresh.problems(), watched.problems(), when);
            assertEquals(afresh.course(), watched.course(), when);
            afresh.course().lessons().forEach(lesson -> {
                assertEquals(lesson, watched.course().lesson(lesson.id()).orElseThrow());
                assertEquals(
                        lesson,
                        watched.course().lesson(lesson.module(), lesson.slug()).orElseThrow());
            });
            search = search.after(watched.course());
            assertEquals(found(LessonSearch.of(afresh.course())), found(search), when);
        }
        assertTrue(Files.isDirectory(lessons), when);
    }

    private static List<String> found(LessonSearch search) {
        return Stream.of("l", "s")
                .flatMap(word -> search.find(word).stream())
                .map(Object::toString)
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = lessons.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
