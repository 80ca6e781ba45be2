package dev.molt.course.reading;

import dev.molt.course.Program;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.List;
import java.util.Optional;

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
