package dev.molt.course.reading;

import dev.molt.course.Program;
import dev.molt.course.syntax.Highlighter;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole program and its tree: a lone expression is no Rust file, but it is a function's end. */
record Parsed(Program program, Optional<SyntaxTree> tree) {

    /** The tree is missing when the text is too tangled for the parser, which is reported. */
    static Parsed of(Code code) {
        Source source = code.source();
        if (source.isTangled()) {
            return new Parsed(new Program("", List.of(), false), Optional.empty());
        }
        Program program = Program.of(
                code.language(), code.hiddenBefore(), String.join("\n", code.visibleTexts()), code.hiddenAfter());
        Optional<SyntaxTree> tree = SyntaxTree.of(code.language(), program.text());
        if (tree.isEmpty()) {
            source.tangled(code.fence().place());
        }
        return new Parsed(program, tree);
    }

    /** HTML of the visible lines without their tags, from the tree of the lines with them: parsing is most of the work. */
    List<String> html(Code code, Tags.Result tags) {
        List<String> tagged = code.visibleTexts();
        if (tree.isEmpty() || tagged.isEmpty()) {
            return tags.lines().stream().map(Highlighter::escaped).toList();
        }
        int[] kept = new int[tagged.size()];
        for (int i = 0; i < tags.lines().size(); i++) {
            kept[tags.origins().get(i)] = tags.lines().get(i).length();
        }
        @Nullable String[] html = new String[tagged.size()];
        List<String> all = Highlighter.lines(
                tree.get(), row -> row < program.visibleLines().size() ? kept(kept, row) : 0);
        for (int row = 0; row < all.size() && row < program.visibleLines().size(); row++) {
            int line = program.visibleLines().get(row) - 1;
            if (line >= 0) {
                // A line that shares an attribute with code stands in the program twice: neither is the whole.
                html[line] = html[line] == null ? all.get(row) : "";
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tags.lines().size(); i++) {
            String text = tags.lines().get(i);
            int origin = tags.origins().get(i);
            String line = html[origin];
            boolean whole =
                    line != null && !line.isEmpty() && tagged.get(origin).startsWith(text);
            lines.add(whole ? line : String.join("", Highlighter.lines(code.language(), text)));
        }
        return lines;
    }

    private int kept(int[] kept, int row) {
        int visible = program.visibleLines().get(row);
        return visible == 0 ? 0 : kept[visible - 1];
    }

    /** Reports paths that only a real {@code fn main} can use. */
    void checkPaths(Code code) {
        if (!program.wrapped()) {
            return;
        }
        tree.ifPresent(it -> it.walk(node -> {
            Node parent = node.parent();
            boolean path = node.is("crate", "super") && parent != null && !parent.is("visibility_modifier");
            int row = it.line(node.start());
            int visible = path ? program.visibleLine(row + 1) : 0;
            if (visible > 0) {
                int column = node.start() - it.lineStart(row);
                String message = node.type() + ":: needs a real fn main";
                code.error(
                        visible - 1,
                        column,
                        node.type().length(),
                        message,
                        "write fn main() { … } around the statements");
            }
        }));
    }
}
