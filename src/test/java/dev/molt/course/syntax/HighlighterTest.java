package dev.molt.course.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HighlighterTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        Language.RUST,
                        "let s = \"a\\n<b> & 'c'\"; // 😀 größe\n/* two\n lines */ x::<Vec<&'a str>>();\n"),
                Arguments.of(Language.RUST, ""),
                Arguments.of(Language.RUST, "\n\n  \n"),
                Arguments.of(Language.RUST, "fn ( { \"unclosed\n ' <"),
                Arguments.of(Language.RUST, "r#\"raw \" text\n over lines\"#"),
                Arguments.of(Language.PYTHON, "x = f\"{größe!r:>10} \\t {'a' if b else \"\"\"c\n d\"\"\"}\"\n"),
                Arguments.of(Language.PYTHON, "@dec\nclass A(B):\n\tdef f(self, *, a: int = 1) -> None: ...\n"),
                Arguments.of(Language.PYTHON, "((((([[[[{{{{"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void withoutItsTagsTheHtmlIsTheText(Language language, String text) {
        List<String> lines = Highlighter.lines(language, text);
        assertEquals(text, plain(String.join("\n", lines)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aSpanNeverCrossesALine(Language language, String text) {
        for (String line : Highlighter.lines(language, text)) {
            assertEquals(line.split("<span", -1).length, line.split("</span>", -1).length, line);
        }
    }

    @Test
    void rustHasTheClassNamesOfTheEditor() {
        String html = Highlighter.lines(Language.RUST, "let x: Vec<i32> = vec![1, true]; // c")
                .get(0);
        for (String part : List.of(
                "<span class=\"tok-keyword\">let</span>",
                "<span class=\"tok-variableName tok-definition\">x</span>",
                "<span class=\"tok-typeName\">Vec</span>",
                "<span class=\"tok-macroName\">vec!</span>",
                "<span class=\"tok-number\">1</span>",
                "<span class=\"tok-bool\">true</span>",
                "<span class=\"tok-comment\">// c</span>")) {
            assertTrue(html.contains(part), html);
        }
    }

    @Test
    void pythonHasTheClassNamesOfTheEditor() {
        String html = String.join(
                "\n",
                Highlighter.lines(
                        Language.PYTHON,
                        "@dec\nclass A:\n    def f(self):\n        return self.x + \"s\" + f\"{1}\", None"));
        for (String part : List.of(
                "<span class=\"tok-meta\">@</span>",
                "<span class=\"tok-className\">A</span>",
                "<span class=\"tok-variableName tok-definition\">f</span>",
                "<span class=\"tok-propertyName\">x</span>",
                "<span class=\"tok-string\">&quot;s&quot;</span>",
                "<span class=\"tok-string2\">f&quot;</span>",
                "<span class=\"tok-keyword\">None</span>")) {
            assertTrue(html.contains(part), html);
        }
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
