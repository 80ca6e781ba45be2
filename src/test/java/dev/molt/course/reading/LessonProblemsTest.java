package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in the tables under {@code course/problems}, with the text that an author sees. */
class LessonProblemsTest {

    private static final List<String> TABLES =
            List.of("front-matter", "fences", "outputs", "tags", "links", "quizzes", "exercises", "cases", "structure");

    static Stream<Arguments> mistakes() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (String table : TABLES) {
            for (String part : ("\n" + resource(table)).split("\n#### ")) {
                if (!part.isBlank()) {
                    String name = part.substring(0, part.indexOf('\n'));
                    String[] sides = part.substring(name.length() + 1).split("\n====\n");
                    cases.add(Arguments.of(table + ": " + name, sides[0] + "\n", sides[1].strip() + "\n"));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlaceAndItsRemedy(String name, String lesson, String expected) {
        boolean whole = name.startsWith("front-matter");
        LessonReader.Reading reading = Lessons.read(whole ? lesson : Lessons.FRONT + lesson);
        String told = Lessons.text(reading.problems()).replace("lessons/" + Lessons.FILE + ":", "");
        assertEquals(expected, told);
        assertEquals(told.contains(": error: "), reading.lesson().isEmpty());
    }

    @Test
    void theTextOfAProblemIsTheOneOfTheLessonFormat() {
        String lesson = "\n".repeat(20) + """
                ```python title="Two names for one list" id=two-names changed
                scores = [90, 72]
                scores.append(65)        # @grow
                print(scores)
                ```
                ```rust compile_fail,E0382
                scores.push(65);         // @grw
                ```
                ```output python
                [90, 72, 65]
                ```
                """;
        String expected = """
                lessons/04-ownership/01-who-owns-it.md:32:29: error: tag @grw has no twin in the Python half
                  32 | scores.push(65);         // @grw
                     |                             ^^^^ did you mean @grow?
                """;
        assertEquals(expected, Lessons.text(Lessons.read(Lessons.FRONT + lesson).problems()));
    }

    private static String resource(String table) throws IOException {
        try (InputStream in = LessonProblemsTest.class.getResourceAsStream("/course/problems/" + table + ".txt")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
