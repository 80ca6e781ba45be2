package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block;
import dev.molt.course.Expectation;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.course.reading.Reference.Kind;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonReaderTest {

    private static final String EXAMPLE = """
            ---
            title: "Who owns it"
            summary: "Assignment copies a reference in Python and moves the value in Rust."
            minutes: 12
            python: ["assignment", "aliasing"]    # what the learner already knows
            rust: ["ownership", "move", "E0382"]
            needs: ["basics/names"]               # lessons to have read
            sources: [{claim: "A move", url: "https://doc.rust-lang.org/"}]
            status: published                     # or draft
            ---

            Some *prose* with `Vec<i32>`.

            ```python title="Two names for one list" id=two-names changed
            scores = [90, 72]
            backup = scores          # @bind
            scores.append(65)        # @grow
            print(backup)
            ```
            ```rust compile_fail,E0382 line=3
            let mut scores = vec![90, 72];
            let backup = scores;     // @bind
            scores.push(65);         // @grow
            println!("{backup:?}");
            ```
            ```output python
            [90, 72, 65]
            ```

            - @bind: Python gives the list a second name. Rust moves the list: `scores` owns nothing now.
            - @grow: Python changes what both names see. Rust refuses to compile the line.

            More prose.
            """;

    @Test
    void theExampleOfTheFormatIsReadWhole() {
        LessonReader.Reading reading = Lessons.read(EXAMPLE);
        assertEquals("", Lessons.text(reading.problems()));
        Lesson lesson = reading.lesson().orElseThrow();
        assertEquals("ownership/who-owns-it", lesson.id());
        assertEquals("/learn/ownership/who-owns-it", lesson.address());
        assertEquals(12, lesson.front().minutes());
        assertEquals(List.of("ownership", "move", "E0382"), lesson.front().rust());
        assertEquals(3, lesson.blocks().size());
        assertTrue(lesson.hash().matches("[0-9a-f]{16}"));

        Block.Comparison pair = (Block.Comparison) lesson.item("two-names").orElseThrow();
        assertEquals("Two names for one list", pair.title());
        assertEquals(Block.Transfer.CHANGED, pair.transfer());
        assertEquals(Block.Outcome.DOES_NOT_COMPILE, pair.outcome());
        assertEquals(Set.of("E0382"), pair.rust().expectation().errorCodes());
        assertEquals(3, pair.rust().expectation().errorLine());
        assertNull(pair.rust().expectation().output());
        assertEquals("[90, 72, 65]", pair.python().expectation().output().text());
        assertEquals(
                "scores = [90, 72]\nbackup = scores\nscores.append(65)\nprint(backup)",
                pair.python().code());
        assertEquals(
                List.of(new Half.Tie("grow", 2)), pair.rust().lines().get(2).ties());
        assertEquals(
                "Python gives the list a second name. Rust moves the list: <code>scores</code> owns nothing now.",
                pair.notes().get(0).html());
        assertEquals("2024", pair.rust().edition());
        assertEquals(
                new Block.Prose("<p>Some <em>prose</em> with <code>Vec&lt;i32&gt;</code>.</p>\n"),
                lesson.blocks().get(0));
    }

    @Test
    void anItemsHashChangesWithItsTextAndWithNothingElse() {
        String before = item(EXAMPLE).hash();
        assertEquals(before, item(EXAMPLE.replace("More prose", "Other prose")).hash());
        assertEquals(
                before,
                item(EXAMPLE.replace("Some *prose*", "Another line\n\nSome")).hash());
        assertEquals(before, item(EXAMPLE.replace("\n", "\r\n")).hash());
        assertNotEquals(before, item(EXAMPLE.replace("72", "73")).hash());
        assertNotEquals(
                before, item(EXAMPLE.replace("a second name", "another name")).hash());
    }

    private static Block.Item item(String text) {
        return Lessons.read(text).lesson().orElseThrow().item("two-names").orElseThrow();
    }

    @Test
    void aLoneProgramIsASnippetWithAllItsWords() {
        Lesson lesson = Lessons.good("""
                ```rust title="It's Größe!" exit=3,release timeout=500ms edition2021 allow=unsafe args="1 2" stdin="a b"
                fn main() {}
                ```
                ```output contains
                a
                b
                ```
                """);
        Block.Snippet snippet = (Block.Snippet) lesson.blocks().get(0);
        assertEquals("its-grosse", snippet.id().replace("ß", "ss").replace("gro-e", "grosse"));
        assertEquals(List.of("1", "2"), snippet.args());
        assertEquals("a b", snippet.stdin());
        Half half = snippet.half();
        assertEquals(Ending.EXITS, half.expectation().ending());
        assertEquals(3, half.expectation().exitCode());
        assertEquals("2021", half.edition());
        assertEquals(Duration.ofMillis(500), half.timeout());
        assertTrue(half.release() && half.allowUnsafe());
        assertTrue(half.expectation().output().contains());
    }

    @Test
    void anEmptyOutputMeansThatNothingIsPrinted() {
        Lesson lesson = Lessons.good("```rust id=a\nlet _a = 1;\n```\n```output\n```\n");
        assertEquals(
                "",
                ((Block.Snippet) lesson.blocks().get(0))
                        .half()
                        .expectation()
                        .output()
                        .text());
    }

    @Test
    void oneLineEndOfAnOutputIsIgnoredAndAnotherIsAnEmptyLine() {
        Lesson lesson = Lessons.good("```python id=a\nprint(\"a\\n\")\n```\n```output\na\n\n```\n");
        Expectation.Output output =
                ((Block.Snippet) lesson.blocks().get(0)).half().expectation().output();
        assertTrue(output.accepts("a\n\n") && output.accepts("a\r\n\r\n"));
        assertFalse(output.accepts("a\n") || output.accepts("a\n\n\n"));
    }

    @Test
    void anOutputOfBothSaysNothingOfAProgramThatDoesNotCompile() {
        Lesson lesson =
                Lessons.good("```python id=a\nprint(1)\n```\n```rust compile_fail\nx\n```\n```output\n1\n```\n");
        Block.Comparison pair = (Block.Comparison) lesson.blocks().get(0);
        assertNull(pair.rust().expectation().output());
        assertEquals("1", pair.python().expectation().output().text());
    }

    @Test
    void theVersionThatAProgramNeedsIsKept() {
        Lesson lesson = Lessons.good("```python id=a no_run=3.14\nprint(t\"{1}\")\n```\n");
        Half half = ((Block.Snippet) lesson.blocks().get(0)).half();
        assertTrue(half.noRun());
        assertEquals("3.14", half.version());
    }

    @Test
    void hiddenLinesAreSetUpAndTheShownTextHasNone() {
        Lesson lesson = Lessons.good("""
                ```rust id=a
                # use std::collections::HashMap;
                #
                # type Map = HashMap<i32, i32>;

                #[allow(unused)]
                let map = Map::new();
                ## not hidden
                # drop(map);
                ```
                ```output
                ```
                """);
        Half half = ((Block.Snippet) lesson.blocks().get(0)).half();
        assertEquals("#[allow(unused)]\nlet map = Map::new();\n# not hidden", half.code());
        assertEquals(
                List.of("use std::collections::HashMap;", "", "type Map = HashMap<i32, i32>;", ""),
                half.hiddenBefore());
        assertEquals(List.of("drop(map);"), half.hiddenAfter());
        assertEquals(6, half.program().visibleLines().indexOf(1) + 1);
    }

    @Test
    void linksBetweenFilesBecomeAddresses() {
        LessonReader.Reading reading = Lessons.read(Lessons.FRONT + """
                ## Two `names`

                [a](../03-basics/01-names.md), [b](02-copies.md#why), [c](copies.md), [d](#two-names), [e](https://x.org).
                ![A heap](images/heap.svg)
                """);
        String html = ((Block.Prose) reading.lesson().orElseThrow().blocks().get(0)).html();
        for (String part : List.of(
                "<h2 id=\"s-two-names\">",
                "href=\"/learn/basics/names\"",
                "href=\"/learn/ownership/copies#s-why\"",
                "href=\"/learn/ownership/copies\"",
                "href=\"#s-two-names\"",
                "src=\"/learn/ownership/images/heap.svg\"")) {
            assertTrue(html.contains(part), part + " in " + html);
        }
        assertEquals(
                List.of("03-basics/01-names.md", "04-ownership/02-copies.md#why", "04-ownership/copies.md"),
                reading.references().stream()
                        .filter(it -> it.kind() == Kind.LESSON)
                        .map(Reference::target)
                        .toList());
        assertEquals(
                List.of("ownership/heap.svg"),
                reading.references().stream()
                        .filter(it -> it.kind() == Kind.IMAGE)
                        .map(Reference::target)
                        .toList());
    }

    @Test
    void nothingInALessonBecomesHtmlOfItsOwn() {
        Lesson lesson = Lessons.read(Lessons.FRONT + """
                <script>alert(1)</script> <img src=x onerror=alert(1)>

                <div onclick="x">

                ```text
                </code><script>
                ```

                ```html"><b
                x
                ```
                """).lesson().orElseThrow();
        String html = ((Block.Prose) lesson.blocks().get(0)).html();
        assertTrue(
                !html.contains("<script") && !html.contains("<img") && !html.contains("<div") && !html.contains("<b\n"),
                html);
        assertTrue(
                html.contains("<pre tabindex=\"0\"><code class=\"language-text\">&lt;/code&gt;&lt;script&gt;"), html);
    }

    @Test
    void anExerciseHasItsPartsAndEndsAtTheNextHeading() {
        Lesson lesson = Lessons.good("""
                ## Exercise: total without taking {exercise=total allow=unsafe}

                Port this function.

                ### A word on types

                ```python reference
                def total(xs):
                    return sum(xs)
                ```
                ```rust starter
                pub fn total(xs: &[i32]) -> i32 {
                    todo!()
                }
                ```
                ```rust solution
                pub fn total(xs: &[i32]) -> i32 {
                    xs.iter().sum()
                }
                ```
                ```rust approach title="A loop"
                pub fn total(xs: &[i32]) -> i32 { let mut t = 0; for x in xs { t += x; } t }
                ```
                ```rust tests
                use exercise::total;

                #[test]
                fn sums() {
                    assert_eq!(total(&[1, 2]), 3);
                }
                ```

                > [!TIP]
                > What does the caller lose?

                > [!TIP]
                >
                > ```rust
                > let shown = 1;
                > ```

                ## Next

                Prose.
                """);
        Block.Exercise exercise = (Block.Exercise) lesson.item("total").orElseThrow();
        assertEquals("total without taking", exercise.title());
        assertTrue(exercise.allowUnsafe());
        assertTrue(exercise.promptHtml().contains("Port this function.")
                && exercise.promptHtml().contains("A word on types"));
        assertEquals("def total(xs):\n    return sum(xs)", exercise.reference().code());
        assertEquals(
                List.of("", "A loop"),
                exercise.solutions().stream()
                        .map(Block.Exercise.Solution::title)
                        .toList());
        assertTrue(exercise.testsText().startsWith("use exercise::total;"));
        assertEquals("What does the caller lose?", exercise.hintsHtml().get(0).replaceAll("</?p>", ""));
        assertTrue(exercise.hintsHtml().get(1).contains("tok-keyword"));
        assertTrue(((Block.Prose) lesson.blocks().get(1)).html().contains("Next"));
    }

    @Test
    void casesAreCallsOfTheFunctionThatIsPorted() {
        String lesson = """
                ## Exercise: shift {exercise=shift}

                ~~~cases generated=0

                  [[3, -7], {"a": null}]
                [[],{}]
                ~~~
                ```python reference
                import functools


                @functools.cache
                def shift(xs: list[int], /, by):
                    return [x + by.get("a", 0) for x in xs]
                ```
                ```rust starter
                use std::collections::HashMap;

                pub fn shift<'a>(
                    xs: &'a [i32],
                    by: HashMap<String, Option<i32>>,
                ) -> Vec<&'a i32> {
                    helper()
                }

                fn helper() -> ! {
                    todo!()
                }
                ```
                ```rust solution
                pub fn more() {}
                pub fn shift(ys: &[i32], mut by: std::collections::HashMap<String, Option<i32>>) -> Vec<&i32> { vec![] }
                ```

                > [!TIP]
                > Think.
                """;
        Block.Exercise exercise =
                (Block.Exercise) Lessons.good(lesson).item("shift").orElseThrow();
        assertEquals("", exercise.testsText());
        Block.Exercise.Cases cases = exercise.cases();
        assertEquals(
                "pub fn shift<'a>(xs: &'a [i32], by: HashMap<String, Option<i32>>) -> Vec<&'a i32>",
                cases.function().text());
        assertEquals(
                List.of("&'a [i32]", "HashMap<String, Option<i32>>"),
                cases.function().parameters().stream()
                        .map(Signature.Parameter::type)
                        .toList());
        assertEquals(
                List.of(
                        RustType.of("&[i32]").orElseThrow(),
                        RustType.of("HashMap<String, Option<i32>>").orElseThrow()),
                cases.parameters());
        assertEquals(RustType.of("Vec<&i32>").orElseThrow(), cases.returns());
        assertEquals(List.of("[[3, -7], {\"a\": null}]", "[[],{}]"), cases.inputs());
        assertEquals(0, cases.generated());

        Block.Exercise unsaid = (Block.Exercise)
                Lessons.good(lesson.replace(" generated=0", "")).item("shift").orElseThrow();
        assertEquals(64, unsaid.cases().generated());
        assertNotEquals(exercise.hash(), unsaid.hash());
    }

    @Test
    void anExerciseMayHaveTestsBesideCases() {
        String parts = """
                ## Exercise: one

                ```python reference
                def one():
                    return 1
                ```
                ```rust starter
                pub fn one() -> i32 { todo!() }
                ```
                ```rust solution
                pub fn one() -> i32 { 1 }
                ```

                > [!TIP]
                > Think.

                """;
        String tests = "```rust tests\n#[test]\nfn is_one() { assert_eq!(exercise::one(), 1); }\n```\n";
        String cases = "```cases\n[]\n```\n";
        Block.Exercise both =
                (Block.Exercise) Lessons.good(parts + cases + tests).item("one").orElseThrow();
        assertTrue(both.testsText().startsWith("#[test]"));
        assertEquals(List.of("[]"), both.cases().inputs());
        Block.Exercise alone =
                (Block.Exercise) Lessons.good(parts + tests).item("one").orElseThrow();
        assertNull(alone.cases());
    }

    @Test
    void theQuizzesOfTheFormatAreRead() {
        Lesson lesson = Lessons.good("""
                ```quiz id=moved-string
                ask: "What happens?"
                code: |
                  let a = String::from("hi");
                  let b = a;
                  println!("{a} {b}");
                answer: {error: E0382, line: 3}
                why: "The `String` moved into `b` on line 2."
                ```

                ```quiz
                ask: "Why does Rust refuse two owners of one `Vec`?"
                choices:
                  - text: "Both would free the same memory."
                    right: true
                    why: "Each owner frees its value at the end of its scope."
                  - text: 3.10
                    why: true
                ```

                ```quiz id=no-code
                ask: "What happens?"
                code: "let = 1;"
                answer: {error: , line: 1}
                why: "A name is missing."
                ```

                ```quiz id=blank
                ask: "Which keyword?"
                accepts: ["move", move it]
                why: "It takes by value."
                ```
                """);
        Block.Quiz traced = (Block.Quiz) lesson.item("moved-string").orElseThrow();
        assertEquals(
                Ending.DOES_NOT_COMPILE, traced.traced().half().expectation().ending());
        assertEquals(3, traced.traced().half().expectation().errorLine());
        assertEquals(3, traced.traced().half().lines().size());
        Block.Quiz choices = (Block.Quiz)
                lesson.item("why-does-rust-refuse-two-owners-of-one-vec").orElseThrow();
        assertEquals(
                List.of(true, false),
                choices.choices().stream().map(Block.Quiz.Choice::right).toList());
        assertEquals(
                new Block.Quiz.Choice("3.10", false, "true"), choices.choices().get(1));
        Block.Quiz noCode = (Block.Quiz) lesson.item("no-code").orElseThrow();
        assertEquals(Set.of(), noCode.traced().half().expectation().errorCodes());
        assertEquals(
                new Block.Quiz.Blank(List.of("move", "move it"), "It takes by value."),
                ((Block.Quiz) lesson.item("blank").orElseThrow()).blank());
    }

    @Test
    void namesOfFilesGiveModuleNumberAndAddress() {
        LessonName name = LessonName.of("04-ownership/01-who-owns-it.md").orElseThrow();
        assertEquals(new LessonName("04-ownership/01-who-owns-it.md", "ownership", 1, "who-owns-it"), name);
        for (String bad : List.of(
                "ownership/01-a.md",
                "04-ownership/a.md",
                "04-ownership/01-A.md",
                "04-ownership/01-a_b.md",
                "04-ownership/01-a.txt",
                "01-a.md",
                "04-a/01-b/02-c.md")) {
            assertTrue(LessonName.of(bad).isEmpty(), bad);
        }
    }
}
