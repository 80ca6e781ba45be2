package dev.molt.course;

import dev.molt.Language;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A learner's text as a whole file, which is what a formatter takes: Rust's statements stand in a {@code fn main}. Nothing of the
 * lesson's set-up is in it.
 *
 * @param text ends in LF
 * @param wrapped whether the learner's text is the body of its {@code fn main}, rather than all of it
 */
public record WholeFile(String text, boolean wrapped) {

    private static final String INDENT = "    ";

    private static final Set<String> OTHER_ITEMS =
            Set.of("use_declaration", "macro_definition", "extern_crate_declaration", "line_comment", "block_comment");

    /** Empty for statements that nest too deeply to be taken apart. */
    public static Optional<WholeFile> of(Language language, String visible) {
        if (language == Language.PYTHON) {
            return Optional.of(asItStands(visible));
        }
        Program alone = Program.of(Language.RUST, List.of(), visible, List.of());
        if (!alone.wrapped() || isOfItems(visible)) {
            return Optional.of(asItStands(visible));
        }
        String text = "fn main() {\n" + String.join("\n", lines(visible)) + "\n}\n";
        // Where rustfmt leaves lines as they are, they come out as they went in: indented here, and back again
        // afterwards.
        return SyntaxTree.of(Language.RUST, text).map(tree -> new WholeFile(indented(tree), true));
    }

    private static WholeFile asItStands(String visible) {
        return new WholeFile(String.join("\n", lines(visible)) + "\n", false);
    }

    private static String[] lines(String visible) {
        return visible.split("\r\n?|\n", -1);
    }

    /** Whether it holds functions, types and their kind alone, and so is a file already. */
    private static boolean isOfItems(String visible) {
        List<Node> parts = SyntaxTree.of(Language.RUST, visible)
                .map(tree -> tree.root().children())
                .orElse(List.of());
        return !parts.isEmpty()
                && parts.stream().map(Node::type).allMatch(it -> it.endsWith("_item") || OTHER_ITEMS.contains(it));
    }

    private static String indented(SyntaxTree tree) {
        List<String> lines = tree.text().lines().toList();
        BitSet inText = inText(tree);
        StringBuilder indented = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean inside = i > 0 && i < lines.size() - 1 && !inText.get(i);
            indented.append(inside && !lines.get(i).isBlank() ? INDENT : "")
                    .append(lines.get(i))
                    .append('\n');
        }
        return indented.toString();
    }

    /** Lines that begin inside a string: what they begin with is part of it. */
    private static BitSet inText(SyntaxTree tree) {
        BitSet lines = new BitSet();
        tree.walk(node -> {
            if (node.is("string_literal", "raw_string_literal")) {
                lines.set(tree.line(node.start()) + 1, tree.lastLine(node) + 1);
            }
        });
        return lines;
    }

    /**
     * The learner's text again, without a line break at its end.
     *
     * @param formatted this file laid out anew
     * @return empty where it holds more than the one {@code fn main}: the learner's brackets had closed it
     */
    public Optional<String> visible(String formatted) {
        return wrapped
                ? SyntaxTree.of(Language.RUST, formatted).flatMap(WholeFile::bodyOfMain)
                : Optional.of(formatted.stripTrailing());
    }

    private static Optional<String> bodyOfMain(SyntaxTree tree) {
        List<Node> all = tree.root().children();
        return all.size() != 1
                ? Optional.empty()
                : all.get(0)
                        .child("body")
                        .filter(body -> all.get(0).is("function_item"))
                        .map(body -> dedented(tree, tree.line(body.start()) + 1, tree.lastLine(body)));
    }

    /** @param end the line after the last */
    private static String dedented(SyntaxTree tree, int from, int end) {
        List<String> lines = tree.text().lines().toList();
        BitSet inText = inText(tree);
        StringBuilder dedented = new StringBuilder();
        for (int i = from; i < end; i++) {
            String line = lines.get(i);
            boolean back = !inText.get(i) && line.startsWith(INDENT);
            dedented.append(back ? line.substring(INDENT.length()) : line).append('\n');
        }
        return dedented.toString().stripTrailing();
    }
}
