package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.Language;
import dev.molt.course.Half;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Tuple;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;

/** The Python function of which a learner writes the Rust: what it gives, tagged by kind, see {@code reference.py}. */
final class PythonReference {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A course's own program that is slow on a busy machine is no learner's fault. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of all answers together. What is beyond makes them no JSON. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String DRIVER = Texts.of("reference.py");

    private PythonReference() {}

    /**
     * What a call gave.
     *
     * @param raised class of an exception, empty for none
     * @param value tagged; missing when it raised
     * @param shown by {@code repr}, or the exception
     * @param input the arguments by {@code repr}
     * @param after what the call left in each argument that Rust could change, tagged
     * @param left the same by {@code repr}
     */
    record Gave(String raised, JsonNode value, String shown, String input, List<JsonNode> after, List<String> left) {}

    static RunRequest request(Half reference, String function, List<RustType> types, List<List<JsonNode>> calls) {
        ObjectNode task = JSON.objectNode().put("function", function);
        ArrayNode changed = task.putArray("changed");
        IntStream.range(0, types.size())
                .filter(i -> Calls.isChanged(types.get(i)))
                .forEach(changed::add);
        ArrayNode all = task.putArray("calls");
        for (List<JsonNode> call : calls) {
            ArrayNode arguments = all.addArray();
            for (int i = 0; i < types.size(); i++) {
                arguments.add(tagged(types.get(i), call.get(i)));
            }
        }
        return new RunRequest(
                Language.PYTHON,
                reference.program().text() + DRIVER,
                "2024",
                Profile.DEBUG,
                List.of(),
                task.toString(),
                false,
                reference.timeout() == null ? PATIENCE : reference.timeout(),
                1,
                true);
    }

    /** Empty when the reference did not answer for each call. */
    static Optional<List<Gave>> answers(RunResult result, int calls) {
        String[] lines = result.stdout().stripTrailing().split("\n");
        if (result.outcome() != Outcome.OK || result.truncated()) {
            return Optional.empty();
        }
        try {
            JsonNode all = MAPPER.readTree(unpacked(lines[lines.length - 1]));
            List<Gave> gave = new ArrayList<>();
            all.forEach(each -> gave.add(gave(each)));
            return gave.size() == calls ? Optional.of(gave) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] unpacked(String line) throws IOException {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(line)))) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static Gave gave(JsonNode said) {
        List<JsonNode> after = new ArrayList<>();
        said.path("after").forEach(after::add);
        List<String> left = new ArrayList<>();
        said.path("left").forEach(each -> left.add(each.asText()));
        return new Gave(
                said.path("raised").asText(""),
                said.path("value"),
                said.path("shown").asText(""),
                said.path("input").asText(""),
                after,
                left);
    }

    private static JsonNode tagged(RustType type, JsonNode value) {
        if (type instanceof Borrowed it) {
            return tagged(it.of(), value);
        }
        if (type instanceof RustType.Int) {
            return JSON.objectNode().put("i", value.asText());
        }
        if (type instanceof RustType.Float) {
            return JSON.objectNode().put("f", value.asText());
        }
        if (type instanceof Maybe it) {
            return value.isNull() ? value : tagged(it.element(), value);
        }
        ArrayNode items = JSON.arrayNode();
        if (type instanceof Sequence it) {
            value.forEach(each -> items.add(tagged(it.element(), each)));
            return JSON.objectNode().set("l", items);
        }
        if (type instanceof Group it) {
            value.forEach(each -> items.add(tagged(it.element(), each)));
            return JSON.objectNode().set("s", items);
        }
        if (type instanceof Tuple it) {
            for (int i = 0; i < it.parts().size(); i++) {
                items.add(tagged(it.parts().get(i), value.get(i)));
            }
            return JSON.objectNode().set("t", items);
        }
        if (type instanceof Mapping it) {
            JsonPairs.of(value)
                    .forEach(pair -> items.addArray()
                            .add(tagged(it.key(), pair.getKey()))
                            .add(tagged(it.value(), pair.getValue())));
            return JSON.objectNode().set("d", items);
        }
        return value;
    }
}
