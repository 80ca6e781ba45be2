package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.FolderFiles.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course with more lessons than are read before its pages are shown. */
class KnownFilesTest {

    private static final int LESSONS = KnownFiles.FEW + 6;
    private static final String LAST = file(LESSONS);

    @TempDir
    Path temp;

    private Path lessons;
    private Path kept;

    @BeforeEach
    void aCourse() throws IOException {
        lessons = temp.resolve("lessons");
        kept = temp.resolve("kept");
        write("course.yaml", "id: c\ntitle: \"Course\"\nsummary: \"S\"\nauthors: [\"A\"]\nlicence: \"CC BY 4.0\"\n");
        write("01-one/module.yaml", "title: \"One\"\nsummary: \"S\"\n");
        for (int i = 1; i <= LESSONS; i++) {
            write(file(i), lesson(i, "Prose of " + i + ".\n"));
        }
    }

    @Test
    void lessonsAreKnownByTheirTitlesAndReadWhenAskedFor() {
        Listing listing = listing();
        KnownFiles known = read(listing);
        assertFalse(known.areWhole());
        for (int i = 1; i <= LESSONS; i++) {
            Lesson lesson = lesson(known, file(i));
            assertEquals("Lesson " + i, lesson.front().title());
            assertFalse(lesson.contents().isRead());
        }
        Lesson asked = lesson(known, LAST);
        assertEquals(List.of(new Block.Prose("<p>Prose of " + LESSONS + ".</p>\n")), asked.blocks());

        known.readAhead(Duration.ZERO, listing);
        assertTrue(lesson(known, LAST).contents().isRead(), "what was asked for comes first");
        assertEquals(asked.hash(), lesson(known, LAST).hash());
        assertFalse(lesson(known, file(1)).contents().isRead());

        known.readAhead(Duration.ofMinutes(1), listing);
        assertTrue(known.areWhole());
        assertTrue(lesson(known, file(1)).contents().isRead());
    }

    @Test
    void aMistakeAtTheTopIsToldAtOnceAndOneBelowWhenItIsRead() throws IOException {
        write(file(1), lesson(1, "").replace("minutes", "minuets"));
        write(file(2), lesson(2, "```pyton\n1\n```\n"));
        Listing listing = listing();
        KnownFiles known = read(listing);
        assertEquals(List.of("unknown key minuets"), messages(known).subList(0, 1));
        assertTrue(known.good(file(1), Good.class).isEmpty());
        Lesson below = lesson(known, file(2));
        assertTrue(
                assertThrows(LessonUnreadable.class, below::blocks).getMessage().contains(file(2)));

        known.readAhead(Duration.ofMinutes(1), listing);
        assertTrue(messages(known).contains("a fence of pyton is not run"), () -> "" + messages(known));
        assertTrue(known.good(file(2), Good.class).isEmpty());
    }

    @Test
    void aMistakeBelowShowsTheLastGoodState() throws IOException {
        Listing before = listing();
        read(before).readAhead(Duration.ofMinutes(1), before);
        write(file(2), lesson(2, "```pyton\n1\n```\n"));
        assertEquals(
                List.of(new Block.Prose("<p>Prose of 2.</p>\n")),
                lesson(read(listing()), file(2)).blocks());
    }

    @Test
    void aFileThatGoesBeforeItIsReadLeavesTheCourse() throws IOException {
        Listing listing = listing();
        KnownFiles known = read(listing);
        Lesson gone = lesson(known, LAST);
        Files.delete(lessons.resolve(LAST));
        assertThrows(LessonUnreadable.class, gone::blocks);
        known.readAhead(Duration.ofMinutes(1), listing);
        assertEquals(Set.of(LAST), known.retain(listing.texts().keySet()));
        assertTrue(known.good(LAST, Good.class).isEmpty());
    }

    @Test
    void theWholeCourseIsTheSameHoweverItWasRead() throws InterruptedException {
        List<List<Problem>> told = new CopyOnWriteArrayList<>();
        Course shown;
        Course whole;
        try (CourseFolder folder = new CourseFolder(lessons, kept, true, told::add)) {
            shown = folder.course();
            folder.awaitWhole();
            assertTrue(folder.isWhole());
            whole = folder.course();
        }
        assertEquals(LESSONS, shown.lessons().count(), "every lesson is there from the start");
        assertEquals(List.of(List.of()), told, "problems are told once, when all are known");
        try (CourseFolder folder = new CourseFolder(lessons, temp.resolve("empty"), true, told::add, 2 * LESSONS)) {
            assertEquals(folder.course(), whole);
        }
        assertEquals(
                List.of("prose", "words"),
                LessonSearch.of(whole).searched().get(0).texts().stream()
                        .filter(text -> text.field() == LessonSearch.Field.PYTHON)
                        .map(LessonSearch.Text::text)
                        .toList());
    }

    @Test
    void theSearchFindsTitlesFirstAndHeadingsOnceTheyAreRead() throws IOException {
        write(LAST, lesson(LESSONS, "## A rare heading\n"));
        Listing listing = listing();
        KnownFiles known = read(listing);
        LessonSearch first = LessonSearch.of(course(known));
        assertEquals(LESSONS, first.find("lesson").size());
        assertEquals(0, first.find("rare").size());
        known.readAhead(Duration.ofMinutes(1), listing);
        assertEquals(1, first.after(course(known)).find("rare").size());
    }

    private static Course course(KnownFiles known) {
        List<Lesson> all = new ArrayList<>();
        for (int i = 1; i <= LESSONS; i++) {
            all.add(lesson(known, file(i)));
        }
        return new Course("c", "C", "S", List.of(), "", "2024", List.of(new Course.Module("one", 1, "One", "S", all)));
    }

    private Listing listing() {
        return new FolderFiles(lessons).list();
    }

    private KnownFiles read(Listing listing) {
        TextFiles texts = new TextFiles(new FolderFiles(lessons), kept);
        KnownFiles known = new KnownFiles(texts, KnownFiles.FEW, () -> false);
        assertEquals(listing.texts().keySet(), known.read(known.changed(listing, Set.of()), listing));
        return known;
    }

    private static Lesson lesson(KnownFiles known, String file) {
        return known.good(file, Good.class).orElseThrow().lesson();
    }

    private static List<String> messages(KnownFiles known) {
        List<String> messages = new ArrayList<>();
        known.forEach((file, entry) -> entry.problems().forEach(problem -> messages.add(problem.message())));
        return messages;
    }

    private static String file(int number) {
        return "01-one/%1$02d-lesson-%1$d.md".formatted(number);
    }

    private static String lesson(int number, String body) {
        return "---\ntitle: \"Lesson " + number
                + "\"\nsummary: \"S\"\nminutes: 5\npython: [\"prose\", \"words\"]\n---\n\n" + body;
    }

    private void write(String file, String text) throws IOException {
        Path path = lessons.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
