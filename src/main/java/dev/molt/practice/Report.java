package dev.molt.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the crate {@code molt} reported: tests, then calls, each once and in order. It is read up to the first line that is not the
 * one to come.
 *
 * @param whole whether all of it is there, its end too, and nothing behind that
 */
record Report(List<Line> tests, List<Line> calls, boolean whole) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * One case.
     *
     * @param message why it does not hold
     * @param line of the panic in the learner's text, 0 when it was elsewhere
     * @param value of a call that gave one
     * @param shown the same, as Rust's debug format has it
     * @param after what the call left in each argument that it could change
     * @param left the same, as Rust's debug format has it
     */
    record Line(
            boolean holds,
            String message,
            int line,
            JsonNode value,
            String shown,
            List<JsonNode> after,
            List<String> left) {}

    static Report in(String text, int tests, int calls) {
        String[] lines = text.split("\n", -1);
        List<Line> found = new ArrayList<>();
        Optional<Line> next = line(lines, 0, tests);
        while (next.isPresent() && found.size() < tests + calls) {
            found.add(next.get());
            next = line(lines, found.size(), tests);
        }
        int done = found.size();
        boolean whole = done == tests + calls
                && lines.length == done + 2
                && lines[done].equals("{\"end\":" + done + "}")
                && lines[done + 1].isEmpty();
        return new Report(found.subList(0, Math.min(done, tests)), found.subList(Math.min(done, tests), done), whole);
    }

    /** The line at that place, when it is about the case that belongs there and ended by a line feed. */
    private static Optional<Line> line(String[] lines, int number, int tests) {
        if (number >= lines.length - 1) {
            return Optional.empty();
        }
        try {
            JsonNode said = JSON.readTree(lines[number]);
            JsonNode which = number < tests ? said.path("test") : said.path("call");
            boolean isNext = which.isInt() && which.intValue() == (number < tests ? number : number - tests);
            return isNext && said.path("holds").isBoolean() ? Optional.of(line(said)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Line line(JsonNode said) {
        List<JsonNode> after = new ArrayList<>();
        said.path("after").forEach(after::add);
        List<String> left = new ArrayList<>();
        said.path("left").forEach(each -> left.add(each.asText()));
        return new Line(
                said.get("holds").booleanValue(),
                said.path("message").asText(""),
                said.path("line").asInt(0),
                said.has("value") ? said.get("value") : MissingNode.getInstance(),
                said.path("shown").asText(""),
                after,
                left);
    }
}
