package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseFolderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    private final List<List<Problem>> told = new CopyOnWriteArrayList<>();
    private Path lessons;
    private Path data;
    private CourseFolder folder;

    @BeforeEach
    void aCourseOfOneModule() throws IOException {
        lessons = temp.resolve("lessons");
        data = temp.resolve("data");
        write("course.yaml", "id: c\ntitle: \"Course\"\nsummary: \"S\"\nauthors: [\"A\"]\nlicence: \"CC BY 4.0\"\n");
        write("04-ownership/module.yaml", "title: \"Ownership\"\nsummary: \"S\"\n");
        write("04-ownership/01-a.md", lesson("A", ""));
    }

    @AfterEach
    void close() {
        if (folder != null) {
            folder.close();
        }
    }

    @Test
    void theCourseIsThereAtOnce() {
        open();
        assertEquals("Course", folder.course().title());
        assertEquals(
                "Ownership", folder.course().module("ownership").orElseThrow().title());
        assertEquals(List.of("A"), titles());
        assertEquals(List.of(), folder.problems());
        assertEquals(List.of(List.of()), told);
    }

    @Test
    void newChangedRenamedAndDeletedFilesShow() throws IOException {
        open();
        write("04-ownership/02-b.md", lesson("B", ""));
        await(() -> titles().equals(List.of("A", "B")));
        write("04-ownership/01-a.md", lesson("Z", ""));
        await(() -> titles().equals(List.of("Z", "B")));
        Files.move(lessons.resolve("04-ownership/01-a.md"), lessons.resolve("04-ownership/03-a.md"));
        await(() -> titles().equals(List.of("B", "Z")));
        Files.delete(lessons.resolve("04-ownership/02-b.md"));
        await(() -> titles().equals(List.of("Z")));
    }

    @Test
    void aSaveThatWritesBesideAndRenamesShows() throws IOException {
        open();
        for (int i = 0; i < 5; i++) {
            Path beside = lessons.resolve("04-ownership/.01-a.md.swp");
            Files.writeString(beside, lesson("Saved " + i, ""));
            Files.move(beside, lessons.resolve("04-ownership/01-a.md"), StandardCopyOption.ATOMIC_MOVE);
            String title = "Saved " + i;
            await(() -> titles().equals(List.of(title)));
        }
    }

    @Test
    void aNewModuleWithItsLessonsShows() throws IOException {
        open();
        write("03-basics/01-names.md", lesson("Names", ""));
        await(() -> titles().equals(List.of("Names", "A")));
        assertEquals("Basics", folder.course().module("basics").orElseThrow().title());
        assertEquals(List.of("the module has no module.yaml"), messages());
        write("03-basics/module.yaml", "title: \"The basics\"\nsummary: \"S\"\n");
        await(() -> folder.course().module("basics").orElseThrow().title().equals("The basics"));
        write("03-basics/02-more.md", lesson("More", ""));
        await(() -> titles().equals(List.of("Names", "More", "A")));
    }

    @Test
    void aBrokenFileKeepsItsLastGoodSelfOverARestart() throws IOException {
        open();
        write("04-ownership/01-a.md", lesson("A", "").replace("minutes", "minuets"));
        await(() -> !folder.problems().isEmpty());
        assertEquals(List.of("A"), titles());
        folder.close();

        open();
        assertEquals(List.of("A"), titles());
        assertEquals(List.of("unknown key minuets"), messages());
        write("04-ownership/01-a.md", lesson("Mended", ""));
        await(() -> titles().equals(List.of("Mended")));
        assertEquals(List.of(), folder.problems());
        assertEquals(List.of(), told.get(told.size() - 1));
    }

    @Test
    void aLessonThatWasNeverGoodIsOnNoPageAndADeletedOneDoesNotComeBack() throws IOException {
        open();
        write("04-ownership/02-b.md", "no front matter");
        await(() -> !folder.problems().isEmpty());
        assertEquals(List.of("A"), titles());
        Files.delete(lessons.resolve("04-ownership/01-a.md"));
        await(() -> titles().isEmpty());
        folder.close();
        write("04-ownership/01-a.md", "broken");
        open();
        assertEquals(List.of(), titles());
    }

    @Test
    void draftsAreInTheCourseOnlyWhenAskedFor() throws IOException {
        write("04-ownership/02-b.md", lesson("B", "status: draft\n"));
        open();
        assertEquals(List.of("A"), titles());
        folder.close();
        folder = new CourseFolder(lessons, data, true, told::add);
        assertEquals(List.of("A", "B"), titles());
    }

    @Test
    void whatOnlyShowsBetweenFilesIsTold() throws IOException {
        write("04-ownership/01-a.md", lesson("A", "needs: [\"ownership/b\"]\nid: \"one\"\naliases: [\"old\"]\n"));
        write("04-ownership/02-b.md", lesson("B", "needs: [\"one\", \"ownership/bb\"]\naliases: [\"old\"]\n"));
        write("04-ownership/03-c.md", lesson("C", "id: \"one\"\n"));
        write("04-ownership/04-b.md", lesson("D", ""));
        write(
                "04-ownership/05-e.md",
                lesson("E", "needs: [\"ownership/f\"]\n") + "[x](99-none.md) ![p](images/none.svg)\n");
        write("04-ownership/06-f.md", lesson("F", "needs: [\"ownership/f\"]\n"));
        open();
        assertEquals(
                List.of(
                        "04-ownership/01-a.md:5 needs go round in a circle: ownership/b needs this lesson",
                        "04-ownership/02-b.md:5 no lesson has the id ownership/bb",
                        "04-ownership/02-b.md:6 alias old is taken by 04-ownership/01-a.md",
                        "04-ownership/03-c.md:5 id one is taken by 04-ownership/01-a.md",
                        "04-ownership/04-b.md:0 the address of this lesson is taken by 04-ownership/02-b.md",
                        "04-ownership/05-e.md:5 ownership/f comes later than this lesson",
                        "04-ownership/05-e.md:9 a link to a lesson that is not there, ownership/none",
                        "04-ownership/05-e.md:9 a picture that is not there",
                        "04-ownership/06-f.md:5 needs go round in a circle: ownership/f needs this lesson"),
                folder.problems().stream()
                        .map(it -> it.file() + ":" + it.line() + " " + it.message())
                        .toList());
        assertEquals(List.of("A", "B", "E", "F"), titles());
        assertEquals("A", folder.course().lesson("old").orElseThrow().front().title());
    }

    @Test
    void linksOutOfTheFolderAndThingsThatAreNoFilesAreProblems() throws IOException {
        Path outside = temp.resolve("outside");
        Files.createDirectories(outside);
        Files.writeString(outside.resolve("secret.md"), lesson("Secret", ""));
        Files.createSymbolicLink(lessons.resolve("04-ownership/02-b.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(lessons.resolve("04-ownership/03-c.md"), outside.resolve("none"));
        Files.createDirectories(lessons.resolve("04-ownership/04-d.md"));
        Files.createSymbolicLink(lessons.resolve("05-out"), outside);
        write("04-ownership/Draft.md", lesson("X", ""));
        write("notes/01-x.md", lesson("X", ""));
        write("04-ownership/.hidden.md", "x");
        open();
        assertEquals(List.of("A"), titles());
        assertEquals(
                List.of(
                        "04-ownership/02-b.md: a link out of the lessons folder",
                        "04-ownership/03-c.md: a link to nothing",
                        "04-ownership/04-d.md: this is no file",
                        "04-ownership/Draft.md: a lesson whose name is not a number and a name",
                        "05-out: a link out of the lessons folder",
                        "notes: a folder whose name is not a number and a name"),
                folder.problems().stream()
                        .map(it -> it.file() + ": " + it.message())
                        .toList());
    }

    @Test
    void aRepositoryMayHoldMoreThanTheCourse() throws IOException {
        Files.createDirectories(lessons.resolve(".git"));
        write(".git/config", "[core]");
        write("README.md", "# Mine");
        write("LICENSE", "CC0");
        write("docs/style.md", "# How we write");
        open();
        assertEquals(List.of("A"), titles());
        assertEquals(List.of(), folder.problems());
    }

    @Test
    void picturesAreFoundInsideTheFolderAlone() throws IOException {
        Path outside = temp.resolve("secret.svg");
        Files.writeString(outside, "<svg/>");
        write("04-ownership/images/heap.svg", "<svg/>");
        write("04-ownership/images/notes.txt", "x");
        Files.createSymbolicLink(lessons.resolve("04-ownership/images/out.svg"), outside);
        open();
        assertTrue(folder.image("ownership", "heap.svg").isPresent());
        for (String name : List.of("out.svg", "notes.txt", "none.svg", "../module.yaml", "../../../secret.svg")) {
            assertTrue(folder.image("ownership", name).isEmpty(), name);
        }
        Files.delete(lessons.resolve("04-ownership/images/heap.svg"));
        Files.createSymbolicLink(lessons.resolve("04-ownership/images/heap.svg"), outside);
        assertTrue(folder.image("ownership", "heap.svg").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "titel: x\n", "\t", "- a\n", "id: [a]\ntitle: T\n"})
    void aBrokenCourseFileAtTheStartLeavesAnEmptyCourseAndAProblem(String text) throws IOException {
        write("course.yaml", text);
        open();
        assertEquals(List.of(), folder.course().modules());
        assertFalse(folder.problems().isEmpty());
        assertEquals("course.yaml", folder.problems().get(0).file());
        write("course.yaml", "id: c\ntitle: T\nsummary: S\nauthors: [A]\nlicence: L\n");
        await(() -> titles().equals(List.of("A")));
    }

    @Test
    void aFolderThatIsNotThereYetIsAProblemUntilItIs() throws IOException {
        Path later = temp.resolve("later");
        folder = new CourseFolder(later, data, false, told::add);
        assertEquals(List.of(), folder.course().modules());
        assertTrue(folder.problems().get(0).message().contains("is not there"));
        Files.move(lessons, later);
        await(() -> titles().equals(List.of("A")));
        assertEquals(List.of(), folder.problems());
    }

    @Test
    void aFolderThatIsOutOfReachForAWhileLosesNothing() throws IOException {
        open();
        Files.move(lessons, temp.resolve("away"));
        await(() -> !folder.problems().isEmpty());
        assertEquals(List.of("A"), titles());
        assertTrue(Files.exists(data.resolve("04-ownership/01-a.md")));
        Files.move(temp.resolve("away"), lessons);
        await(() -> folder.problems().isEmpty());
        write("04-ownership/01-a.md", lesson("Back", ""));
        await(() -> titles().equals(List.of("Back")));
    }

    @Test
    void theCourseStaysTheSameObjectWhileNothingChanges() throws IOException {
        open();
        Course before = folder.course();
        write("04-ownership/02-b.md", "broken");
        await(() -> !folder.problems().isEmpty());
        assertSame(before, folder.course());
    }

    @Test
    void anotherEditionReachesLessonsThatWereReadBefore() throws IOException {
        write("04-ownership/01-a.md", lesson("A", "") + "```rust id=x\nlet _a = 1;\n```\n```output\n```\n");
        open();
        assertEquals("2024", edition().get());
        write("course.yaml", "id: c\ntitle: T\nsummary: S\nauthors: [A]\nlicence: L\nedition: 2021\n");
        await(() -> edition().get().equals("2021"));
    }

    private Supplier<String> edition() {
        Block.Item item =
                folder.course().lesson("ownership/a").orElseThrow().item("x").orElseThrow();
        return () -> ((Block.Snippet) item).half().edition();
    }

    @Test
    void aListenerThatFailsDoesNotStopTheReading() throws IOException {
        folder = new CourseFolder(lessons, data, false, problems -> {
            throw new IllegalStateException("a mistake of the listener");
        });
        write("04-ownership/02-b.md", lesson("B", ""));
        await(() -> titles().equals(List.of("A", "B")));
    }

    @Test
    void whoListensIsToldWhichFilesChangedOnceTheCourseIsNew() throws IOException {
        write("04-ownership/images/heap.svg", "<svg/>");
        open();
        List<String> changes = new CopyOnWriteArrayList<>();
        folder.onChange(files -> files.forEach(file -> changes.add(file + " " + titles())));
        write("04-ownership/01-a.md", lesson("Z", ""));
        await(() -> changes.contains("04-ownership/01-a.md [Z]"));
        write("04-ownership/images/heap.svg", "<svg width=\"1\"/>");
        await(() -> changes.contains("04-ownership/images/heap.svg [Z]"));
        write("04-ownership/no number.md", "");
        await(() -> changes.contains("04-ownership/no number.md [Z]"));
        Files.delete(lessons.resolve("04-ownership/images/heap.svg"));
        Files.delete(lessons.resolve("04-ownership/01-a.md"));
        await(() -> changes.contains("04-ownership/01-a.md []"));
    }

    @Test
    void aFileWhoseEarlierStateIsShownIsNamed() throws IOException {
        open();
        write("04-ownership/02-b.md", "never good");
        write("04-ownership/01-a.md", lesson("A", "").replace("minutes", "minuets"));
        await(() -> folder.outdated().equals(Set.of("04-ownership/01-a.md")));
        write("04-ownership/01-a.md", lesson("A", ""));
        await(() -> folder.outdated().isEmpty());
    }

    private void open() {
        folder = new CourseFolder(lessons, data, false, told::add);
    }

    private List<String> titles() {
        return folder.course().lessons().map(lesson -> lesson.front().title()).toList();
    }

    private List<String> messages() {
        return folder.problems().stream().map(Problem::message).toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = lessons.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String lesson(String title, String more) {
        return "---\ntitle: \"" + title + "\"\nsummary: \"S\"\nminutes: 5\n" + more + "---\n\nProse.\n";
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
