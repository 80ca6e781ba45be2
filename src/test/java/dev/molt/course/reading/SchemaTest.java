package dev.molt.course.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.molt.course.CourseFiles;
import dev.molt.course.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas say of a file what its reader says. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final int MUTATIONS = 600;
    private static final String UNHEARD_OF = "zzzzzzzzzzzzzzzzzzzzzzzz";
    private static final String KNOWN = "known are ";

    private static JsonNode json(Schema schema) throws Exception {
        return JSON.readTree(schema.text());
    }

    private static List<JsonNode> examples(Schema schema) throws Exception {
        List<JsonNode> examples = new ArrayList<>();
        json(schema).get("examples").forEach(examples::add);
        return examples;
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaIsOne(Schema schema) throws Exception {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(Set.of(), meta.validate(json(schema)));
        assertTrue(Schema.version(schema.text()) > 0);
    }

    @ParameterizedTest
    @EnumSource
    void schemaAndReaderTakeEveryExample(Schema schema) throws Exception {
        JsonSchema compiled = FACTORY.getSchema(schema.text());
        for (JsonNode example : examples(schema)) {
            assertEquals(Set.of(), compiled.validate(example));
            assertEquals("", Lessons.text(Yamls.problems(schema, example)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void schemaAndReaderAgree(Schema schema) throws Exception {
        JsonSchema compiled = FACTORY.getSchema(schema.text());
        List<JsonNode> examples = examples(schema);
        Set<String> keys = new TreeSet<>(Set.of("titel", "unknown"));
        json(schema).findValues("properties").forEach(it -> it.fieldNames().forEachRemaining(keys::add));
        Mutation mutation = new Mutation(new Random(1), examples, List.copyOf(keys));
        Set<JsonNode> values = new LinkedHashSet<>();
        examples.forEach(example -> values.addAll(mutation.singles(example)));
        for (int i = 0; i < MUTATIONS; i++) {
            values.add(mutation.of(examples.get(i % examples.size())));
        }
        values.removeIf(SchemaTest::isBeyondSchemas);
        int taken = 0;
        for (JsonNode value : values) {
            Set<?> said = compiled.validate(value);
            List<Problem> problems = Yamls.problems(schema, value);
            assertEquals(
                    problems.isEmpty(),
                    said.isEmpty(),
                    () -> value + "\nthe schema says " + said + "\nthe reader says " + Lessons.text(problems));
            taken += said.isEmpty() ? 1 : 0;
        }
        assertTrue(taken > 20 && taken < values.size() - 20, taken + " of " + values.size() + " are taken");
    }

    /** What the reader refuses and no schema can: choices that say the same, and a line beyond the code. */
    private static boolean isBeyondSchemas(JsonNode value) {
        Set<String> texts = new HashSet<>();
        for (JsonNode choice : value.path("choices")) {
            if (choice.has("text") && !texts.add(choice.get("text").asText().strip())) {
                return true;
            }
        }
        long lines = value.path("code").asText().stripTrailing().lines().count();
        return value.path("answer").path("line").asInt() > lines;
    }

    /** Asked for a key that it has never heard of, a reader names all that it knows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COURSE       | /properties                          | {'?': 1}",
                "MODULE       | /properties                          | {'?': 1}",
                "FRONT_MATTER | /properties                          | {'?': 1}",
                "FRONT_MATTER | /properties/sources/items/properties | {'sources': [{'?': 1}]}",
                "QUIZ         | /properties                          | {'?': 1}",
                "QUIZ         | /$defs/answer/properties             | {'code': 'x', 'answer': {'?': 1}}",
                "QUIZ         | /$defs/choice/properties             | {'choices': [{'?': 1}]}"
            },
            quoteCharacter = '`')
    void everyKeyThatAReaderKnowsIsInItsSchema(Schema schema, String properties, String value) throws Exception {
        JsonNode asked = JSON.readTree(value.replace('\'', '"').replace("?", UNHEARD_OF));
        Set<String> known = new TreeSet<>();
        for (Problem problem : Yamls.problems(schema, asked)) {
            if (problem.message().equals("unknown key " + UNHEARD_OF)) {
                assertTrue(problem.remedy().startsWith(KNOWN), problem.remedy());
                known.addAll(List.of(problem.remedy().substring(KNOWN.length()).split(", ")));
            }
        }
        Set<String> told = new TreeSet<>();
        JsonNode described = json(schema).at(properties);
        described.properties().forEach(each -> {
            told.add(each.getKey());
            assertTrue(each.getValue().has("description"), each.getKey() + " has no description");
        });
        assertFalse(known.isEmpty());
        assertEquals(known, told);
    }

    /** The lines above are all of them: whoever adds an object to a schema adds one there. */
    @Test
    void everyObjectOfTheSchemasIsClosedAndLookedAt() throws Exception {
        int closed = 0;
        for (Schema schema : Schema.values()) {
            List<JsonNode> objects = json(schema).findParents("type").stream()
                    .filter(each -> each.get("type").asText().equals("object"))
                    .toList();
            objects.forEach(each ->
                    assertEquals("false", each.path("additionalProperties").asText(), each::toString));
            closed += objects.size();
        }
        assertEquals(7, closed);
    }

    @Test
    void theCommentThatNamesASchemaIsNoPartOfAFile() {
        String comment = Schema.FRONT_MATTER.comment(1);
        assertEquals("# yaml-language-server: $schema=../.schema/front-matter.json", comment);
        assertEquals(
                "",
                Lessons.text(Lessons.read(Lessons.FRONT.replace("---\ntitle", "---\n" + comment + "\ntitle"))
                        .problems()));
        byte[] module =
                (Schema.MODULE.comment(1) + "\ntitle: \"T\"\nsummary: \"S\"\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(), CourseReader.module("04-a/module.yaml", module).problems());
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesInMoltsOwnCourseHasTheSchemasOfToday(Schema schema) throws Exception {
        assertEquals(schema.text(), Files.readString(Path.of("lessons", Schema.FOLDER, schema.file())));
    }

    /** Below the first line of a lesson, which begins its front matter. */
    @Test
    void everyFileOfMoltsOwnCourseNamesItsSchemaAtItsTop() throws Exception {
        Path lessons = Path.of("lessons");
        for (String file : new CourseFiles(lessons).texts().keySet()) {
            boolean lesson = file.endsWith(".md");
            Schema schema =
                    lesson ? Schema.FRONT_MATTER : file.endsWith("/module.yaml") ? Schema.MODULE : Schema.COURSE;
            String comment = schema.comment(schema == Schema.COURSE ? 0 : 1);
            assertEquals(comment, Files.readAllLines(lessons.resolve(file)).get(lesson ? 1 : 0), file);
        }
    }

    @Test
    void aTextWithoutAVersionIsOlderThanAny() {
        assertEquals(0, Schema.version("{}"));
        assertEquals(12, Schema.version("{\"$comment\": \"version 12\"}"));
        assertTrue(Stream.of(Schema.values())
                .allMatch(each -> Schema.of(each.file()).orElseThrow() == each));
    }
}
