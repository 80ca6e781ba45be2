package dev.molt.course.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changes values, one part after the other or at random: takes parts away, adds some, puts others in their place. */
final class Mutation {

    /** What tells right from nearly right for one key or another. */
    private static final String ODDMENTS = """
            [null, true, false, "true", "false", "", " ", " x ", "?", 0, 1, 2, -1, 240, 241, 3.5, "3", [], {}, ["a"], [""], [[]],
             "published", "draft", "Draft", "python", "rust", "java", "E0382", "E038", "e0382", " E0499 ", 382, "TypeError",
             "a", "a/b", "a/b/c", "A/b", "a//b", "/a", "-a", "a--b", "a-b ", "ä", ["a/b", 7], ["a b"],
             "https://a.org", "http://a.org/x y", "ftp://a.org", "https://", "2015", "2024", "2023", 2021, 2022,
             {"claim": "c", "url": "https://a.org"}, {"prints": ""}, {"error": null, "line": 1}, {"line": 1}, {"panics": false}, {"panics": true},
             {"raises": "KeyError"},
             {"text": "t", "why": "w"}, {"text": "u", "right": "true", "why": "w"}]
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final List<JsonNode> oddments = new ArrayList<>();
    private final List<JsonNode> values = new ArrayList<>();
    private final List<String> keys;

    /**
     * @param examples parts of them are put elsewhere
     * @param keys to be added
     */
    Mutation(Random random, List<JsonNode> examples, List<String> keys) throws Exception {
        this.random = random;
        this.keys = keys;
        JSON.readTree(ODDMENTS).forEach(oddments::add);
        values.addAll(oddments);
        examples.forEach(this::gather);
    }

    private void gather(JsonNode value) {
        value.forEach(part -> {
            values.add(part);
            gather(part);
        });
    }

    /** The example with each of its parts, one after the other, left out and replaced by each of the oddments. */
    List<JsonNode> singles(JsonNode example) {
        List<JsonNode> changed = new ArrayList<>();
        if (example instanceof ObjectNode object) {
            object.properties().forEach(each -> {
                changed.add(object.deepCopy().without(each.getKey()));
                Stream.concat(oddments.stream(), singles(each.getValue()).stream())
                        .forEach(value -> changed.add(object.deepCopy().set(each.getKey(), value)));
            });
        } else if (example instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                ArrayNode shorter = list.deepCopy();
                shorter.remove(i);
                changed.add(shorter);
                Stream.concat(oddments.stream(), singles(list.get(i)).stream())
                        .forEach(value -> changed.add(list.deepCopy().set(at, value)));
            }
        }
        return changed;
    }

    /** The example after up to three changes. */
    JsonNode of(JsonNode example) {
        JsonNode changed = example.deepCopy();
        for (int left = random.nextInt(4); left > 0; left--) {
            change(changed);
        }
        return changed;
    }

    private void change(JsonNode node) {
        List<JsonNode> inside = new ArrayList<>();
        node.forEach(part -> {
            if (part.isContainerNode()) {
                inside.add(part);
            }
        });
        if (!inside.isEmpty() && random.nextInt(2) == 0) {
            change(one(inside));
        } else if (node instanceof ObjectNode object) {
            changeKey(object);
        } else if (node instanceof ArrayNode list) {
            changeItem(list);
        }
    }

    private void changeKey(ObjectNode object) {
        List<String> present = new ArrayList<>();
        object.fieldNames().forEachRemaining(present::add);
        int kind = present.isEmpty() ? 2 : random.nextInt(3);
        switch (kind) {
            case 0 -> object.remove(one(present));
            case 1 -> object.set(one(present), one(values).deepCopy());
            default -> object.set(one(keys), one(values).deepCopy());
        }
    }

    private void changeItem(ArrayNode list) {
        if (!list.isEmpty() && random.nextInt(2) == 0) {
            list.remove(random.nextInt(list.size()));
        } else {
            list.add(one(values).deepCopy());
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
