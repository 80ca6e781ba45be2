package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.proof.Finding;
import dev.molt.proof.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that are told in SARIF. */
class SarifTest {

    private static JsonNode place(String folder, String file, int line, int column, int length, String source) {
        Problem problem = new Problem(file, line, column, source, length, Severity.NOTE, "a message", "a remedy");
        Finding finding = new Finding(Kind.CHANGE, problem, List.of());
        CheckResult result = new CheckResult(List.of(new CheckResult.Place(folder, finding)), 1, 1, null, null);
        ObjectNode log = Sarif.of(new ObjectMapper(), result);
        SarifRules.assertHold(log);
        return log.at("/runs/0/results/0/locations/0/physicalLocation");
    }

    /** Columns count characters, as people do: the rocket is one, of two UTF-16 units. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "let 🚀 = 1; |  5 |  1 |  5 |  6 | 🚀          | let 🚀 = 1;",
                "let 🚀 = 1; |  7 |  1 |  7 |  8 | =           | let 🚀 = 1;",
                "let 🚀 = 1; |  1 | 10 |  1 | 11 | let 🚀 = 1; | -",
                "let a = 1   | 10 |  1 | 10 | 10 | ''          | let a = 1",
                "''          |  1 |  1 |  1 |  1 | ''          | -"
            })
    void whatIsMarkedAndTheLineAroundIt(
            String source, int column, int length, int start, int end, String marked, String around) {
        JsonNode place = place("lessons", "01-one/01-a.md", 7, column, length, source);
        assertEquals(7, place.at("/region/startLine").asInt());
        assertEquals(start, place.at("/region/startColumn").asInt());
        assertEquals(end, place.at("/region/endColumn").asInt());
        assertEquals(marked, place.at("/region/snippet/text").asText());
        assertEquals(
                around,
                place.at("/contextRegion/snippet/text").asText(null),
                "the line, where it is more than the mark");
    }

    @ParameterizedTest
    @CsvSource({
        "lessons,    01-one/01-a.md, lessons/01-one/01-a.md",
        "my löessons, 01-one/01-a.md, my%20l%C3%B6essons/01-one/01-a.md",
        "a:b#c,      course.yaml,    a%3Ab%23c/course.yaml",
        "/tmp/a ö,   course.yaml,    file:///tmp/a%20%C3%B6/course.yaml",
        "'',         '',             ."
    })
    void aFileIsNamedByAnAddressOfAsciiAlone(String folder, String file, String uri) {
        JsonNode place = place(folder, file, 0, 1, 1, "");
        assertEquals(uri, place.at("/artifactLocation/uri").asText());
        assertEquals(1, place.size(), place::toString);
    }

    @Test
    void whatIsNoSarifIsRefused() {
        ObjectNode log = Sarif.of(new ObjectMapper(), new CheckResult(List.of(), 0, 0, null, null));
        SarifRules.assertHold(log);
        ((ObjectNode) log.at("/runs/0")).put("columnKind", "bytes");
        assertThrows(AssertionError.class, () -> SarifRules.assertHold(log));
    }
}
