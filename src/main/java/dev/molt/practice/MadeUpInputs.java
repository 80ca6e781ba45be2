package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Int;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Arguments that nobody wrote down, the same for the same seed: whole numbers from -100 to 100, up to eight items, up to twelve
 * characters. The first are the smallest; the last few have up to forty items, and numbers from -1000 to 1000 where 32 bits hold them.
 */
final class MadeUpInputs {
    private static final int LARGEST_NUMBER = 100;
    private static final int MOST_ITEMS = 8;

    /** One call in so many is a large one. */
    private static final int LARGE = 10;

    private static final int LARGEST_NUMBER_OF_ALL = 1_000;
    private static final int MOST_ITEMS_OF_ALL = 40;
    private static final int LONGEST_TEXT = 12;

    /**
     * Of all calls, as JSON: a program's input holds eight times as much, since Python's is marked with types, and what the calls give
     * has to fit into what is kept of its output.
     */
    static final int MOST_CHARACTERS = 8_000;

    /** Letters of which some need two bytes, three, or four, digits and what separates words. */
    private static final int[] CHARACTERS =
            "aaabcdeexyzABZ 019  ,.-_éßλ漢🦀".codePoints().toArray();

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SplittableRandom random;
    private int size;
    private boolean large;

    private MadeUpInputs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** @param count how many calls; there are fewer when they are long */
    static List<List<JsonNode>> of(List<RustType> types, int count, long seed) {
        MadeUpInputs inputs = new MadeUpInputs(seed);
        List<List<JsonNode>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.large = i >= count - count / LARGE;
            inputs.size = inputs.large ? MOST_ITEMS_OF_ALL : 1 + i * MOST_ITEMS / count;
            calls.add(types.stream().map(inputs::value).toList());
        }
        return upTo(MOST_CHARACTERS, calls);
    }

    /** The first of the calls, as many as have so many characters together. */
    static List<List<JsonNode>> upTo(int characters, List<List<JsonNode>> calls) {
        int taken = 0;
        for (int i = 0; i < calls.size(); i++) {
            taken += calls.get(i).toString().length();
            if (taken > characters) {
                return calls.subList(0, i);
            }
        }
        return calls;
    }

    private JsonNode value(RustType type) {
        if (type instanceof Borrowed it) {
            return value(it.of());
        }
        if (type instanceof Int it) {
            return number(it);
        }
        if (type instanceof RustType.Float) {
            return DoubleNode.valueOf(random.nextInt(-4 * LARGEST_NUMBER, 4 * LARGEST_NUMBER + 1) / 4.0);
        }
        if (type instanceof RustType.Bool) {
            return BooleanNode.valueOf(random.nextBoolean());
        }
        if (type instanceof RustType.Char) {
            return TextNode.valueOf(character());
        }
        if (type instanceof Maybe it) {
            return random.nextInt(4) == 0 ? NullNode.getInstance() : value(it.element());
        }
        return type.parts().isEmpty() ? text() : several(type);
    }

    private JsonNode several(RustType type) {
        int whole = size;
        JsonNode made = type instanceof Tuple it ? parts(it) : items(type);
        size = whole;
        return made;
    }

    private JsonNode parts(Tuple type) {
        ArrayNode parts = JSON.arrayNode();
        type.parts().forEach(part -> parts.add(value(part)));
        return parts;
    }

    private JsonNode items(RustType type) {
        int count = count();
        // What lies in a long list is short.
        size = Math.min(size, MOST_ITEMS);
        ArrayNode items = JSON.arrayNode();
        if (type instanceof Sequence it) {
            IntStream.range(0, count).forEach(i -> items.add(value(it.element())));
        } else if (type instanceof Group it) {
            distinct(it.element(), count).forEach(items::add);
        } else if (type instanceof Mapping it) {
            return map(it, count);
        }
        return items;
    }

    private JsonNode map(Mapping type, int count) {
        ObjectNode object = JSON.objectNode();
        ArrayNode pairs = JSON.arrayNode();
        for (JsonNode key : distinct(type.key(), count)) {
            if (type.hasTextKeys()) {
                object.set(key.textValue(), value(type.value()));
            } else {
                pairs.add(JSON.arrayNode().add(key).add(value(type.value())));
            }
        }
        return type.hasTextKeys() ? object : pairs;
    }

    private Set<JsonNode> distinct(RustType type, int tries) {
        Set<JsonNode> found = new LinkedHashSet<>();
        for (int i = 0; i < tries; i++) {
            found.add(value(type));
        }
        return found;
    }

    private JsonNode number(Int type) {
        // Small numbers meet each other, and zero, more often.
        int usual = large && type.most().bitLength() > 16 ? LARGEST_NUMBER_OF_ALL : LARGEST_NUMBER;
        int largest = random.nextInt(3) == 0 ? 3 : usual;
        return IntNode.valueOf(random.nextInt(type.signed() ? -largest : 0, largest + 1));
    }

    private JsonNode text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(Math.min(LONGEST_TEXT, 2 * size) + 1);
        for (int i = 0; i < length; i++) {
            text.append(character());
        }
        return TextNode.valueOf(text.toString());
    }

    private String character() {
        return Character.toString(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }

    /** A large call has more items than any other. */
    private int count() {
        return size > MOST_ITEMS ? random.nextInt(MOST_ITEMS + 2, size + 1) : random.nextInt(size + 1);
    }
}
