package dev.molt.course.mdbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which modules and lessons a book becomes, and what of a chapter is translated or told. */
class MdBookTest {

    @TempDir
    private Path folder;

    private Books book;

    @BeforeEach
    void begin() throws IOException {
        folder = folder.toRealPath().resolve("book");
        book = new Books(folder);
    }

    private Set<String> files(String... summary) throws IOException, BookUnreadable {
        for (String chapter : new String[] {"a", "b", "c", "d", "e", "f"}) {
            book.with("src/" + chapter + ".md", "# " + chapter);
        }
        return book.with("src/SUMMARY.md", summary).read().texts().keySet();
    }

    @Test
    void aPartIsAModuleAndSoAreTheChaptersBeforeAndBehindTheParts() throws Exception {
        assertEquals(
                Set.of(
                        "course.yaml",
                        "01-preface/module.yaml",
                        "01-preface/01-preface.md",
                        "02-loose/module.yaml",
                        "02-loose/01-loose.md",
                        "03-one/module.yaml",
                        "03-one/01-first.md",
                        "03-one/02-below.md",
                        "04-two/module.yaml",
                        "04-two/01-second.md",
                        "05-thanks/module.yaml",
                        "05-thanks/01-thanks.md"),
                files(
                        "# Summary",
                        "[Preface](a.md)",
                        "",
                        "- [Loose](b.md)",
                        "",
                        "# One",
                        "- [First](c.md)",
                        "  - [Below](d.md)",
                        "",
                        "# Two",
                        "* [Second](e.md)",
                        "",
                        "[Thanks](f.md)"));
    }

    @Test
    void withoutPartsAChapterWithSubChaptersIsAModuleAndOthersInARowShareOne() throws Exception {
        assertEquals(
                Set.of(
                        "course.yaml",
                        "01-first/module.yaml",
                        "01-first/01-first.md",
                        "01-first/02-second.md",
                        "02-third/module.yaml",
                        "02-third/01-third.md",
                        "02-third/02-below.md",
                        "02-third/03-deeper.md",
                        "03-last/module.yaml",
                        "03-last/01-last.md"),
                files(
                        "- [First](a.md)",
                        "- [Second](b.md)",
                        "- [Third](c.md)",
                        "    - [Below](d.md)",
                        "        - [Deeper](e.md)",
                        "- [Last](f.md)"));
    }

    @Test
    void aBookOfLoneChaptersIsOneModuleCalledAfterIt() throws Exception {
        assertEquals(
                Set.of("course.yaml", "01-a-book/module.yaml", "01-a-book/01-same.md", "01-a-book/02-same-2.md"),
                files("- [Same](a.md)", "- [Same](b.md)", "- [To come]()"));
    }

