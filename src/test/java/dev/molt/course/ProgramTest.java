package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramTest {

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of("statements", "let a = 1;", "fn main() {\nlet a = 1;\n}\n", List.of(0, 1, 0)),
                Arguments.of(
                        "inner attributes go first",
                        "#![allow(unused)]\nlet a = 1;",
                        "#![allow(unused)]\nfn main() {\nlet a = 1;\n}\n",
                        List.of(1, 0, 2, 0)),
                Arguments.of(
                        "an inner attribute that shares its line keeps its column",
                        "let a = 1; #![allow(unused)]",
                        "           #![allow(unused)]\nfn main() {\nlet a = 1;                  \n}\n",
                        List.of(1, 0, 1, 0)),
                Arguments.of(
                        "an inner attribute of two lines",
                        "#![allow(\n unused)]\na();",
                        "#![allow(\n unused)]\nfn main() {\na();\n}\n",
                        List.of(1, 2, 0, 3, 0)),
                Arguments.of(
                        "a final Ok makes main return its Result",
                        "a()?;\nOk::<(), Box<dyn std::error::Error>>(())",
                        "fn main() -> Result<(), Box<dyn std::error::Error>> {\na()?;\nOk::<(), Box<dyn std::error::Error>>(())\n}\n",
                        List.of(0, 1, 2, 0)),
                Arguments.of(
                        "an error that the text itself declares is not named outside",
                        "struct E;\nOk::<(), E>(())",
                        "fn main() -> impl std::process::Termination {\nstruct E;\nOk::<(), E>(())\n}\n",
                        List.of(0, 1, 2, 0)),
                Arguments.of(
                        "an Ok with a semicolon returns nothing",
                        "Ok::<(), String>(());",
                        "fn main() {\nOk::<(), String>(());\n}\n",
                        List.of(0, 1, 0)),
                Arguments.of(
                        "a main inside a module is none",
                        "mod a { fn main() {} }",
                        "fn main() {\nmod a { fn main() {} }\n}\n",
                        List.of(0, 1, 0)),
                Arguments.of(
                        "a main in a string or comment is none",
                        "// fn main() {}\nlet s = \"fn main() {}\";",
                        "fn main() {\n// fn main() {}\nlet s = \"fn main() {}\";\n}\n",
                        List.of(0, 1, 2, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrapped")
    void rustWithoutMainIsWrapped(String name, String visible, String text, List<Integer> lines) {
        Program program = Program.of(Language.RUST, List.of(), visible, List.of());
        assertEquals(text, program.text());
        assertEquals(lines, program.visibleLines());
        assertTrue(program.wrapped());
    }

    @Test
    void rustWithAMainStaysAsItIs() {
        for (String text : List.of(
                "fn main() {}",
                "async fn main() {}",
                "pub fn main() { let x = ; }",
                "fn main() { let x = (",
                "fn main()")) {
            Program program = Program.of(Language.RUST, List.of(), text, List.of());
            assertEquals(text + "\n", program.text());
            assertFalse(program.wrapped(), text);
        }
    }

    @Test
    void setUpIsAddedAndHasNoVisibleLine() {
        Program program = Program.of(Language.RUST, List.of("use std::fmt;"), "let a = 1;\na;", List.of("drop(a);"));
        assertEquals("fn main() {\nuse std::fmt;\nlet a = 1;\na;\ndrop(a);\n}\n", program.text());
        assertEquals(List.of(0, 0, 1, 2, 0, 0), program.visibleLines());
        assertEquals(0, program.visibleLine(2));
        assertEquals(2, program.visibleLine(4));
        assertEquals(0, program.visibleLine(99));
        assertEquals(0, program.visibleLine(0));
    }

    @Test
    void pythonIsNeverWrapped() {
        assertEquals(
                "print(1)\n",
                Program.of(Language.PYTHON, List.of(), "print(1)", List.of()).text());
    }

    @Test
    void lineEndsOfAnyKindCountOnce() {
        Program program = Program.of(Language.PYTHON, List.of(), "a\r\nb\rc\u2028d", List.of());
        assertEquals("a\nb\nc\u2028d\n", program.text());
        assertEquals(List.of(1, 2, 3), program.visibleLines());
    }

    @Test
    void aTextThatTheParserCannotTakeIsStillAProgramSoon() {
        String tangled = "if x:\n ".repeat(8000);
        long start = System.nanoTime();
        assertTrue(Program.of(Language.RUST, List.of(), tangled, List.of()).wrapped());
        assertFalse(Program.of(Language.RUST, List.of(), "fn main() {\n" + tangled, List.of())
                .wrapped());
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }
}
