package dev.molt.practice;

import dev.molt.Language;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function, a method, or a type of a library.
 *
 * @param open whether others may name it
 * @param owner the type that a method belongs to, such as {@code Stack<T>}; empty for all else
 * @param ownerGenerics of its {@code impl}, such as {@code <T>}; empty for none
 * @param ownerWhere likewise, with its keyword
 * @param async whether a function is
 * @param parameters of a function; the receiver is one with no type
 * @param returns with its arrow, empty for none
 * @param where with its keyword, empty for none
 */
record RustItem(
        Kind kind,
        boolean open,
        String name,
        String owner,
        String ownerGenerics,
        String ownerWhere,
        boolean async,
        String generics,
        List<Parameter> parameters,
        String returns,
        String where) {

    enum Kind {
        FUNCTION,
        TYPE
    }

    /** @param written the whole of a receiver, else the pattern */
    record Parameter(String written, String type) {
        boolean isReceiver() {
            return type.isEmpty();
        }
    }

    /** Those that a text declares at its top level, in order. Empty for a text that cannot be parsed. */
    static List<RustItem> in(String text) {
        return SyntaxTree.of(Language.RUST, text).map(RustItem::in).orElse(List.of());
    }

    private static List<RustItem> in(SyntaxTree tree) {
        List<RustItem> found = new ArrayList<>();
        for (Node node : tree.root().children()) {
            if (node.is("impl_item")) {
                found.addAll(methods(tree, node));
            } else if (node.is("function_item")) {
                found.add(function(tree, node, "", "", ""));
            } else if (node.is("struct_item", "enum_item", "trait_item", "type_item", "union_item")) {
                found.add(new RustItem(
                        Kind.TYPE,
                        isPublic(tree, node),
                        part(tree, node, "name"),
                        "",
                        "",
                        "",
                        false,
                        "",
                        List.of(),
                        keyword(node),
                        ""));
            }
        }
        return found;
    }

    /** Of an {@code impl} of the type itself; those of a trait are public as the trait is. */
    private static List<RustItem> methods(SyntaxTree tree, Node impl) {
        if (impl.child("trait").isPresent()) {
            return List.of();
        }
        return impl.child("body").stream()
                .flatMap(body -> body.children().stream())
                .filter(node -> node.is("function_item"))
                .map(node -> function(
                        tree, node, part(tree, impl, "type"), part(tree, impl, "type_parameters"), where(tree, impl)))
                .toList();
    }

    private static RustItem function(
            SyntaxTree tree, Node node, String owner, String ownerGenerics, String ownerWhere) {
        boolean async = node.children().stream()
                .anyMatch(it -> it.is("function_modifiers") && tree.text(it).contains("async"));
        String returns = part(tree, node, "return_type");
        return new RustItem(
                Kind.FUNCTION,
                isPublic(tree, node),
                part(tree, node, "name"),
                owner,
                ownerGenerics,
                ownerWhere,
                async,
                part(tree, node, "type_parameters"),
                node.child("parameters").stream()
                        .flatMap(list -> list.children().stream())
                        .flatMap(it -> parameter(tree, it).stream())
                        .toList(),
                returns.isEmpty() ? "" : "-> " + returns,
                where(tree, node));
    }

    private static Optional<Parameter> parameter(SyntaxTree tree, Node node) {
        if (node.is("self_parameter")) {
            return Optional.of(new Parameter(text(tree, node), ""));
        }
        return node.is("parameter")
                ? Optional.of(new Parameter(part(tree, node, "pattern"), part(tree, node, "type")))
                : Optional.empty();
    }

    private static boolean isPublic(SyntaxTree tree, Node node) {
        return node.children().stream()
                .anyMatch(it -> it.is("visibility_modifier") && tree.text(it).equals("pub"));
    }

    private static String keyword(Node item) {
        return item.type().replace("_item", "");
    }

    private static String where(SyntaxTree tree, Node node) {
        return node.children().stream()
                .filter(it -> it.is("where_clause"))
                .map(it -> text(tree, it))
                .collect(Collectors.joining());
    }

    private static String part(SyntaxTree tree, Node node, String field) {
        return node.child(field).map(it -> text(tree, it)).orElse("");
    }

    private static String text(SyntaxTree tree, Node node) {
        return tree.text(node).strip().replaceAll("\\s+", " ");
    }

    /** Of two texts, what has the same key is meant to be the same. */
    String key() {
        return kind + " " + owner.replaceFirst("<.*", "") + " " + name;
    }

    /** On one line, as a person reads it. */
    String signature() {
        if (kind == Kind.TYPE) {
            return pub() + returns + " " + name;
        }
        String all = parameters.stream()
                .map(it -> it.isReceiver() ? it.written() : it.written() + ": " + it.type())
                .collect(Collectors.joining(", "));
        String function = Stream.of(
                        pub() + (async ? "async " : "") + "fn " + name + generics + "(" + all + ")", returns, where)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        return owner.isEmpty() ? function : "impl" + ownerGenerics + " " + owner + " { " + function + " }";
    }

    private String pub() {
        return open ? "pub " : "";
    }

    /** Whether both ask callers for the same, as far as the words tell. */
    boolean isLike(RustItem other) {
        return words().equals(other.words());
    }

    private String words() {
        String types = parameters.stream()
                .map(it -> it.isReceiver()
                        ? it.written().replace("mut self", it.written().startsWith("&") ? "mut self" : "self")
                        : it.type())
                .collect(Collectors.joining(","));
        return String.join("|", key(), pub(), ownerGenerics, generics, types, returns, where)
                .replaceAll("\\s+", "");
    }
}
