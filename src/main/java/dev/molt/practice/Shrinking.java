package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Int;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Arguments that are simpler than others, one step at a time: a learner sees more in {@code [1, 0]} than in eight numbers. */
final class Shrinking {
    private static final int MOST = 200;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shrinking() {}

    /** The simplest first, at most 200, and fewer where they are long; none of them leads back. */
    static List<List<JsonNode>> simpler(List<RustType> types, List<JsonNode> arguments) {
        Set<List<JsonNode>> all = new LinkedHashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            for (JsonNode simpler : simpler(types.get(i), arguments.get(i))) {
                List<JsonNode> other = new ArrayList<>(arguments);
                other.set(i, simpler);
                all.add(other);
            }
        }
        all.remove(arguments);
        return MadeUpInputs.upTo(
                MadeUpInputs.MOST_CHARACTERS, all.stream().limit(MOST).toList());
    }

    private static Collection<JsonNode> simpler(RustType type, JsonNode value) {
        if (type instanceof Borrowed it) {
            return simpler(it.of(), value);
        }
        if (type instanceof Int) {
            return numbers(value.intValue());
        }
        if (type instanceof RustType.Float) {
            return fractions(value.doubleValue());
        }
        if (type instanceof RustType.Bool) {
            return value.booleanValue() ? List.of(JSON.booleanNode(false)) : List.of();
        }
        if (type instanceof Maybe it) {
            return value.isNull() ? List.of() : withFirst(NullNode.getInstance(), simpler(it.element(), value));
        }
        if (type instanceof Tuple it) {
            return parts(it.parts(), value);
        }
        if (type instanceof Mapping && value instanceof ObjectNode object) {
            return withoutOne(object);
        }
        if (type instanceof RustType.Char) {
            return value.textValue().equals("a") ? List.of() : List.of(TextNode.valueOf("a"));
        }
        return value.isTextual() ? texts(value.textValue()) : items(type.parts(), value);
    }

    private static List<JsonNode> withFirst(JsonNode first, Collection<JsonNode> others) {
        List<JsonNode> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static Collection<JsonNode> numbers(int value) {
        Set<JsonNode> found = new LinkedHashSet<>();
        if (value != 0) {
            found.add(IntNode.valueOf(0));
            found.add(IntNode.valueOf(value / 2));
            found.add(IntNode.valueOf(value - Integer.signum(value)));
        }
        if (value < 0) {
            found.add(IntNode.valueOf(-value));
        }
        return found;
    }

    private static Collection<JsonNode> fractions(double value) {
        Set<JsonNode> found = new LinkedHashSet<>();
        for (double simpler : new double[] {0, Math.rint(value / 2), Math.rint(value)}) {
            if (Math.abs(simpler) < Math.abs(value)) {
                found.add(DoubleNode.valueOf(simpler + 0.0));
            }
        }
        return found;
    }

    private static Collection<JsonNode> texts(String value) {
        Set<JsonNode> found = new LinkedHashSet<>();
        int[] characters = value.codePoints().toArray();
        int half = characters.length / 2;
        if (characters.length > 0) {
            found.add(TextNode.valueOf(new String(characters, 0, half)));
            found.add(TextNode.valueOf(new String(characters, half, characters.length - half)));
        }
        for (int i = 0; i < characters.length; i++) {
            found.add(TextNode.valueOf(
                    new String(characters, 0, i) + new String(characters, i + 1, characters.length - i - 1)));
        }
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] != 'a') {
                int[] plain = characters.clone();
                plain[i] = 'a';
                found.add(TextNode.valueOf(new String(plain, 0, plain.length)));
            }
        }
        found.remove(TextNode.valueOf(value));
        return found;
    }

    private static Collection<JsonNode> parts(List<RustType> types, JsonNode value) {
        List<JsonNode> found = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            for (JsonNode simpler : simpler(types.get(i), value.get(i))) {
                found.add(with(value, i, simpler));
            }
        }
        return found;
    }

    private static JsonNode with(JsonNode list, int number, JsonNode item) {
        ArrayNode other = list.deepCopy();
        other.set(number, item);
        return other;
    }

    private static Collection<JsonNode> withoutOne(ObjectNode map) {
        List<JsonNode> found = new ArrayList<>();
        map.fieldNames().forEachRemaining(name -> found.add(map.deepCopy().without(name)));
        return found;
    }

    /** Of a list, a set, or pairs of a map: fewer, then simpler ones. */
    private static Collection<JsonNode> items(List<RustType> types, JsonNode value) {
        Set<JsonNode> found = new LinkedHashSet<>();
        int half = value.size() / 2;
        if (value.size() > 1) {
            found.add(part(value, 0, half));
            found.add(part(value, half, value.size()));
        }
        for (int i = 0; i < value.size(); i++) {
            ArrayNode fewer = value.deepCopy();
            fewer.remove(i);
            found.add(fewer);
        }
        for (int i = 0; types.size() == 1 && i < value.size(); i++) {
            for (JsonNode simpler : simpler(types.get(0), value.get(i))) {
                found.add(with(value, i, simpler));
            }
        }
        return found;
    }

    private static JsonNode part(JsonNode value, int from, int to) {
        ArrayNode part = JSON.arrayNode();
        for (int i = from; i < to; i++) {
            part.add(value.get(i));
        }
        return part;
    }
}
