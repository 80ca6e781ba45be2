package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in one file hides none that shows only between files. */
class CrossReferencesTest {

    private static final String COURSE = "id: c\ntitle: \"C\"\nsummary: \"S\"\nauthors: [\"A\"]\nlicence: \"L\"\n";
    private static final String MODULE = "title: \"M\"\nsummary: \"S\"\n";

    @TempDir
    private Path lessons;

    @BeforeEach
    void aCourseOfTwoModules() throws IOException {
        write("course.yaml", COURSE);
        write("01-one/module.yaml", MODULE);
        write("02-two/module.yaml", MODULE);
        write("01-one/01-a.md", lesson("", "## Here"));
    }

    @Test
    void aMistakeInTheCourseFileHidesNone() throws IOException {
        write("course.yaml", COURSE.replace("title", "titel"));
        write(
                "01-one/02-b.md",
                lesson("id: \"one/a\"\naliases: [\"one/a\"]\n", "![p](images/none.svg) [x](09-none.md)"));
        write("01-one/03-c.md", lesson("needs: [\"none/none\", \"two/d\"]\n", ""));
        write("02-two/01-d.md", lesson("", ""));
        assertEquals(
                List.of(
                        "01-one/02-b.md:5 id one/a is taken by 01-one/01-a.md",
                        "01-one/02-b.md:6 alias one/a is taken by 01-one/01-a.md",
                        "01-one/02-b.md:8 a picture that is not there",
                        "01-one/02-b.md:8 a link to a lesson that is not there, one/none",
                        "01-one/03-c.md:5 no lesson has the id none/none",
                        "01-one/03-c.md:5 two/d comes later than this lesson",
                        "course.yaml:2 unknown key titel"),
                told());
    }

    @Test
    void aMistakeInALessonHidesNone() throws IOException {
        write("01-one/02-a.md", lesson("aliases: [\"old\"]\n", "```pyton\n```"));
        write("01-one/03-b.md", lesson("needs: [\"two/d\"]\naliases: [\"old\"]\n", "```pyton\n```"));
        write("02-two/01-d.md", lesson("id: \"two/d\"\nstatus: draft\n", "```pyton\n```"));
        write("02-two/02-e.md", lesson("id: \"two/d\"\n", "[a](../01-one/02-a.md#there) [b](../01-one/03-b.md)"));
        assertEquals(
                List.of(
                        "01-one/02-a.md:0 the address of this lesson is taken by 01-one/01-a.md",
                        "01-one/02-a.md:7 a fence of pyton is not run",
                        "01-one/03-b.md:5 two/d comes later than this lesson",
                        "01-one/03-b.md:5 two/d is a draft, which learners do not see",
                        "01-one/03-b.md:6 alias old is taken by 01-one/02-a.md",
                        "01-one/03-b.md:8 a fence of pyton is not run",
                        "02-two/01-d.md:8 a fence of pyton is not run",
                        "02-two/02-e.md:5 id two/d is taken by 02-two/01-d.md"),
                told());
    }

    @Test
    void aModuleWhoseAddressIsTakenHidesNoneOfItsLessons() throws IOException {
        write("03-one/module.yaml", MODULE);
        write("03-one/02-b.md", lesson("needs: [\"none/none\"]\n", "[a](../01-one/01-a.md#there)"));
        assertEquals(
                List.of(
                        "03-one:0 the address of this module is taken by 01-one",
                        "03-one/02-b.md:5 no lesson has the id none/none",
                        "03-one/02-b.md:7 no heading there has the anchor #there"),
                told());
    }

    @Test
    void aLinkNamesTheFileAndAHeadingOnItsPage() throws IOException {
        write(
                "02-two/01-d.md",
                lesson(
                        "",
                        String.join(
                                "\n",
                                "## Exercise: one {exercise=one}",
                                "",
                                "### Within",
                                "",
                                "```rust starter",
                                "pub fn one() -> i32 { 2 }",
                                "```",
                                "```rust solution",
                                "pub fn one() -> i32 { 1 }",
                                "```",
                                "```rust tests",
                                "use exercise::one;",
                                "#[test]",
                                "fn is_one() { assert_eq!(one(), 1); }",
                                "```",
                                "",
                                "> [!TIP]",
                                "> Less.")));
        write(
                "02-two/02-e.md",
                lesson(
                        "",
                        String.join(
                                "\n",
                                "[a](../01-one/01-a.md#here) [d](01-d.md#within)",
                                "[a](../77-one/99-a.md#here)",
                                "[a](../one/a.md)",
                                "[d](../02-two/1-d.md)",
                                "[d](01-d.md#exercise-one-exerciseone)",
                                "[d](01-d.md#)")));
        assertEquals(
                List.of(
                        "02-two/02-e.md:7 a link to 77-one/99-a.md, and the file is called 01-one/01-a.md: write ../01-one/01-a.md",
                        "02-two/02-e.md:8 a link to one/a.md, and the file is called 01-one/01-a.md: write ../01-one/01-a.md",
                        "02-two/02-e.md:9 a link to 02-two/1-d.md, and the file is called 02-two/01-d.md: write 01-d.md",
                        "02-two/02-e.md:10 no heading there has the anchor #exercise-one-exerciseone:"
                                + " take the heading's words in lower case with hyphens",
                        "02-two/02-e.md:11 no heading there has the anchor #:"
                                + " take the heading's words in lower case with hyphens"),
                new CourseFiles(lessons)
                        .read().problems().stream()
                                .map(it -> place(it) + it.message() + ": " + it.remedy())
                                .toList());
    }

    private List<String> told() {
        return new CourseFiles(lessons)
                .read().problems().stream().map(it -> place(it) + it.message()).toList();
    }

    private static String place(Problem problem) {
        return problem.file() + ":" + problem.line() + " ";
    }

    private void write(String file, String text) throws IOException {
        Path path = lessons.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String lesson(String more, String body) {
        return "---\ntitle: \"T\"\nsummary: \"S\"\nminutes: 1\n" + more + "---\n" + body + "\n";
    }
}