    /** A line of dashes right below a chapter makes it a heading for Markdown. */
    @Test
    void aSeparatorMayStandRightBelowAChapter() throws Exception {
        assertTrue(files("[Preface](a.md)", "---", "- [One](b.md)").contains("01-preface/01-preface.md"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', book.toml is not there. Name the folder of an mdBook",
        "SUMMARY, src/SUMMARY.md is not there. An mdBook lists its chapters there",
        "CHAPTERS, src/SUMMARY.md names no chapter that can be read",
        "TOML, 'book.toml is no TOML, line 2: '"
    })
    void aBookThatCannotBeReadSaysWhy(String has, String told) throws IOException {
        if (has.isEmpty()) {
            Files.delete(folder.resolve("book.toml"));
        } else if (has.equals("TOML")) {
            book.with("book.toml", "[book]", "title = A book");
        } else if (has.equals("CHAPTERS")) {
            book.with("src/SUMMARY.md", "- [Lost](lost.md)", "- [Outside](../../secret.md)");
            Files.writeString(folder.resolveSibling("secret.md"), "# Secret");
        }
        String said = assertThrows(BookUnreadable.class, book::read).getMessage();
        assertTrue(said.startsWith(told), said);
    }

    @Test
    void aBookMaySayWhatItIsInAnyFormOfToml() throws Exception {
        book.with(
                "book.toml",
                "book = {title = 'Inline', authors = [",
                "  \"A\", # the first",
                "  \"B\",",
                "]}",
                "output.html.\"git-repository-url\" = \"https://example.org/book\"",
                "preprocessor.toc.command = \"toc\"");
        MdBook read = book.ofOneChapter("Text.");
        String course = read.texts().get("course.yaml");
        assertTrue(course.contains("title: \"Inline\"") && course.contains("authors: [\"A\", \"B\"]"), course);
        assertTrue(read.problems().stream().anyMatch(it -> it.message().contains("preprocessor toc")));
    }

    @Test
    void nothingOutsideTheBookIsReadNotEvenByALink() throws Exception {
        Files.writeString(folder.resolveSibling("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("../secret.txt"));
        String absolute = folder.resolveSibling("secret.txt").toString();
        MdBook read = book.ofOneChapter(
                "{{#include ../../secret.txt}}",
                "{{#include ../link.txt}}",
                "{{#include " + absolute + "}}",
                "![A picture](../../secret.png)");
        assertTrue(!read.texts().get("01-a-book/01-one.md").contains("\nsecret"), Books.body(read));
        assertEquals(
                List.of(
                        "1: nothing is included here: ../secret.txt lies outside the book's folder",
                        "2: nothing is included here: link.txt is a link out of the book's folder",
                        "3: nothing is included here: " + absolute + " lies outside the book's folder",
                        "4: the picture ../secret.png lies outside the book's folder"),
                Books.told(read, Severity.WARNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{#include f.txt:2}} | two",
                "{{#include f.txt:5:}} | five ANCHOR_END: a/six",
                "{{#include f.txt::1}} | one",
                "{{#include f.txt:2:3}} | two/three ANCHOR: a",
                "{{#include f.txt:a}} | four",
                "{{ #include \"f.txt\":2}} | two",
                "> {{#include f.txt:5:6}} | > five ANCHOR_END: a/> six",
                "a {{#include f.txt:1}} b | a one b",
                "\\{{#include f.txt}} | {{#include f.txt}}",
                "{{#rustdoc_include f.txt:1:1}} | one/# two/# three ANCHOR: a/# four/# five ANCHOR_END: a/# six",
                "~ {{#rustdoc_include f.txt:a}} | ~ # one/~ # two/~ four/~ # six",
                "{{#playground g.txt editable no_run}} | ```rust id=one no_run/one/```"
            })
    void whatIsIncludedStandsInPlace(String chapter, String made) throws Exception {
        book.with("src/f.txt", "one", "two", "three ANCHOR: a", "four", "five ANCHOR_END: a", "six")
                .with("src/g.txt", "one");
        assertEquals(made.replace('/', '\n'), Books.body(book.ofOneChapter(chapter)));
    }

    @Test
    void aCircleOfIncludesEnds() throws Exception {
        book.with("src/a.txt", "{{#include b.txt}}{{#include b.txt}}").with("src/b.txt", "{{#include a.txt}}");
        MdBook read = book.ofOneChapter("{{#include a.txt}}");
        assertEquals(1, Books.told(read, Severity.WARNING).size());
        assertTrue(Books.told(read, Severity.WARNING).get(0).contains("includes itself"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rust | rust id=one",
                "rust,should_panic,panics | rust id=one should_panic",
                "rust,compile_fail,E0382,E0499 | rust id=one compile_fail,E0382,E0499",
                "rust,ignore,does_not_compile | rust id=one compile_fail",
                "rust ignore | rust id=one no_run",
                "rust,no_run,edition2018 | rust id=one no_run edition2018",
                "Rust,edition2024,compile_fail | rust id=one compile_fail edition2024",
                "rs | rust id=one",
                "python,editable | python id=one",
                "py,ignore | python id=one no_run",
                "toml | toml",
                "quiz | text"
            })
    void wordsOfAFenceAreTranslated(String words, String made) throws Exception {
        MdBook read = book.ofOneChapter("```" + words, "1", "```");
        assertEquals("```" + made + "\n1\n```", Books.body(read));
        assertEquals(List.of(), Books.told(read, Severity.WARNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rust,wonderful | 1: the word wonderful is left out: lessons have none for it",
                "python,should_panic | 1: the word should_panic is left out: lessons have none for it",
                "rust,test_harness | 1: test_harness is left out: a lesson's programs run by their main",
                "rust,E0382 | 1: E0382 is left out: nothing says that the program does not compile"
            })
    void aWordThatLessonsDoNotHaveIsToldAndKeptAtTheTop(String words, String told) throws Exception {
        MdBook read = book.ofOneChapter("```" + words, "1", "```");
        assertEquals(List.of(told), Books.told(read, Severity.WARNING));
        String text = read.texts().get("01-a-book/01-one.md");
        assertTrue(text.contains("\n# " + told) && text.contains("\n#     ```" + words + "\n"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# a;b;# c | # a;b;# c | false",
                "a;# b;c | a;b;c | true",
                "a;    # b;c | a;    b;c | true",
                "'    # a;b' | '#     a;b' | false",
                "'    ##[x];##[y]' | '    #[x];##[y]' | false",
                "# a | a | true",
                "a // @tag | a // \\@tag | false",
                "a /// @tag | a /// @tag | false"
            })
    void hiddenLinesStandAroundAProgram(String program, String made, boolean told) throws Exception {
        MdBook read = book.ofOneChapter(("```rust;" + program + ";```").split(";"));
        assertEquals("```rust id=one\n" + made.replace(';', '\n') + "\n```", Books.body(read));
        assertEquals(told ? 1 : 0, Books.told(read, Severity.WARNING).size());
    }

    @Test
    void linesOfPythonThatTheBookHidesAreShownAndTold() throws Exception {
        MdBook read = book.ofOneChapter("```python hidelines=!!", "!!a = 1", "print(a)", "```");
        assertEquals("```python id=one\na = 1\nprint(a)\n```", Books.body(read));
        assertEquals(1, Books.told(read, Severity.WARNING).size());
    }

    @Test
    void aPairIsOneItemAndOthersHaveIdsOfTheirHeadings() throws Exception {
        MdBook read = book.ofOneChapter(
                "# Title",
                "```python",
                "1",
                "```",
                "",
                "```rust",
                "1",
                "```",
                "",
                "## Vec & co.",
                "```rust",
                "2",
                "```",
                "",
                "```python",
                "3",
                "```");
        assertEquals(1, read.pairs());
        assertEquals(2, read.snippets());
        List<String> fences = Books.body(read)
                .lines()
                .filter(line -> line.length() > 3 && line.startsWith("```"))
                .toList();
        assertEquals(List.of("```python id=title", "```rust", "```rust id=vec-co", "```python id=vec-co-2"), fences);
    }

    @Test
    void titleSummaryAndMinutesComeFromTheChapter() throws Exception {
        String sentence = "Words \"and\" words. ";
        MdBook read =
                book.ofOneChapter("# A *title* {#here}", "", sentence.repeat(20).strip(), "", "word ".repeat(500));
        String text = read.texts().get("01-a-book/01-one.md");
        assertTrue(text.contains("\ntitle: \"A title\"\n"), text);
        assertTrue(
                text.contains("\nsummary: \""
                        + sentence.replace("\"", "\\\"").repeat(10).strip() + "\"\n"),
                text);
        assertTrue(text.contains("\nminutes: 3\n"), text);
        assertTrue(!Books.body(read).contains("A *title*"), text);
    }

    @Test
    void whatMarkdownOfLessonsDoesNotShowIsTold() throws Exception {
        MdBook read = book.ofOneChapter(
                "See[^1], <kbd>this</kbd> and ~~that~~.",
                "",
                "<details>more</details>",
                "",
                "{{#tabs }}",
                "",
                "```admonish warning",
                "Careful",
                "```",
                "",
                "[^1]: A note.");
        assertEquals(
                List.of(
                        "1: a lesson has no footnotes",
                        "1: a lesson shows this HTML as text",
                        "1: a lesson strikes nothing through",
                        "3: a lesson shows this HTML as text",
                        "5: what tabs does is not known here, and its braces are shown",
                        "7: a lesson shows this admonition as code",
                        "11: a lesson has no footnotes"),
                Books.told(read, Severity.WARNING));
    }

    @Test
    void picturesOfOneNameAreKeptApart() throws Exception {
        book.with("src/a/p.svg", "<svg/>").with("src/b/p.svg", "<svg></svg>");
        MdBook read = book.ofOneChapter("![A](a/p.svg) ![B](b/p.svg \"b\") ![A](./a/p.svg)");
        assertEquals("![A](images/p.svg) ![B](images/p-2.svg \"b\") ![A](images/p.svg)", Books.body(read));
        assertEquals(
                Set.of("01-a-book/images/p.svg", "01-a-book/images/p-2.svg"),
                read.pictures().keySet());
    }
}
