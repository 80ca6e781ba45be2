package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {

    private static WholeFile file(String visible) {
        return WholeFile.of(Language.RUST, visible).orElseThrow();
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of("let a = 1;", "fn main() {\n    let a = 1;\n}\n"),
                Arguments.of("a()\r\n\r\n  .b()", "fn main() {\n    a()\n\n      .b()\n}\n"),
                Arguments.of("// fn main() {}\nb();", "fn main() {\n    // fn main() {}\n    b();\n}\n"),
                Arguments.of(
                        "let s = \"one\n two\n\";\nb();", "fn main() {\n    let s = \"one\n two\n\";\n    b();\n}\n"),
                Arguments.of(
                        "p!(r#\"one\n two\"#,\n c\"a\nb\");",
                        "fn main() {\n    p!(r#\"one\n two\"#,\n     c\"a\nb\");\n}\n"),
                Arguments.of("#![allow(unused)]\na();", "fn main() {\n    #![allow(unused)]\n    a();\n}\n"),
                Arguments.of("let c = '\"';\nd();", "fn main() {\n    let c = '\"';\n    d();\n}\n"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statementsStandInAMainAndComeOutAsTheyWentIn(String visible, String text) {
        WholeFile file = file(visible);
        assertTrue(file.wrapped());
        assertEquals(text, file.text());
        assertEquals(Optional.of(visible.replace("\r\n", "\n")), file.visible(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn main() {\n    a();\n}",
                "use std::fmt;\n\nstruct P;\n// that is all",
                "#![allow(unused)]\n#[derive(Debug)]\nenum E {}\nmacro_rules! m { () => {} }"
            })
    void whatIsAFileStaysAsItIs(String visible) {
        assertEquals(new WholeFile(visible + "\n", false), file(visible));
        assertEquals(Optional.of(visible), file(visible).visible(visible + "\n"));
    }

    @Test
    void pythonIsAFileAsItStands() {
        String visible = "if a:\r\n\tb()";
        WholeFile file = WholeFile.of(Language.PYTHON, visible).orElseThrow();
        assertEquals(new WholeFile("if a:\n\tb()\n", false), file);
        assertEquals(Optional.of("if a:\n    b()"), file.visible("if a:\n    b()\n"));
    }

    @Test
    void nothingIsStillSomethingToFormat() {
        assertEquals(Optional.of(""), file("").visible("fn main() {}\n"));
    }

    @Test
    void aTextThatClosesTheMainIsNotTakenApart() {
        WholeFile file = file("a(); } fn b() { c();");
        assertEquals(Optional.empty(), file.visible("fn main() {\n    a();\n}\nfn b() {\n    c();\n}\n"));
    }

    @Test
    void whatNestsTooDeeplyIsRefused() {
        assertEquals(
                Optional.empty(),
                WholeFile.of(Language.RUST, "let x = " + "(".repeat(600) + "1" + ")".repeat(600) + ";"));
    }
}
