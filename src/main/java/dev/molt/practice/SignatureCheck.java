package dev.molt.practice;

import dev.molt.Language;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.practice.RustItem.Kind;
import dev.molt.practice.RustItem.Parameter;
import dev.molt.practice.Verdict.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a library has what its exercise asks for: each function of the starter, wrapped in one of the very same signature, calls
 * the learner's. A result that is compared by a rule of its own, say, does not get through.
 */
final class SignatureCheck {

    private static final List<String> OF_THIS_CRATE = List.of("crate", "self", "super");

    private SignatureCheck() {}

    /** Rust that compiles with a library of these signatures only. */
    static String of(String starter) {
        List<RustItem> items = open(starter);
        StringBuilder code = new StringBuilder(uses(starter));
        items.stream()
                .filter(item -> item.kind() == Kind.TYPE)
                .forEach(item ->
                        code.append("use ::exercise::").append(item.name()).append(";\n"));
        int number = 0;
        for (RustItem item : items) {
            if (item.kind() == Kind.FUNCTION && !item.async()) {
                code.append(item.owner().isEmpty() ? function(item) : method(item, number));
                number++;
            }
        }
        return code.toString();
    }

    private static List<RustItem> open(String text) {
        return RustItem.in(text).stream().filter(RustItem::open).toList();
    }

    /** What the signatures name of other crates. */
    private static String uses(String starter) {
        return SyntaxTree.of(Language.RUST, starter).stream()
                .flatMap(tree -> tree.root().children().stream()
                        .filter(node -> node.is("use_declaration"))
                        .map(tree::text))
                .filter(use ->
                        OF_THIS_CRATE.stream().noneMatch(it -> use.matches("(?s)(pub\\s+)?use\\s+" + it + "\\b.*")))
                .map(use -> use + "\n")
                .collect(Collectors.joining());
    }

    private static String function(RustItem item) {
        return "%s {\n::exercise::%s(%s)\n}\n".formatted(head(item), item.name(), arguments(item));
    }

    /** A trait of its own for each: its methods lie behind the type's own, so that only these are called. */
    private static String method(RustItem item, int number) {
        String trait = "Asked" + number;
        return "trait %s%s %s { %s; }\n".formatted(trait, item.ownerGenerics(), item.ownerWhere(), head(item))
                + "impl%s %s%s for %s %s {\n%s {\n<%s>::%s(%s)\n}\n}\n"
                        .formatted(
                                item.ownerGenerics(),
                                trait,
                                names(item.ownerGenerics()),
                                item.owner(),
                                item.ownerWhere(),
                                head(item),
                                item.owner(),
                                item.name(),
                                arguments(item));
    }

    private static String head(RustItem item) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < item.parameters().size(); i++) {
            Parameter each = item.parameters().get(i);
            parameters.add(each.isReceiver() ? receiver(each) : "argument" + i + ": " + each.type());
        }
        return "fn %s%s(%s) %s %s"
                .formatted(item.name(), item.generics(), String.join(", ", parameters), item.returns(), item.where());
    }

    private static String receiver(Parameter parameter) {
        return parameter.written().equals("mut self") ? "self" : parameter.written();
    }

    private static String arguments(RustItem item) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < item.parameters().size(); i++) {
            arguments.add(item.parameters().get(i).isReceiver() ? "self" : "argument" + i);
        }
        return String.join(", ", arguments);
    }

    /** {@code <T>} of {@code <T: Ord>}. */
    private static String names(String generics) {
        if (generics.isEmpty()) {
            return "";
        }
        String inside = generics.substring(1, generics.length() - 1);
        return List.of(inside.split(",")).stream()
                .map(each -> each.replaceFirst(":.*", "")
                        .replaceFirst("^\\s*const ", "")
                        .strip())
                .collect(Collectors.joining(", ", "<", ">"));
    }

    /** What the starter declares and the learner's text does not, or otherwise; all of it when the words tell no difference. */
    static List<Asked> asked(String starter, String learners) {
        Map<String, RustItem> theirs = RustItem.in(learners).stream()
                .collect(Collectors.toMap(RustItem::key, item -> item, (first, second) -> first));
        List<RustItem> asked = open(starter);
        List<RustItem> other = asked.stream()
                .filter(item -> !theirs.containsKey(item.key())
                        || !theirs.get(item.key()).isLike(item))
                .toList();
        return (other.isEmpty() ? asked : other)
                .stream()
                        .map(item -> {
                            RustItem yours = theirs.get(item.key());
                            return new Asked(item.signature(), yours == null ? null : yours.signature());
                        })
                        .toList();
    }
}
