package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that try the reader: it gives a lesson or problems, soon, and never throws. */
class HostileLessonsTest {

    /** Generous for a machine that does much else: each takes well under a second alone. */
    private static final Duration SOON = Duration.ofSeconds(30);

    static Stream<Arguments> texts() {
        return Stream.of(
                bad("two megabytes", () -> "word ".repeat(400_000), "larger than 1024 KiB"),
                bad("too many lines", () -> "\n".repeat(20_000), "more than 10000 lines"),
                bad("200 nested quotes", () -> ">".repeat(200) + " deep\n", "nested 20 deep"),
                bad(
                        "nested lists",
                        () -> IntStream.range(0, 200)
                                .mapToObj(i -> "  ".repeat(i) + "- x\n")
                                .reduce("", String::concat),
                        "nested 20 deep"),
                bad("nested emphasis", () -> "*a **b ".repeat(200) + "c** d*".repeat(200) + "\n", "nested"),
                bad(
                        "a table of many columns",
                        () -> "|a".repeat(1000) + "|\n" + "|-".repeat(1000) + "|\n" + "|\n".repeat(5000),
                        "more than 20 columns"),
                bad(
                        "a program of brackets that never close",
                        () -> "```rust id=a\n" + "if x:\n ".repeat(5000) + "\n```\n```output\n```\n",
                        "too tangled"),
                bad(
                        "many such programs",
                        () -> IntStream.range(0, 10)
                                .mapToObj(i ->
                                        "```rust id=a" + i + "\n" + "(a,\n".repeat(700) + "\n```\n```output\n```\n")
                                .reduce("", String::concat),
                        "too tangled"),
                bad("an invisible character", () -> "a\u0000b\n", "U+0000"),
                bad("deep YAML", () -> "```quiz id=q\nask: " + "[\n".repeat(4000) + "\n```\n", "YAML"),
                bad("a case of brackets that never close", () -> exercise("xs: &[i32]", "[".repeat(4999)), "not JSON"),
                bad(
                        "a case nested deep",
                        () -> exercise("xs: &[i32]", "[".repeat(2000) + "]".repeat(2000)),
                        "not JSON"),
                bad("a case of a long number", () -> exercise("x: f64", "[" + "9".repeat(4000) + "]"), "not JSON"),
                bad(
                        "many cases that do not fit",
                        () -> exercise("xs: &[i32]", "[true]\n".repeat(9000)),
                        "does not take"),
                bad(
                        "a type nested deep",
                        () -> exercise("xs: " + "Vec<".repeat(400) + "i32" + ">".repeat(400), "[1]"),
                        "cannot give a parameter"),
                bad(
                        "many parameters",
                        () -> exercise("x: &mut i32, ".repeat(300), "[" + "1,".repeat(299) + "1]"),
                        "cannot give a parameter"),
                any("brackets", () -> "[".repeat(4999).concat("\n").repeat(60)),
                any("links", () -> "[a](".repeat(1200).concat("\n").repeat(50)),
                any("images", () -> "![".repeat(2400).concat("\n").repeat(50)),
                any(
                        "backticks",
                        () -> IntStream.range(4, 700)
                                .mapToObj(i -> "e" + "`".repeat(i) + "\n")
                                .reduce("", String::concat)),
                any("stars", () -> "*a_ ".repeat(1200).concat("\n").repeat(80)),
                any(
                        "angles",
                        () -> "<a ".repeat(1600).concat("\n").repeat(50)
                                + "<!--".repeat(1200).concat("\n").repeat(50)),
                any("entities", () -> "&".repeat(4999).concat("\n").repeat(50)),
                any("tags", () -> "```rust id=a\n" + "let a = 1; // @a!\n".repeat(4000) + "```\n```output\n```\n"),
                any(
                        "parentheses",
                        () -> "```python id=a\n" + "(".repeat(500).concat("\n").repeat(100)
                                + "\n```\n```output\n```\n"),
                bad(
                        "a long line",
                        () -> "```rust id=a\nlet a = \"" + "x".repeat(500_000) + "\";\n```\n```output\n```\n",
                        "a line of more than 5000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aHostileFileIsReadSoon(String name, Supplier<String> text, String message) {
        LessonReader.Reading reading = assertTimeoutPreemptively(SOON, () -> Lessons.read(Lessons.FRONT + text.get()));
        assertEquals(
                reading.lesson().isEmpty(),
                reading.problems().stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR));
        assertTrue(reading.problems().stream()
                .noneMatch(problem -> problem.message().contains("Molt could not read")));
        if (!message.isEmpty()) {
            assertTrue(
                    reading.problems().stream()
                            .anyMatch(problem -> problem.message().contains(message)),
                    Lessons.text(reading.problems()));
        }
    }

    @Test
    void aByteThatIsNotUtf8IsAProblemAtItsPlace() {
        byte[] bytes = (Lessons.FRONT + "über X\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xC3;
        Problem problem = Lessons.read(bytes).problems().get(0);
        assertEquals("a byte here is not UTF-8", problem.message());
        assertEquals(6, problem.line());
        assertEquals(6, problem.column());
    }

    @Test
    void aByteOrderMarkIsAProblemAndTheRestIsStillRead() {
        List<Problem> problems = Lessons.read("\uFEFF" + Lessons.FRONT.replace("minutes", "minuets"))
                .problems();
        assertEquals(
                List.of("the file begins with a byte order mark", "unknown key minuets"),
                problems.stream().map(Problem::message).toList());
    }

    /** Random changes to a good lesson, from a fixed seed. */
    @Test
    void anyChangeToALessonGivesALessonOrProblemsAndNeverThrows() {
        String good = Lessons.FRONT + """
            ## A heading with `code`

            ```python title="Two names" changed
            scores = [90, 72]  # @bind
            print("größe 😀", scores)  # @grow
            ```
            ```rust compile_fail,E0382 line=2
            # use std::fmt;
            let scores = vec![90, 72]; // @bind
            println!("{scores:?}"); // @grow
            ```
            ```output python contains
            größe
            ```

            - @bind: A `note` with [a link](02-copies.md).
            - @grow: Another.

            | a | b |
            |---|---|
            | 1 | 2 |

            ```quiz
            ask: "Why?"
            choices:
              - {text: "A", why: "B", right: true}
              - {text: "C", why: "D"}
            ```

            ## Exercise: total {exercise=total}

            ```python reference
            def total(xs, by):
                return sum(xs)
            ```
            ```rust starter
            pub fn total<'a>(xs: &'a [(u8, char)], by: BTreeMap<String, f64>) -> Result<Vec<&'a str>, E> {}
            ```
            ```rust solution
            pub fn total<'a>(xs: &'a [(u8, char)], by: BTreeMap<String, f64>) -> Result<Vec<&'a str>, E> {}
            ```
            ```cases generated=3
            [[[3, "x"], [4, "😀"]], {"a": 2.5}]
            [[], {}]
            ```
            ```rust tests
            #[test]
            fn t() { exercise::total(&[], BTreeMap::new()); }
            ```

            > [!TIP]
            > Think.
            """;
        assertEquals("", Lessons.text(Lessons.read(good).problems()));
        String[] pieces = {
            "```", "\n", "#", " ", "`", "\"", "@", "// @x", "'", "{", "}", "---\n", "- ", "> ", "\\", "&", "*", "😀",
            "\t", "rust", "output", "cases", "<", "'", ",", "null", "\\ud83d", "1e999", "[", "]", "(", ")", "|", ":",
            "\u0000", "\r", "=", "  "
        };
        Random random = new Random(2024);
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        int read = 0;
        for (int i = 0; i < 1500 && System.nanoTime() < end; i++, read++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + random.nextInt(12));
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
                    case 1 -> text.delete(at, to);
                    default -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                }
            }
            LessonReader.Reading reading = Lessons.read(text.toString());
            assertEquals(reading.lesson().isEmpty(), !reading.problems().isEmpty());
            assertFalse(
                    Lessons.text(reading.problems()).contains("Molt could not read"),
                    text + "\n" + Lessons.text(reading.problems()));
        }
        assertTrue(read > 20, "read only " + read);
    }

    private static String exercise(String parameters, String cases) {
        return """
            ## Exercise: total

            ```python reference
            def total(xs): ...
            ```
            ```rust starter
            pub fn total(%1$s) {}
            ```
            ```rust solution
            pub fn total(%1$s) {}
            ```
            ```cases
            %2$s
            ```

            > [!TIP]
            > Think.
            """.formatted(parameters, cases);
    }

    private static Arguments bad(String name, Supplier<String> text, String message) {
        return Arguments.of(name, text, message);
    }

    private static Arguments any(String name, Supplier<String> text) {
        return Arguments.of(name, text, "");
    }
}
