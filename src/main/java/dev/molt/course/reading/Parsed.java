package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Program;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole program, and of its tree what reading needs: a lone expression is no Rust file, but it is a function's end.
 *
 * @param tangled whether the text is too much for the parser, which is reported
 * @param tree missing where nothing of it is needed; holds the tags, and the paths that need a real {@code fn main}
 */
record Parsed(Program program, boolean tangled, Optional<SyntaxTree> tree) {

    /** In UTF-16 units: a text that can neither hold too many open brackets nor take a fraction of the parser's patience. */
    private static final int SHORT = 500;

    private static final Pattern PATH = Pattern.compile("crate|super");

    static Parsed of(Code code) {
        Source source = code.source();
        if (source.isTangled()) {
            return new Parsed(new Program("", List.of(), false), true, Optional.empty());
        }
        Language language = code.language();
        Map<String, Optional<SyntaxTree>> trees = new HashMap<>();
        Program program = Program.of(
                language,
                code.hiddenBefore(),
                String.join("\n", code.visibleTexts()),
                code.hiddenAfter(),
                text -> trees.computeIfAbsent(
                        text, it -> SyntaxTree.of(language, it, Program.DEPTH_OF_NAMES, TagPlaces.in(language, it))));
        BitSet places = TagPlaces.in(language, program.text());
        if (program.wrapped()) {
            PATH.matcher(program.text()).results().forEach(path -> places.set(path.start()));
        }
        if (places.isEmpty() && program.text().length() <= SHORT) {
            return new Parsed(program, false, Optional.empty());
        }
        Optional<SyntaxTree> tree =
                trees.computeIfAbsent(program.text(), text -> SyntaxTree.of(language, text, 0, places));
        if (tree.isEmpty()) {
            source.tangled(code.fence().place());
        }
        return new Parsed(program, tree.isEmpty(), tree);
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
