package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Int;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Whether what Rust gave is what Python gave: the same kind of value, not only one that Python would call equal. Numbers with a
 * point are the same up to a rounding of the last digits.
 */
final class Sameness {
    /** Of the larger of two numbers; sums in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    private static final double ROUNDING_OF_F32 = 1e-5;

    private Sameness() {}

    /**
     * @param rust as the crate {@code molt} tells it
     * @param python tagged, as the reference's driver tells it
     */
    static boolean holds(RustType type, JsonNode rust, JsonNode python) {
        if (type instanceof Borrowed it) {
            return holds(it.of(), rust, python);
        }
        if (type instanceof Fallible it) {
            return rust.has("ok") && holds(it.value(), rust.get("ok"), python);
        }
        if (type instanceof Int) {
            return python.has("i")
                    && rust.bigIntegerValue()
                            .equals(new BigInteger(python.get("i").textValue()));
        }
        if (type instanceof RustType.Float it) {
            return isAbout(it, rust.textValue(), python);
        }
        if (type instanceof Maybe it) {
            return rust.isNull() ? python.isNull() : !python.isNull() && holds(it.element(), rust.get(0), python);
        }
        return type.parts().isEmpty() ? isScalar(type, rust, python) : hasSameItems(type, rust, python);
    }

    /** Texts, characters, truth, and nothing. */
    private static boolean isScalar(RustType type, JsonNode rust, JsonNode python) {
        boolean kind = type instanceof RustType.Bool
                ? python.isBoolean()
                : type instanceof RustType.Unit ? python.isNull() : python.isTextual();
        return kind && rust.equals(python);
    }

    private static boolean isAbout(RustType.Float type, String rust, JsonNode python) {
        JsonNode told = python.has("f") ? python.get("f") : python.path("i");
        if (!told.isTextual()) {
            return false;
        }
        double mine = number(rust);
        double theirs = number(told.textValue());
        double larger = Math.max(Math.abs(mine), Math.abs(theirs));
        double most = larger * (type.name().equals("f32") ? ROUNDING_OF_F32 : ROUNDING);
        return Double.compare(mine + 0.0, theirs + 0.0) == 0
                || Math.abs(mine - theirs) <= most && Double.isFinite(larger);
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static boolean hasSameItems(RustType type, JsonNode rust, JsonNode python) {
        if (type instanceof Mapping it) {
            return isMatched(rust, python.path("d"), (mine, theirs) -> isPair(it.parts(), mine, theirs));
        }
        if (type instanceof Group it) {
            return isMatched(rust, python.path("s"), (mine, theirs) -> holds(it.element(), mine, theirs));
        }
        JsonNode items = python.has("l") ? python.get("l") : python.path("t");
        if (!items.isArray() || items.size() != rust.size()) {
            return false;
        }
        if (type instanceof Tuple it) {
            return isPair(it.parts(), rust, items);
        }
        RustType element = ((Sequence) type).element();
        Iterator<JsonNode> theirs = items.iterator();
        for (JsonNode mine : rust) {
            if (!holds(element, mine, theirs.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(List<RustType> types, JsonNode rust, JsonNode python) {
        boolean same = rust.size() == types.size() && python.size() == types.size();
        for (int i = 0; same && i < types.size(); i++) {
            same = holds(types.get(i), rust.get(i), python.get(i));
        }
        return same;
    }

    /** In whatever order. */
    private static boolean isMatched(JsonNode rust, JsonNode python, BiPredicate<JsonNode, JsonNode> same) {
        if (!python.isArray() || python.size() != rust.size()) {
            return false;
        }
        List<JsonNode> left = new ArrayList<>();
        python.forEach(left::add);
        for (JsonNode mine : rust) {
            JsonNode found = left.stream()
                    .filter(theirs -> same.test(mine, theirs))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }
}
