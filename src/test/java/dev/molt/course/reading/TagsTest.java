package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.Block;
import dev.molt.course.Half;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lines a tag lights, and that it leaves no trace in the code. */
class TagsTest {

    static Stream<Arguments> programs() {
        return Stream.of(
                row("at the end of a line it ties the statement, all its lines", "rust", """
                        let v = vec![
                            1, // @v
                            2,
                        ];
                        drop(v);
                        """, """
                        v|let v = vec![
                        v|    1,
                        v|    2,
                        v|];
                         |drop(v);
                        """),
                row("alone on a line it ties the next block, and its line is gone", "rust", """
                        let v = [1];
                        // @loop
                        for x in v {
                            println!("{x}"); // @print
                        }
                        """, """
                        |let v = [1];
                        loop|for x in v {
                        loop,print|    println!("{x}");
                        loop|}
                        """),
                row("several tags on a line, and one name in several places", "rust", """
                        let a = 1; // @a
                        /* @b */ /* @a */
                        let b = 2; /* @b */ // @c
                        """, """
                        a|let a = 1;
                        a,b,c|let b = 2;
                        """),
                row("comments between it and its statement are none of it", "rust", """
                        // @loop
                        // One.

                        /* Two
                           lines. */
                        for x in [1] {
                            drop(x);
                        }
                        fn main() {} // @main
                        """, """
                         |// One.
                         |
                         |/* Two
                         |   lines. */
                        loop|for x in [1] {
                        loop|    drop(x);
                        loop|}
                        main|fn main() {}
                        """),
                row("a comment in front of it is no code", "rust", """
                        let a = 1; /* one */ // @a
                        /* two */ // @b
                        let b =
                            2;
                        """, """
                        a|let a = 1; /* one */
                         |/* two */
                        b|let b =
                        b|    2;
                        """),
                row("in a string it is text", "rust", """
                        println!("// @no");
                        println!(r"
                        // @no
                        ");
                        """, """
                        |println!("// @no");
                        |println!(r"
                        |// @no
                        |");
                        """),
                row("a backslash makes it literal", "python", """
                        x = 1  # \\@x
                        print("# @no")
                        y = 2  # see @x and more
                        """, """
                        |x = 1  # @x
                        |print("# @no")
                        |y = 2  # see @x and more
                        """),
                row("letters beyond ASCII do not shift it", "python", """
                        größe = "naïve 😀"; b = "é"  # @wide
                        print(größe)  # @print
                        """, """
                        wide|größe = "naïve 😀"; b = "é"
                        print|print(größe)
                        """),
                row("the last expression of a function is a statement too", "rust", """
                        fn total(xs: &[i32]) -> i32 {
                            xs.iter()
                                .sum() // @sum
                        }
                        fn main() {}
                        """, """
                         |fn total(xs: &[i32]) -> i32 {
                        sum|    xs.iter()
                        sum|        .sum()
                         |}
                         |fn main() {}
                        """),
                row("an expression at the end of wrapped text", "rust", """
                        let n: i32 = "1".parse()?; // @parse
                        Ok::<(), std::num::ParseIntError>(()) // @ok
                        """, """
                        parse|let n: i32 = "1".parse()?;
                        ok|Ok::<(), std::num::ParseIntError>(())
                        """),
                row("arms, fields and clauses have lines of their own", "rust", """
                        match n {
                            0 => a(), // @zero
                            // @more
                            _ => {
                                b()
                            }
                        }
                        """, """
                         |match n {
                        zero|    0 => a(),
                        more|    _ => {
                        more|        b()
                        more|    }
                         |}
                        """),
                row("an item's attributes belong to it", "rust", """
                        // @point
                        #[derive(Debug)]
                        struct Point {
                            x: f64, // @x
                        }
                        """, """
                        point|#[derive(Debug)]
                        point|struct Point {
                        point,x|    x: f64,
                        point|}
                        """),
                row("a Python block with its clauses", "python", """
                        try:
                            work()
                        except KeyError:  # @missing
                            pass
                        # @loop
                        for x in (1, 2):
                            print(x)

                        print("end")  # @end
                        """, """
                         |try:
                         |    work()
                        missing|except KeyError:
                        missing|    pass
                        loop|for x in (1, 2):
                        loop|    print(x)
                         |
                        end|print("end")
                        """),
                row("code that does not parse still has lines", "rust", """
                        let a = ; // @broken
                        let b = 2; // @fine
                        """, """
                        broken|let a = ;
                        fine|let b = 2;
                        """),
                row("a hoisted attribute", "rust", """
                        #![allow(unused)] // @allow
                        let a = 1; // @a
                        """, """
                        allow|#![allow(unused)]
                        a|let a = 1;
                        """),
                row("hidden set-up does not count", "rust", """
                        # use std::fmt;
                        # // @hidden
                        let a = 1; // @a
                        # drop(a);
                        """, """
                        a|let a = 1;
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void aTagTiesLinesAndLeavesNoTrace(String name, String language, String code, String expected) {
        String body = "```" + language + " title=\"T\" " + (language.equals("rust") ? "compile_fail" : "raises=X")
                + "\n" + code + "```\n";
        Block.Snippet snippet = (Block.Snippet) Lessons.good(body).blocks().get(0);
        String[] lines = snippet.half().code().split("\n", -1);
        StringBuilder actual = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            Half.Line line = snippet.half().lines().get(i);
            actual.append(line.ties().stream().map(Half.Tie::tag).sorted().collect(Collectors.joining(",")))
                    .append('|')
                    .append(lines[i])
                    .append('\n');
        }
        assertEquals(expected.replaceAll("(?m)^ +\\|", "|"), actual.toString());
        assertEquals(lines.length, snippet.half().lines().size());
    }

    private static Arguments row(String name, String language, String code, String expected) {
        return Arguments.of(name, language, code, expected);
    }
}
