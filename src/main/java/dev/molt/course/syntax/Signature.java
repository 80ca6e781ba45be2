package dev.molt.course.syntax;

import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What callers see of a Rust function. Types are as written, with single spaces.
 *
 * @param generics in their brackets, such as {@code <T: Ord>}; empty for none
 * @param returns empty for a function that returns nothing
 * @param where with its keyword, such as {@code where T: Ord}; empty for none
 */
public record Signature(String name, String generics, List<Parameter> parameters, String returns, String where) {

    /** How far below the root the parts of a parameter lie. */
    public static final int DEPTH = 4;

    /** @param name empty where the parameter is a pattern */
    public record Parameter(String name, String type) {}

    /** The top-level functions that are {@code pub} without limits, in order; the tree has to be {@link #DEPTH} deep. */
    public static List<Signature> publicFunctions(SyntaxTree rust) {
        return publicItems(rust).stream().map(node -> of(rust, node)).toList();
    }

    /** The nodes that {@link #publicFunctions} speaks of. */
    public static List<Node> publicItems(SyntaxTree rust) {
        return rust.root().children().stream()
                .filter(node -> node.is("function_item") && isPublic(rust, node))
                .toList();
    }

    private static boolean isPublic(SyntaxTree rust, Node function) {
        return function.children().stream()
                .anyMatch(node ->
                        node.is("visibility_modifier") && rust.text(node).equals("pub"));
    }

    /** @param function one of {@link #publicItems} */
    public static Signature of(SyntaxTree rust, Node function) {
        String where = function.children().stream()
                .filter(node -> node.is("where_clause"))
                .map(node -> text(rust, node))
                .collect(Collectors.joining());
        List<Parameter> parameters = function.child("parameters").stream()
                .flatMap(list -> list.children().stream())
                .filter(node -> node.named() && !node.isComment() && !node.is("attribute_item"))
                .map(node -> parameter(rust, node))
                .toList();
        return new Signature(
                text(rust, function.child("name")),
                text(rust, function.child("type_parameters")),
                parameters,
                text(rust, function.child("return_type")),
                where);
    }

    private static Parameter parameter(SyntaxTree rust, Node node) {
        String name = node.child("pattern")
                .map(it ->
                        it.is("mut_pattern") ? it.children().get(it.children().size() - 1) : it)
                .filter(it -> it.is("identifier"))
                .map(rust::text)
                .orElse("");
        return new Parameter(name, text(rust, node.child("type")));
    }

    private static String text(SyntaxTree rust, Optional<Node> node) {
        return node.map(it -> text(rust, it)).orElse("");
    }

    private static String text(SyntaxTree rust, Node node) {
        return rust.text(node).strip().replaceAll("\\s+", " ");
    }

    /** Whether it stands for many functions, one for each type or constant; lifetimes make no difference. */
    public boolean isGeneric() {
        String inside = generics.isEmpty() ? "" : generics.substring(1, generics.length() - 1);
        return Arrays.stream(inside.split(",")).map(String::strip).anyMatch(it -> !it.isEmpty() && !it.startsWith("'"));
    }

    /** As in the source, on one line: {@code pub fn total(xs: &[i32]) -> i32}. */
    public String text() {
        String list = parameters.stream()
                .map(it -> (it.name().isEmpty() ? "_" : it.name()) + ": " + it.type())
                .collect(Collectors.joining(", "));
        return "pub fn " + name + generics + "(" + list + ")" + (returns.isEmpty() ? "" : " -> " + returns)
                + (where.isEmpty() ? "" : " " + where.replaceFirst(",$", ""));
    }
}
