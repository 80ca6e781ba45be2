package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A map in JSON: an object where its keys are texts, else an array of pairs. */
final class JsonPairs {

    private JsonPairs() {}

    static List<Map.Entry<JsonNode, JsonNode>> of(JsonNode map) {
        List<Map.Entry<JsonNode, JsonNode>> pairs = new ArrayList<>();
        if (map.isObject()) {
            map.properties().forEach(each -> pairs.add(Map.entry(TextNode.valueOf(each.getKey()), each.getValue())));
        } else {
            map.forEach(each -> pairs.add(Map.entry(each.get(0), each.get(1))));
        }
        return pairs;
    }
}
