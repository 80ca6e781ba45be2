package dev.molt.course.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.molt.course.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as an author would write them in YAML, and what the reader of a schema's files says of them. */
final class Yamls {

    private Yamls() {}

    static List<Problem> problems(Schema schema, JsonNode value) {
        String yaml = yaml(value);
        return switch (schema) {
            case COURSE -> CourseReader.course("course.yaml", bytes(yaml)).problems();
            case MODULE -> CourseReader.module("module.yaml", bytes(yaml)).problems();
            case FRONT_MATTER -> Lessons.read("---\n" + yaml + "\n---\n").problems();
            case QUIZ ->
                Lessons.read(Lessons.FRONT + "```quiz id=q\n" + yaml + "\n```\n")
                        .problems();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In one line. Null is nothing behind the colon; in a list, where YAML has no such thing, an empty text. */
    private static String yaml(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(each ->
                            "\"" + each.getKey() + "\": " + (each.getValue().isNull() ? "" : yaml(each.getValue())))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Yamls::yaml)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isNull() ? "\"\"" : value.toString();
    }
}
