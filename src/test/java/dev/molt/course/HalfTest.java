package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.reading.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HalfTest {

    private static final List<Half.Tie> TIES = List.of(new Half.Tie("name", 1));

    @Test
    void aLineIsColouredAsAPartOfTheWholeProgram() {
        List<Half.Line> lines =
                half("let a = \"one\nlet two\";", List.of(List.of(), TIES)).lines();
        assertEquals(
                "<span class=\"tok-string\">let two&quot;</span>;", lines.get(1).html());
        assertEquals(
                List.of(List.of(), TIES), lines.stream().map(Half.Line::ties).toList());
    }

    @Test
    void aLineOfAnAttributeAndCodeIsColouredWhole() {
        String html = half("#![allow(unused)] let a = 1;", List.of(TIES))
                .lines()
                .get(0)
                .html();
        assertTrue(html.contains("allow") && html.contains("<span class=\"tok-keyword\">let</span>"), html);
    }

    private static Half half(String code, List<List<Half.Tie>> ties) {
        return new Half(
                Language.RUST,
                code,
                ties,
                List.of("use std::fmt;"),
                List.of(),
                new Expectation(Ending.SUCCEEDS, Set.of(), 0, 0, null, null),
                "2024",
                false,
                false,
                false,
                "",
                null,
                new Origin(
                        Place.ofFile("a.md"), Map.of(), List.of(), new Origin.Written(1, "", List.of()), List.of(), 1));
    }
}
