package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;
import java.util.Set;

/** What SARIF 2.1.0 asks of a log: its JSON Schema, and rules of its text that no schema can hold, by their sections. */
final class SarifRules {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(
                    SchemaLocation.of("classpath:schema/sarif-schema-2.1.0.json"),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());

    private SarifRules() {}

    static void assertHold(JsonNode log) {
        assertEquals(Set.of(), SCHEMA.validate(log));
        for (JsonNode run : log.path("runs")) {
            run.path("invocations").forEach(SarifRules::assertInvocation);
            // 3.14.27: what Molt's columns count.
            assertEquals("unicodeCodePoints", run.path("columnKind").asText());
            JsonNode rules = run.path("tool").path("driver").path("rules");
            for (JsonNode result : run.path("results")) {
                // 3.27.6: the index is that of the rule.
                assertEquals(
                        result.path("ruleId"),
                        rules.path(result.path("ruleIndex").asInt()).path("id"));
                // 3.27.11: a result says what it is about.
                assertFalse(result.path("message").path("text").asText().isBlank());
                result.path("locations").forEach(it -> assertPlace(it.path("physicalLocation")));
            }
        }
    }

    /** 3.20.14 and 3.20.21: who reads that not all was run is told why. */
    private static void assertInvocation(JsonNode invocation) {
        assertEquals(
                invocation.path("executionSuccessful").asBoolean(),
                invocation.path("toolExecutionNotifications").isEmpty());
    }

    private static void assertPlace(JsonNode place) {
        String uri = place.path("artifactLocation").path("uri").asText();
        // 3.10.4: no character beyond ASCII. 3.10.2: nothing that a viewer should reject.
        assertTrue(uri.matches("[!-~]+"), uri);
        assertFalse(List.of(uri.split("/")).contains(".."), uri);
        JsonNode region = place.path("region");
        JsonNode context = place.path("contextRegion");
        if (region.isMissingNode()) {
            // 3.29.5: no context of nothing.
            assertTrue(context.isMissingNode(), place::toString);
            return;
        }
        String line = (context.isMissingNode() ? region : context)
                .path("snippet")
                .path("text")
                .asText();
        int[] characters = line.codePoints().toArray();
        int from = region.path("startColumn").asInt() - 1;
        // 3.30.8: one behind the last.
        int to = region.path("endColumn").asInt() - 1;
        assertTrue(from >= 0 && to >= from && to <= characters.length, place::toString);
        // 3.30.13: the text of the region, no more.
        assertEquals(
                new String(characters, from, to - from),
                region.path("snippet").path("text").asText());
        if (!context.isMissingNode()) {
            // 3.29.5: a proper superset.
            assertEquals(region.path("startLine"), context.path("startLine"));
            assertTrue(to - from < characters.length, place::toString);
        }
    }
}
