package dev.molt.course.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A Rust type whose values Python has too, so that a function can be ported and both be called with the same JSON. */
public sealed interface RustType {

    /** The type that is written; paths of the standard library and lifetimes do not count. Empty for any that Python has no values of. */
    static Optional<RustType> of(String written) {
        return RustTypeReader.read(written);
    }

    /** Whether the JSON stands for a value of this type. */
    boolean takes(JsonNode value);

    /** What stands for a value in JSON, to be read after "write". */
    String json();

    /** The types that this one is made of, one level down. */
    default List<RustType> parts() {
        return List.of();
    }

    /** @param name {@code i8} to {@code u128}, {@code isize} or {@code usize}, which have 64 bits here */
    record Int(String name) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isIntegralNumber()
                    && value.bigIntegerValue().compareTo(least()) >= 0
                    && value.bigIntegerValue().compareTo(most()) <= 0;
        }

        public boolean signed() {
            return name.startsWith("i");
        }

        public BigInteger least() {
            return signed() ? BigInteger.ONE.shiftLeft(bits() - 1).negate() : BigInteger.ZERO;
        }

        public BigInteger most() {
            return BigInteger.ONE.shiftLeft(signed() ? bits() - 1 : bits()).subtract(BigInteger.ONE);
        }

        private int bits() {
            return name.endsWith("size") ? 64 : Integer.parseInt(name.substring(1));
        }

        @Override
        public String json() {
            return "a whole number from " + least() + " to " + most();
        }
    }

    /** @param name {@code f32} or {@code f64} */
    @SuppressWarnings("JavaLangClash") // Always written with the type it belongs to, and named like its siblings.
    record Float(String name) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isNumber() && Double.isFinite(name.equals("f32") ? value.floatValue() : value.doubleValue());
        }

        @Override
        public String json() {
            return "a finite number";
        }
    }

    record Bool() implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        public String json() {
            return "true or false";
        }
    }

    record Char() implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return isText(value)
                    && value.textValue().codePointCount(0, value.textValue().length()) == 1;
        }

        @Override
        public String json() {
            return "a string of one character";
        }
    }

    record Unit() implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isNull();
        }

        @Override
        public String json() {
            return "null";
        }
    }

    /** {@code String}. */
    record Text() implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return isText(value);
        }

        @Override
        public String json() {
            return "a string";
        }
    }

    /** {@code str}, which is only ever borrowed. */
    record Str() implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return isText(value);
        }

        @Override
        public String json() {
            return "a string";
        }
    }

    /** Half of a character, which JSON can hold, is no text. */
    private static boolean isText(JsonNode value) {
        return value.isTextual()
                && value.textValue()
                        .codePoints()
                        .noneMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
    }

    enum Shape {
        VEC,
        SLICE
    }

    /** {@code Vec<T>}; or {@code [T]}, which is only ever borrowed. */
    record Sequence(Shape shape, RustType element) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return isArrayOf(element, value);
        }

        @Override
        public String json() {
            return "an array, each item " + element.json();
        }

        @Override
        public List<RustType> parts() {
            return List.of(element);
        }
    }

    private static boolean isArrayOf(RustType element, JsonNode value) {
        return value.isArray() && items(value).allMatch(element::takes);
    }

    private static Stream<JsonNode> items(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false);
    }

    /** {@code Option<T>}. */
    record Maybe(RustType element) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isNull() || element.takes(value);
        }

        @Override
        public String json() {
            return "null or " + element.json();
        }

        @Override
        public List<RustType> parts() {
            return List.of(element);
        }
    }

    /** @param parts from one to six */
    record Tuple(List<RustType> parts) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return value.isArray()
                    && value.size() == parts.size()
                    && IntStream.range(0, parts.size())
                            .allMatch(i -> parts.get(i).takes(value.get(i)));
        }

        @Override
        public String json() {
            return parts.stream().map(RustType::json).collect(Collectors.joining(", ", "an array of ", ""));
        }
    }

    /** @param collection {@code HashMap} or {@code BTreeMap} */
    record Mapping(String collection, RustType key, RustType value) implements RustType {
        @Override
        public boolean takes(JsonNode json) {
            return hasTextKeys()
                    ? json.isObject() && items(json).allMatch(value::takes)
                    : isArrayOf(new Tuple(List.of(key, value)), json);
        }

        /** Whether an object stands for it, otherwise an array of pairs. */
        public boolean hasTextKeys() {
            return key instanceof Text || key instanceof Borrowed;
        }

        @Override
        public String json() {
            return hasTextKeys()
                    ? "an object, each value " + value.json()
                    : "an array of pairs, each " + key.json() + " and " + value.json();
        }

        @Override
        public List<RustType> parts() {
            return List.of(key, value);
        }
    }

    /** @param collection {@code HashSet} or {@code BTreeSet} */
    record Group(String collection, RustType element) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return isArrayOf(element, value);
        }

        @Override
        public String json() {
            return "an array, each item " + element.json();
        }

        @Override
        public List<RustType> parts() {
            return List.of(element);
        }
    }

    /** A reference. Its lifetime does not count. */
    record Borrowed(boolean mutable, RustType of) implements RustType {
        @Override
        public boolean takes(JsonNode value) {
            return of.takes(value);
        }

        @Override
        public String json() {
            return of.json();
        }

        @Override
        public List<RustType> parts() {
            return List.of(of);
        }
    }

    /** {@code Result<T, E>} with any {@code E}; only ever returned, and never from JSON. */
    record Fallible(RustType value) implements RustType {
        @Override
        public boolean takes(JsonNode json) {
            return false;
        }

        @Override
        public String json() {
            return "nothing: it is only returned";
        }

        @Override
        public List<RustType> parts() {
            return List.of(value);
        }
    }
}
