package dev.molt.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonSearchTest {

    private final LessonSearch search = LessonSearch.of(new Course(
            "c",
            "C",
            "",
            List.of(),
            "",
            "2024",
            List.of(new Course.Module(
                    "m",
                    1,
                    "M",
                    "",
                    List.of(
                            lesson(
                                    "01-names",
                                    "Names",
                                    "Bindings and shadowing.",
                                    "rebinding",
                                    "let",
                                    "E0384",
                                    "Shadowing"),
                            lesson(
                                    "02-move",
                                    "Who owns it",
                                    "Assignment moves.",
                                    "aliasing",
                                    "ownership",
                                    "E0382",
                                    "Using `both` names"),
                            lesson(
                                    "03-lend",
                                    "Lending",
                                    "Passing a list.",
                                    "passing objects",
                                    "&T",
                                    "E0382",
                                    "Readers"))))));

    @ParameterizedTest
    @CsvSource({
        "names, names move",
        "NAM, names move",
        "e0382, move lend",
        "E038, names move lend",
        "aliasing, move",
        "shadow, names",
        "owns who, move",
        "list passing, lend",
        "names nothing, ''",
        "ames, ''",
        "' ', ''",
        "(((, ''"
    })
    void everyWordMustBeginAWordOfTheLesson(String query, String expected) {
        assertEquals(
                expected,
                String.join(
                        " ",
                        search.find(query).stream()
                                .map(hit -> hit.lesson().slug())
                                .toList()));
    }

    @Test
    void aHitSaysWhereItWasFound() {
        assertEquals("Title: Names", search.find("names").get(0).reason());
        assertEquals("Heading: Using both names", search.find("names").get(1).reason());
        assertEquals("Error code: E0382", search.find("e0382").get(0).reason());
        assertEquals("Python concept: aliasing", search.find("alias").get(0).reason());
    }

    private static Lesson lesson(
            String file, String title, String summary, String python, String rust, String code, String heading) {
        String text = """
                ---
                title: "%s"
                summary: "%s"
                minutes: 5
                python: ["%s"]
                rust: ["%s", "%s"]
                ---

                ## %s
                """.formatted(title, summary, python, rust, code, heading);
        return new LessonReader("2024")
                .read(LessonName.of("01-m/" + file + ".md").orElseThrow(), text.getBytes(StandardCharsets.UTF_8))
                .lesson()
                .orElseThrow();
    }
}
