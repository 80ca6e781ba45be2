package dev.molt.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.molt.course.Block.Exercise.Cases;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Str;
import dev.molt.course.syntax.RustType.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of a ported function: Rust that makes them, and the inputs as that Rust reads them. */
final class Calls {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String NO_CALL = """
            pub(super) fn call(_: &mut ::molt::Given) -> ::molt::Called {
                ::core::unreachable!()
            }
            """;

    private Calls() {}

    /** A function {@code call} that reads the arguments of one call, makes it, and tells what it gave. */
    static String code(@Nullable Cases cases) {
        if (cases == null) {
            return NO_CALL;
        }
        StringBuilder code = new StringBuilder("pub(super) fn call(given: &mut ::molt::Given) -> ::molt::Called {\n");
        StringBuilder passed = new StringBuilder();
        StringBuilder left = new StringBuilder();
        List<RustType> types = cases.parameters();
        for (int i = 0; i < types.size(); i++) {
            String name = "argument" + i;
            code.append("let %s %s: %s = ::molt::Taken::take(given);\n"
                    .formatted(isChanged(types.get(i)) ? "mut" : "", name, owned(types.get(i))));
            if (holdsTexts(types.get(i))) {
                code.append(
                        "let texts%d = %s.iter().map(::std::string::String::as_str).collect::<::std::vec::Vec<&str>>();\n"
                                .formatted(i, name));
                name = "texts" + i;
            }
            passed.append(i == 0 ? "" : ", ").append(lent(types.get(i), name));
            if (isChanged(types.get(i))) {
                left.append(".and_left(&").append(name).append(')');
            }
        }
        String call = "::exercise::%s(%s)".formatted(cases.function().name(), passed);
        // What was borrowed for the call must be given back before what it left is looked at.
        return code.append("let called = { let value: %s = %s; ::molt::Called::gave(value) };\n"
                        .formatted(exact(cases.returns()), call))
                .append("called")
                .append(left)
                .append("\n}\n")
                .toString();
    }

    /** The arguments of the calls that the author wrote down. */
    static List<List<JsonNode>> written(Cases cases) {
        return cases.inputs().stream().map(Calls::arguments).toList();
    }

    private static List<JsonNode> arguments(String written) {
        try {
            List<JsonNode> arguments = new ArrayList<>();
            JSON.readTree(written).forEach(arguments::add);
            return arguments;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A case of a lesson is no JSON: " + written, e);
        }
    }

    /** Whether the caller sees what the function does to it. */
    static boolean isChanged(RustType type) {
        return type instanceof Borrowed borrowed && borrowed.mutable();
    }

    /** The type of which a call lends or hands over a value. */
    private static String owned(RustType type) {
        return written(type, true);
    }

    private static String exact(RustType type) {
        return written(type, false);
    }

    private static String written(RustType type, boolean owned) {
        List<String> parts =
                type.parts().stream().map(part -> written(part, owned)).toList();
        String first = parts.isEmpty() ? "" : parts.get(0);
        if (type instanceof Borrowed it) {
            return owned ? first : (it.mutable() ? "&mut " : "&") + first;
        }
        if (type instanceof Sequence it) {
            return owned || it.shape() == RustType.Shape.VEC ? "::std::vec::Vec<" + first + ">" : "[" + first + "]";
        }
        if (type instanceof Str && !owned) {
            return "str";
        }
        if (type instanceof RustType.Text || type instanceof Str) {
            return "::std::string::String";
        }
        if (type instanceof Tuple) {
            return "(" + String.join(", ", parts) + ",)";
        }
        if (type instanceof Mapping it) {
            return "::std::collections::" + it.collection() + "<" + String.join(", ", parts) + ">";
        }
        if (type instanceof Group it) {
            return "::std::collections::" + it.collection() + "<" + first + ">";
        }
        if (type instanceof Maybe) {
            return "::core::option::Option<" + first + ">";
        }
        return type instanceof Fallible ? "::core::result::Result<" + first + ", _>" : primitive(type);
    }

    private static String primitive(RustType type) {
        if (type instanceof RustType.Int it) {
            return "::core::primitive::" + it.name();
        }
        if (type instanceof RustType.Float it) {
            return "::core::primitive::" + it.name();
        }
        if (type instanceof RustType.Unit) {
            return "()";
        }
        return type instanceof RustType.Bool ? "::core::primitive::bool" : "::core::primitive::char";
    }

    private static String lent(RustType type, String name) {
        if (type instanceof Borrowed it) {
            return (it.mutable() ? "&mut " : "&") + name;
        }
        return type instanceof Maybe it && isText(it.element()) ? name + ".as_deref()" : name;
    }

    /** Whether it is a list of borrowed texts, which somebody has to own. */
    private static boolean holdsTexts(RustType type) {
        RustType list = type instanceof Borrowed it ? it.of() : type;
        return list instanceof Sequence it && isText(it.element());
    }

    private static boolean isText(RustType type) {
        return type instanceof Borrowed it && it.of() instanceof Str;
    }

    /**
     * Inputs as the crate {@code molt} reads them: each part its length in bytes, a colon, and its text.
     *
     * @param heard the first so many calls are those whose output is kept
     */
    static String inputs(List<RustType> types, List<List<JsonNode>> calls, int heard) {
        StringBuilder all = new StringBuilder();
        part(all, Integer.toString(calls.size()));
        part(all, Integer.toString(heard));
        for (List<JsonNode> arguments : calls) {
            for (int i = 0; i < types.size(); i++) {
                add(all, types.get(i), arguments.get(i));
            }
        }
        return all.toString();
    }

    private static void add(StringBuilder all, RustType type, JsonNode value) {
        if (type instanceof Borrowed it) {
            add(all, it.of(), value);
        } else if (type instanceof Sequence it) {
            addAll(all, it.element(), value);
        } else if (type instanceof Group it) {
            addAll(all, it.element(), value);
        } else if (type instanceof Mapping it) {
            addPairs(all, it, value);
        } else if (type instanceof Maybe it) {
            part(all, value.isNull() ? "false" : "true");
            if (!value.isNull()) {
                add(all, it.element(), value);
            }
        } else if (type instanceof Tuple it) {
            for (int i = 0; i < it.parts().size(); i++) {
                add(all, it.parts().get(i), value.get(i));
            }
        } else {
            part(all, value.asText());
        }
    }

    private static void addAll(StringBuilder all, RustType element, JsonNode values) {
        part(all, Integer.toString(values.size()));
        values.forEach(each -> add(all, element, each));
    }

    private static void addPairs(StringBuilder all, Mapping type, JsonNode value) {
        part(all, Integer.toString(value.size()));
        for (Map.Entry<JsonNode, JsonNode> pair : JsonPairs.of(value)) {
            add(all, type.key(), pair.getKey());
            add(all, type.value(), pair.getValue());
        }
    }

    private static void part(StringBuilder all, String text) {
        all.append(text.getBytes(StandardCharsets.UTF_8).length).append(':').append(text);
    }
}
