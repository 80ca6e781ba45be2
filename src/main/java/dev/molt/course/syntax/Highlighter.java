package dev.molt.course.syntax;

import dev.molt.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Colours programs on the server with the class names of Lezer's {@code classHighlighter}, which the editors use, so that one
 * stylesheet serves both. Punctuation is left plain.
 */
public final class Highlighter {

    private static final Set<String> STRINGS =
            Set.of("string_literal", "char_literal", "string_content", "string_start", "string_end");
    private static final Set<String> NUMBERS = Set.of("integer_literal", "float_literal", "integer", "float");
    private static final Set<String> BOOLEANS = Set.of("true", "false", "boolean_literal");
    private static final Set<String> KEYWORD_NODES = Set.of("self", "super", "crate", "mutable_specifier", "none");
    private static final Set<String> PATTERNS = Set.of(
            "tuple_pattern",
            "ref_pattern",
            "mut_pattern",
            "reference_pattern",
            "slice_pattern",
            "captured_pattern",
            "or_pattern",
            "tuple_struct_pattern",
            "match_pattern",
            "closure_parameters",
            "field_pattern");

    private Highlighter() {}

    /** HTML of every line. A span never crosses a line; without its tags the HTML is the escaped text. */
    public static List<String> lines(Language language, String text) {
        Optional<SyntaxTree> tree = SyntaxTree.of(language, text);
        return tree.map(Highlighter::lines).orElseGet(() -> plain(text));
    }

    private static List<String> lines(SyntaxTree tree) {
        String text = tree.text();
        @Nullable String[] classes = new String[text.length()];
        tree.walk(node -> {
            String name = classOf(tree, node);
            if (name != null) {
                Arrays.fill(classes, node.start(), node.end(), name);
            }
        });
        List<String> lines = new ArrayList<>();
        for (int start = 0; start <= text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            lines.add(line(text, classes, start, end));
            start = end + 1;
        }
        return lines;
    }

    private static String line(String text, @Nullable String[] classes, int start, int end) {
        StringBuilder line = new StringBuilder();
        int from = start;
        for (int i = start + 1; i <= end; i++) {
            if (i == end || !Objects.equals(classes[i], classes[from])) {
                append(line, text.substring(from, i), classes[from]);
                from = i;
            }
        }
        return line.toString();
    }

    private static List<String> plain(String text) {
        return Stream.of(text.split("\n", -1)).map(Highlighter::escaped).toList();
    }

    private static String escaped(String line) {
        StringBuilder html = new StringBuilder();
        append(html, line, null);
        return html.toString();
    }

    private static void append(StringBuilder html, String text, @Nullable String name) {
        if (text.isEmpty()) {
            return;
        }
        boolean marked = name != null && !text.isBlank();
        if (marked) {
            html.append("<span class=\"").append(name).append("\">");
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                default -> html.append(each);
            }
        }
        if (marked) {
            html.append("</span>");
        }
    }

    /** Null leaves the class of the parent. */
    private static @Nullable String classOf(SyntaxTree tree, SyntaxTree.Node node) {
        if (inAttribute(node) || node.parent() != null && node.parent().isComment()) {
            return null;
        }
        String type = node.type();
        if (node.isComment()) {
            return "tok-comment";
        }
        if (STRINGS.contains(type)) {
            return formatted(tree, node) ? "tok-string2" : "tok-string";
        }
        if (NUMBERS.contains(type)) {
            return "tok-number";
        }
        if (BOOLEANS.contains(type)) {
            return "tok-bool";
        }
        return switch (type) {
            case "raw_string_literal", "escape_sequence" -> "tok-string2";
            case "attribute_item", "inner_attribute_item" -> "tok-meta";
            case "lifetime" -> "tok-variableName2";
            case "label" -> "tok-labelName";
            case "type_identifier", "primitive_type" -> "tok-typeName";
            case "field_identifier", "shorthand_field_identifier" -> "tok-propertyName";
            case "interpolation" -> "tok-variableName";
            case "identifier" -> identifier(node);
            default -> KEYWORD_NODES.contains(type) || isKeyword(node) ? "tok-keyword" : operator(node);
        };
    }

    private static boolean inAttribute(SyntaxTree.Node node) {
        for (SyntaxTree.Node at = node.parent(); at != null; at = at.parent()) {
            if (at.is("attribute_item", "inner_attribute_item")) {
                return true;
            }
            if (at.is("block", "declaration_list")) {
                return false;
            }
        }
        return false;
    }

    /** A Python string with a prefix that holds f. */
    private static boolean formatted(SyntaxTree tree, SyntaxTree.Node node) {
        SyntaxTree.Node string = node.parent();
        if (string == null || !string.is("string") || string.children().isEmpty()) {
            return false;
        }
        String start = tree.text(string.children().get(0));
        return start.contains("f") || start.contains("F");
    }

    private static String identifier(SyntaxTree.Node node) {
        SyntaxTree.Node parent = node.parent();
        if (parent == null) {
            return "tok-variableName";
        }
        String field = node.field() == null ? "" : node.field();
        return switch (parent.type()) {
            case "macro_invocation", "macro_definition" -> "tok-macroName";
            case "lifetime" -> "tok-variableName2";
            case "label" -> "tok-labelName";
            case "scoped_identifier", "scoped_type_identifier", "scoped_use_list" ->
                field.equals("path") ? "tok-namespace" : "tok-variableName";
            case "attribute" -> field.equals("attribute") ? "tok-propertyName" : "tok-variableName";
            case "class_definition" -> field.equals("name") ? "tok-className" : "tok-variableName";
            case "function_definition", "function_item", "function_signature_item", "const_item", "static_item" ->
                field.equals("name") ? "tok-variableName tok-definition" : "tok-variableName";
            case "let_declaration", "parameter", "for_expression", "let_condition", "const_parameter" ->
                field.equals("pattern") || field.equals("name")
                        ? "tok-variableName tok-definition"
                        : "tok-variableName";
            default ->
                PATTERNS.contains(parent.type()) && !field.equals("type")
                        ? "tok-variableName tok-definition"
                        : "tok-variableName";
        };
    }

    /** Words of the grammar itself, such as {@code let}: nodes without a name that are letters. */
    private static boolean isKeyword(SyntaxTree.Node node) {
        return !node.named() && !node.type().isEmpty() && node.type().chars().allMatch(Character::isLetter)
                || node.is("_") && !node.named();
    }

    private static @Nullable String operator(SyntaxTree.Node node) {
        if (node.named() || !node.children().isEmpty()) {
            return null;
        }
        SyntaxTree.Node parent = node.parent();
        return switch (node.type()) {
            case "!" -> parent != null && parent.is("macro_invocation") ? "tok-macroName" : "tok-operator";
            case "@" -> parent != null && parent.is("decorator") ? "tok-meta" : "tok-operator";
            case "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "**",
                    "//",
                    "=",
                    "==",
                    "!=",
                    ">=",
                    "<=",
                    "+=",
                    "-=",
                    "*=",
                    "/=",
                    "%=",
                    "&",
                    "&&",
                    "||",
                    "|",
                    "^",
                    "<<",
                    ">>",
                    "?",
                    ".",
                    ":=",
                    "&=",
                    "|=",
                    "^=",
                    "<<=",
                    ">>=",
                    "//=",
                    "**=" -> "tok-operator";
            case "<", ">" ->
                parent != null && parent.is("binary_expression", "comparison_operator") ? "tok-operator" : null;
            default -> null;
        };
    }
}
