package dev.molt.course.syntax;

import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Int;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Shape;
import dev.molt.course.syntax.RustType.Tuple;
import dev.molt.course.syntax.RustType.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a type as it is written, by descent. */
final class RustTypeReader {

    /** More than a person can read. */
    private static final int DEEPEST = 12;

    private static final int LONGEST = 1_000;
    private static final int MOST_PARTS = 6;

    private static final Pattern TOKEN = Pattern.compile("::|->|'?\\w+|\\S");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[iu](8|16|32|64|128|size)");

    /** Modules of the standard library that hold these types. */
    private static final Set<String> MODULES = Set.of(
            "std",
            "core",
            "alloc",
            "collections",
            "hash_map",
            "hash_set",
            "btree_map",
            "btree_set",
            "vec",
            "string",
            "option",
            "result",
            "io",
            "fmt",
            "primitive");

    private final List<String> tokens;
    private int at;

    private RustTypeReader(List<String> tokens) {
        this.tokens = tokens;
    }

    static Optional<RustType> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        RustTypeReader reader = new RustTypeReader(
                TOKEN.matcher(written).results().map(MatchResult::group).toList());
        try {
            RustType type = reader.type(0);
            return reader.at == reader.tokens.size() ? Optional.of(type) : Optional.empty();
        } catch (Other other) {
            return Optional.empty();
        }
    }

    /** Ends the reading of a type that Python has no values of, or of what is no type. */
    private static final class Other extends Exception {
        private static final long serialVersionUID = 1;

        Other() {
            super(null, null, false, false);
        }
    }

    private RustType type(int depth) throws Other {
        if (depth > DEEPEST) {
            throw new Other();
        }
        if (takes("&")) {
            return borrowed(depth);
        }
        return takes("(") ? tuple(depth) : named(depth);
    }

    private Borrowed borrowed(int depth) throws Other {
        if (peek().startsWith("'")) {
            at++;
        }
        boolean mutable = takes("mut");
        if (takes("[")) {
            RustType element = type(depth + 1);
            expect("]");
            return new Borrowed(mutable, new Sequence(Shape.SLICE, element));
        }
        if (takes("str")) {
            return new Borrowed(mutable, new RustType.Str());
        }
        RustType of = type(depth + 1);
        return new Borrowed(mutable, of);
    }

    private RustType tuple(int depth) throws Other {
        List<RustType> parts = new ArrayList<>();
        boolean comma = false;
        while (!takes(")")) {
            if (!parts.isEmpty() && !comma) {
                throw new Other();
            }
            parts.add(type(depth + 1));
            comma = takes(",");
        }
        if (parts.isEmpty()) {
            return new Unit();
        }
        if (parts.size() > MOST_PARTS) {
            throw new Other();
        }
        return parts.size() == 1 && !comma ? parts.get(0) : new Tuple(List.copyOf(parts));
    }

    private RustType named(int depth) throws Other {
        takes("::");
        String name = next();
        while (takes("::")) {
            if (!MODULES.contains(name)) {
                throw new Other();
            }
            name = next();
        }
        if (WHOLE_NUMBER.matcher(name).matches()) {
            return new Int(name);
        }
        return switch (name) {
            case "f32", "f64" -> new RustType.Float(name);
            case "bool" -> new RustType.Bool();
            case "char" -> new RustType.Char();
            case "String" -> new RustType.Text();
            case "Vec" -> new Sequence(Shape.VEC, arguments(1, depth).get(0));
            case "Option" -> new Maybe(present(arguments(1, depth).get(0)));
            case "HashSet", "BTreeSet" ->
                new Group(name, key(arguments(1, depth).get(0)));
            case "HashMap", "BTreeMap" -> {
                List<RustType> both = arguments(2, depth);
                yield new Mapping(name, key(both.get(0)), both.get(1));
            }
            case "Result" -> fallible(depth);
            default -> throw new Other();
        };
    }

    private List<RustType> arguments(int count, int depth) throws Other {
        List<RustType> arguments = new ArrayList<>();
        expect("<");
        while (!takes(">")) {
            arguments.add(type(depth + 1));
            if (!takes(",") && !peek().equals(">")) {
                throw new Other();
            }
        }
        if (arguments.size() != count) {
            throw new Other();
        }
        return arguments;
    }

    /** {@code None} and {@code Some(None)} would be one in Python. */
    private static RustType present(RustType type) throws Other {
        RustType inner = type instanceof Borrowed borrowed ? borrowed.of() : type;
        if (inner instanceof Maybe || inner instanceof Unit) {
            throw new Other();
        }
        return type;
    }

    private static RustType key(RustType type) throws Other {
        if (!Portable.asKey(type)) {
            throw new Other();
        }
        return type;
    }

    private Fallible fallible(int depth) throws Other {
        if (depth > 0) {
            throw new Other();
        }
        expect("<");
        RustType value = type(depth + 1);
        if (takes(",") && !peek().equals(">")) {
            skipType();
            takes(",");
        }
        expect(">");
        return new Fallible(value);
    }

    /** To the comma or the bracket that ends it. */
    private void skipType() throws Other {
        int from = at;
        int open = 0;
        while (open > 0 || !Set.of(",", ">").contains(peek())) {
            switch (next()) {
                case "<", "(", "[", "{" -> open++;
                case ">", ")", "]", "}" -> open--;
                default -> {}
            }
        }
        if (at == from) {
            throw new Other();
        }
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() throws Other {
        if (at == tokens.size()) {
            throw new Other();
        }
        return tokens.get(at++);
    }

    private boolean takes(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) throws Other {
        if (!takes(token)) {
            throw new Other();
        }
    }
}
