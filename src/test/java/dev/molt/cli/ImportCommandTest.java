package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.CourseFiles;
import dev.molt.course.Lesson;
import dev.molt.run.SharedBoxes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code ./molt import mdbook} writes of a book and says of the rest, and that {@code ./molt check} goes on from there. */
class ImportCommandTest {

    private static final Path BOOK = Path.of("src/test/resources/mdbook");
    private static final String NAMES = "02-the-basics/01-names-and-numbers.md";

    @TempDir
    private Path folder;

    private Path lessons;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws IOException {
        folder = folder.toRealPath();
        lessons = folder.resolve("course");
    }

    private int type(String... words) {
        CommandLine line = Molt.commandLine(Map.of("MOLT_DATA", folder.toString(), "MOLT_LESSONS", lessons.toString()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private int imported(Path book) {
        return type("import", "mdbook", book.toString());
    }

    private List<String> toldByCheck(String... words) {
        CheckCommand check = new CheckCommand(
                Installation.of(Map.of("MOLT_DATA", folder.toString())), rustc -> SharedBoxes.desk(new SharedBoxes()));
        StringWriter told = new StringWriter();
        int exitCode = new CommandLine(check)
                .setOut(new PrintWriter(told, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        assertTrue(exitCode < 2, () -> told + "\n" + err);
        return Pattern.compile("(?m)^\\S+?/(\\d\\d-[^/:]+\\.md):\\d+:\\d+: error: (.*)$")
                .matcher(told.toString())
                .results()
                .map(ImportCommandTest::shown)
                .toList();
    }

    private static String shown(MatchResult error) {
        return error.group(1) + ": " + error.group(2);
    }

    private Path book(String summary, String chapter) throws IOException {
        Path book = folder.resolve("book");
        Files.createDirectories(book.resolve("src"));
        Files.writeString(book.resolve("book.toml"), "[book]\ntitle = \"Small\"\nauthors = [\"A\"]\n");
        Files.writeString(book.resolve("src/SUMMARY.md"), summary);
        Files.writeString(book.resolve("src/one.md"), chapter);
        return book;
    }

    @Test
    void everyChapterIsADraftThatSaysWhatIsLeft() throws IOException {
        assertEquals(1, imported(BOOK), err.toString());
        String told = out.toString();
        assertTrue(
                told.contains("Wrote 4 modules with 7 lessons to " + lessons + ": 3 pairs, 19 snippets, 1 picture."),
                told);
        assertTrue(told.contains("Write outputs:   ./molt check --fix " + lessons + "\n"), told);
        assertTrue(told.contains("/src/SUMMARY.md:18:1: warning: the chapter src/owning/lost.md"), told);
        assertTrue(told.contains("note: editable is left out"), told);

        String lesson = Files.readString(lessons.resolve(NAMES));
        assertTrue(lesson.contains("\nstatus: draft\n") && lesson.contains("\ntitle: \"Names and numbers\"\n"), lesson);
        assertTrue(lesson.contains("\n# 39: a program inside a list or a quote is not run; "), lesson);
        assertTrue(lesson.contains("![Two names and one list](images/two-names.png \"Names\")"), lesson);
        assertEquals(8, Files.size(lessons.resolve("02-the-basics/images/two-names.png")));
        String first = Files.readString(lessons.resolve("01-introduction/01-introduction.md"));
        assertTrue(first.contains("[names](../02-the-basics/01-names-and-numbers.md#two-names)"), first);
        assertTrue(first.contains("[moves](../03-owning/01-moves.md)"), first);
        assertTrue(first.contains("\n[end]: ../04-afterword/01-afterword.md"), first);
        assertTrue(first.contains("(https://doc.rust-lang.org/book/)"), first);
    }

    @Test
    void theReaderTakesWhatNeedsNoHand() {
        imported(BOOK);
        CourseFiles.Reading reading = new CourseFiles(lessons).read();
        assertEquals("From Lists to \"Vectors\"", reading.course().title());
        assertEquals("2021", reading.course().edition());
        assertEquals(List.of("Ada Example", "Ben Example"), reading.course().authors());
        assertEquals(
                List.of("introduction/introduction", "afterword/afterword"),
                reading.course().lessons().map(Lesson::id).toList());
        // Every program that stands at the margin has been read, and only its output is missing.
        assertEquals(
                3,
                Objects.requireNonNull(reading.items().get("03-owning/01-moves.md"))
                                .size()
                        + Objects.requireNonNull(reading.items().get(NAMES)).size());
    }

    @Test
    void aCheckWritesTheOutputsAndSaysPreciselyWhatDoesNotRun() throws IOException {
        imported(BOOK);
        assertEquals(
                List.of(
                        "01-names-and-numbers.md: a rust fence inside a list or quote is not run",
                        "01-moves.md: a link to ../../listings/add.rs",
                        "01-moves.md: a link of kind javascript",
                        "01-moves.md: a link to /index.html",
                        "02-every-attribute.md: the program does not compile: expected one of `!`, `.`, `::`, `;`, `?`, `{`, `}`,"
                                + " or an operator, found `is`",
                        "02-every-attribute.md: the program does not compile: E0308: mismatched types",
                        "02-every-attribute.md: the program does not compile: E0384: cannot assign twice to immutable variable"
                                + " `x`",
                        "02-every-attribute.md: this snippet has neither output nor failure word",
                        "02-every-attribute.md: the program raises NameError: name 'undefined' is not defined"),
                toldByCheck(
                        "--fix",
                        lessons.resolve(NAMES).toString(),
                        lessons.resolve("03-owning").toString()));
        String lesson = Files.readString(lessons.resolve(NAMES));
        assertTrue(lesson.contains("```output python\n[90, 72, 65]\n```\n```output rust\n[90, 72]\n```\n"), lesson);
        assertTrue(lesson.contains("print(math.floor(2.5))\n```\n```output\n2\n```\n"), lesson);
    }

    @Test
    void aBookWithoutOddmentsEndsWith0() throws IOException {
        assertEquals(0, imported(book("- [One](one.md)\n", "# One\n\nText.\n\n```rust\nlet _ = 1;\n```\n")));
        assertEquals(
                List.of("01-one.md: this snippet has neither output nor failure word"),
                toldByCheck(lessons.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"course.yaml", "01-small/notes.txt"})
    void whatIsThereStaysAndThenNothingIsWritten(String there) throws IOException {
        Path file = lessons.resolve(there);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "mine");
        assertEquals(1, imported(book("- [One](one.md)\n", "# One\n")));
        String told = err.toString();
        assertTrue(
                told.contains("Nothing was written: " + lessons + " has already:\n  " + there.split("/")[0] + "\n"),
                told);
        assertEquals("mine", Files.readString(file));
        assertFalse(Files.exists(lessons.resolve(".schema")));
        assertFalse(Files.exists(lessons.resolve("01-small/01-one.md")));
    }

    @Test
    void theCourseIsNamedAsTheSiteNamesIt() throws IOException {
        Path book = book("- [One](one.md)\n", "# One\n");
        String named = lessons.toString();
        lessons = Path.of(named + "\\, mine");
        assertEquals(0, imported(book));
        Path written = Path.of(named + ", mine");
        assertTrue(Files.exists(written.resolve("course.yaml")), out.toString());
        assertTrue(
                out.toString().endsWith("Look at it:      ./molt preview --lessons '" + written + "'\n"),
                out.toString());

        lessons = Path.of(named + "-a," + named + "-b");
        assertEquals(1, imported(book));
        assertTrue(err.toString().startsWith("Several courses are named: "), err.toString());
    }

    @Test
    void aFolderThatIsNoBookEndsWith2() {
        assertEquals(2, imported(folder));
        assertTrue(err.toString().startsWith("book.toml is not there. Name the folder of an mdBook"), err.toString());
        assertEquals(2, imported(folder.resolve("none")));
        assertTrue(err.toString().contains("There is no folder " + folder.resolve("none")), err.toString());
        assertFalse(Files.exists(lessons));
    }
}
