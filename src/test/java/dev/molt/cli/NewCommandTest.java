package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.course.ProblemText;
import dev.molt.course.reading.Schema;
import dev.molt.run.SharedBoxes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code ./molt new} writes, what it refuses, and what it says. */
class NewCommandTest {

    private static final String ODD = "He said: \"it's #1\" \\ C:\\new";
    private static final String ODD_SLUG = "he-said-its-1-c-new";

    @TempDir
    private Path folder;

    private Path lessons;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws IOException {
        folder = folder.toRealPath();
        lessons = folder.resolve("mine");
    }

    private int type(String... words) {
        String[] typed = Stream.concat(Stream.of("new"), Stream.of(words)).toArray(String[]::new);
        CommandLine line = Molt.commandLine(Map.of("MOLT_DATA", folder.toString(), "MOLT_LESSONS", lessons.toString()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(typed);
    }

    @Test
    void amongSeveralCoursesTheOneToWriteIntoHasToBeNamed() {
        made("course", folder.resolve("other").toString(), "Another course");
        made("course", lessons.toString(), "My course");
        lessons = Path.of(lessons + "," + folder.resolve("other"));
        refused("Several courses are named: ", "module", "Ownership");
        refused("Say which one is meant, with one --lessons DIR.", "lesson", "ownership", "Who owns it");
        made("course", folder.resolve("third").toString(), "One more");
    }

    private void made(String... words) {
        assertEquals(0, type(words), err.toString());
    }

    private void refused(String told, String... words) {
        assertEquals(1, type(words));
        assertTrue(err.toString().contains(told), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    private void aCourseWithAModule() {
        made("course", lessons.toString(), "My course");
        made("module", "Ownership");
    }

    /** Of the one lesson of a course without problems. */
    private Lesson lesson() {
        try (CourseFolder course = new CourseFolder(lessons, folder.resolve("last-good"), true, problems -> {})) {
            assertEquals(
                    List.of(),
                    course.problems().stream()
                            .map(problem -> ProblemText.of("lessons", problem))
                            .toList());
            return course.course().lessons().findFirst().orElseThrow();
        }
    }

    @Test
    void aCourseAModuleAndALessonAreReadAtOnceAndTheirTitlesStand() {
        made("course", lessons.toString(), ODD);
        made("module", ODD);
        made("lesson", ODD_SLUG, ODD);
        Lesson lesson = lesson();
        assertEquals(ODD, lesson.front().title());
        assertEquals(ODD_SLUG + "/" + ODD_SLUG, lesson.id());
        assertTrue(lesson.front().draft());
        assertEquals("01-" + ODD_SLUG + "/01-" + ODD_SLUG + ".md", lesson.file());
    }

    @Test
    void whatIsBegunPassesAStrictCheckAtOnce() {
        aCourseWithAModule();
        made("lesson", "ownership", "Who owns it");
        CheckCommand check = new CheckCommand(
                Installation.of(Map.of("MOLT_DATA", folder.toString())), rustc -> SharedBoxes.desk(new SharedBoxes()));
        int exitCode = new CommandLine(check)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--strict", lessons.toString());
        assertEquals(0, exitCode, () -> out + "\n" + err);
        assertTrue(out.toString().matches("(?s).*No problems\\. \\d\\d programs proved.*"), out.toString());
    }

    @Test
    void aLessonHasEveryPartThatIsAskedFor() {
        aCourseWithAModule();
        made("lesson", "ownership", "Who owns it");
        List<Block> blocks = lesson().blocks();
        List<Block.Comparison> pairs = of(Block.Comparison.class, blocks);
        assertTrue(pairs.stream().anyMatch(it -> it.transfer() == Block.Transfer.CHANGED));
        assertTrue(pairs.stream()
                .map(it -> it.half(Language.RUST).orElseThrow().expectation())
                .anyMatch(it -> !it.errorCodes().isEmpty()));
        List<Block.Quiz> quizzes = of(Block.Quiz.class, blocks);
        assertTrue(quizzes.stream().anyMatch(it -> it.traced() != null));
        assertTrue(quizzes.stream().anyMatch(it -> !it.choices().isEmpty()));
        assertEquals(1, of(Block.Exercise.class, blocks).size());
        String prose = String.valueOf(of(Block.Prose.class, blocks));
        assertTrue(prose.contains("Where the analogy ends") && prose.contains("Three lines to keep"), prose);
    }

    private static <T> List<T> of(Class<T> kind, List<Block> blocks) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theNextFreeNumberIsTakenAndTheFileIsTold() throws IOException {
        aCourseWithAModule();
        Files.createDirectory(lessons.resolve("07-traits"));
        Files.writeString(lessons.resolve("99-notes.txt"), "no module");
        made("module", "Async");
        Path module = lessons.resolve("08-async");
        assertTrue(Files.exists(module.resolve("module.yaml")));
        Files.writeString(module.resolve("09-tasks.md"), "");
        Files.writeString(module.resolve("12-pictures.svg"), "");
        made("lesson", "async", "Waiting & waking");
        Path lesson = module.resolve("10-waiting-waking.md");
        assertTrue(Files.exists(lesson));
        assertTrue(out.toString().contains("Wrote " + lesson + ", a draft"), out.toString());
        assertTrue(out.toString().contains("./molt check " + lesson + "\n"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ownership", "01-ownership", "FOLDER/01-ownership", "FOLDER/01-ownership/"})
    void aModuleIsNamedByItsNameOrItsFolder(String module) {
        aCourseWithAModule();
        made("lesson", module.replace("FOLDER", lessons.toString()), "A lesson");
        assertTrue(Files.exists(lessons.resolve("01-ownership/01-a-lesson.md")));
    }

    @Test
    void aModuleThatIsNotThereIsToldWithWhatMayBeMeant() {
        aCourseWithAModule();
        refused("has no module owner-ship. Did you mean ownership?", "lesson", "owner-ship", "A lesson");
        refused("is no module of the course in " + lessons, "lesson", "elsewhere/01-ownership", "A lesson");
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        aCourseWithAModule();
        made("lesson", "ownership", "Moves");
        Path lesson = lessons.resolve("01-ownership/01-moves.md");
        Files.writeString(lesson, "mine");
        refused("There is a course already", "course", lessons.toString(), "Another");
        refused("taken by " + lessons.resolve("01-ownership"), "module", "Ownership!");
        refused("taken by " + lesson, "lesson", "ownership", "Moves");
        assertEquals("mine", Files.readString(lesson));
        assertTrue(Files.readString(lessons.resolve("course.yaml")).contains("My course"));
        try (Stream<Path> files = Files.list(lessons.resolve("01-ownership"))) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', no letter from a to z", "'¿?', no letter from a to z", "'a\nb', one line", "LONG, more than 100"})
    void aTitleOfWhichNoAddressCanBeMadeIsRefused(String title, String told) throws IOException {
        aCourseWithAModule();
        String typed = title.equals("LONG") ? "a".repeat(101) : title;
        refused(told, "lesson", "ownership", typed);
        refused(told, "module", typed);
        refused(told, "course", folder.resolve("other").toString(), typed);
        assertFalse(Files.exists(folder.resolve("other")));
    }

    @Test
    void withoutACourseTheCommandThatBeginsOneIsTold() {
        refused("./molt new course DIR", "module", "Ownership");
        assertFalse(Files.exists(lessons));
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused("Cannot write " + file.resolve("course.yaml"), "course", file.toString(), "A course");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lesson", "lesson ownership", "module", "course DIR", "quiz ownership Title", "module A B"})
    void whatIsTypedWronglyShowsTheUsage(String typed) {
        assertEquals(2, typed.isEmpty() ? type() : type(typed.split(" ", -1)));
        assertTrue(err.toString().contains("Usage: ./molt new"), err.toString());
    }

    @Test
    void everyFileNamesItsSchemaWhereItLies() throws IOException {
        aCourseWithAModule();
        made("lesson", "ownership", "Moves");
        for (String file : List.of("course.yaml", "01-ownership/module.yaml", "01-ownership/01-moves.md")) {
            Path path = lessons.resolve(file);
            String named = Files.readString(path)
                    .lines()
                    .filter(line -> line.startsWith("# yaml-language-server: $schema="))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Files.exists(path.resolveSibling(named).normalize()), named);
        }
    }

    @Test
    void olderSchemasAreRefreshedAndNewerOnesStay() throws IOException {
        made("course", lessons.toString(), "My course");
        Path quiz = lessons.resolve(".schema/quiz.json");
        Path module = lessons.resolve(".schema/module.json");
        Path front = lessons.resolve(".schema/front-matter.json");
        Files.delete(front);
        Files.writeString(quiz, "{\"$comment\": \"version 0\"}");
        String newer = "{\"$comment\": \"version 999\"}";
        Files.writeString(module, newer);
        made("module", "Ownership");
        assertEquals(Schema.QUIZ.text(), Files.readString(quiz));
        assertEquals(Schema.FRONT_MATTER.text(), Files.readString(front));
        assertEquals(newer, Files.readString(module));
    }
}
