package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.Program;
import dev.molt.course.reading.Words.Context;
import dev.molt.course.syntax.Highlighter;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that has been read from its fence and waits for its output and for the numbers of its notes. */
record Draft(Fence fence, Language language, Code code, Tags.Result tags, Words words) {

    static Draft of(Fence fence, String courseEdition, Context context, Set<String> extra) {
        Language language = fence.language().equals("python") ? Language.PYTHON : Language.RUST;
        Words words = Words.of(fence, language, courseEdition, context, extra);
        Code code = Code.of(fence, language);
        Tags.Result tags = Tags.of(code);
        if (words.errorLine() > tags.lines().size()) {
            fence.word("line")
                    .ifPresent(word -> fence.error(
                            word, "the program has no line " + words.errorLine(), "count the lines as they are shown"));
        }
        return new Draft(fence, language, code, tags, words);
    }

    /** @param numbers of notes by tag */
    Half half(Expectation expectation, Map<String, Integer> numbers) {
        String text = String.join("\n", tags.lines());
        return new Half(
                language,
                text,
                lines(text, numbers),
                code.hiddenBefore(),
                code.hiddenAfter(),
                expectation,
                words.edition(),
                words.release(),
                words.allowUnsafe(),
                words.noRun(),
                words.version(),
                words.timeout());
    }

    private List<Half.Line> lines(String text, Map<String, Integer> numbers) {
        List<String> html = highlighted(text);
        List<Half.Line> lines = new ArrayList<>();
        for (int i = 0; i < html.size(); i++) {
            int line = i;
            List<Half.Tie> ties = tags.tags().stream()
                    .filter(tag -> tag.lines().contains(line))
                    .map(Tags.Tag::name)
                    .distinct()
                    .map(name -> new Half.Tie(name, numbers.getOrDefault(name, 0)))
                    .toList();
            lines.add(new Half.Line(html.get(i), ties));
        }
        return lines;
    }

    /** Coloured as part of the whole program: a lone expression is no Rust file, but it is a function's end. */
    private List<String> highlighted(String text) {
        if (tags.lines().isEmpty()) {
            return List.of();
        }
        Program program = Program.of(language, code.hiddenBefore(), text, code.hiddenAfter());
        List<String> all = Highlighter.lines(language, program.text());
        @Nullable String[] html = new String[tags.lines().size()];
        for (int i = 0; i < program.visibleLines().size(); i++) {
            int visible = program.visibleLines().get(i);
            // A line that shares an attribute with code stands in the program twice; the first is the hoisted part.
            if (visible > 0) {
                html[visible - 1] = html[visible - 1] == null ? all.get(i) : null;
            }
        }
        List<String> plain = Highlighter.lines(language, text);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < html.length; i++) {
            String line = html[i];
            lines.add(line == null ? plain.get(i) : line);
        }
        return lines;
    }

    /** Reports paths that only a real {@code fn main} can use. */
    void checkPaths() {
        Program program =
                Program.of(language, code.hiddenBefore(), String.join("\n", code.visibleTexts()), code.hiddenAfter());
        if (!program.wrapped()) {
            return;
        }
        Optional<SyntaxTree> tree = SyntaxTree.of(language, program.text());
        tree.ifPresent(it -> it.walk(node -> {
            Node parent = node.parent();
            boolean path = node.is("crate", "super") && parent != null && !parent.is("visibility_modifier");
            int row = it.line(node.start());
            int visible = program.visibleLine(row + 1);
            if (path && visible > 0) {
                int column = node.start() - it.lineStart(row);
                code.error(
                        visible - 1,
                        column,
                        node.type().length(),
                        node.type() + ":: needs a real fn main",
                        "write fn main() { … } around the statements");
            }
        }));
    }
}
