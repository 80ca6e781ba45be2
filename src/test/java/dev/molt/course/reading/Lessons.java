package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.Lesson;
import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lesson texts for tests. */
public final class Lessons {

    public static final String FILE = "04-ownership/01-who-owns-it.md";

    public static final String FRONT = """
            ---
            title: "T"
            summary: "S"
            minutes: 5
            ---
            """;

    private Lessons() {}

    public static LessonReader.Reading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static LessonReader.Reading read(byte[] bytes) {
        return new LessonReader("2024").read(LessonName.of(FILE).orElseThrow(), bytes);
    }

    /** A lesson without mistakes; its front matter is added. */
    static Lesson good(String body) {
        LessonReader.Reading reading = read(FRONT + body);
        assertEquals("", text(reading.problems()));
        return reading.lesson().orElseThrow();
    }

    static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(ProblemText.of("lessons", problem)));
        return text.toString();
    }
}
