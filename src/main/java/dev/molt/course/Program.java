package dev.molt.course;

import dev.molt.Language;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text that the toolchain can take, and where its lines came from.
 *
 * @param text whole program, ends in LF unless it is sent as it stands
 * @param visibleLines for each line of the program the line that the learner sees, from 1, or 0 for set-up
 * @param wrapped whether a {@code fn main} was added
 */
public record Program(String text, List<Integer> visibleLines, boolean wrapped) {

    /** For a text whose tree cannot be had. */
    private static final Pattern MAIN = Pattern.compile("(?m)^\\s*(?:pub\\s+)?(?:async\\s+)?fn\\s+main\\b");

    /** Where the name of a function lies in a tree: in a function, in pieces of a text with a mistake, in the file. */
    public static final int DEPTH_OF_NAMES = 3;

    /** Names that mean the same outside the wrapped text. */
    private static final Set<String> WELL_KNOWN = Set.of("Box", "String", "Vec", "Option", "std", "core", "alloc");

    /** The learner's line for a line of the program, both from 1; 0 when it lies in the set-up. */
    public int visibleLine(int programLine) {
        return programLine < 1 || programLine > visibleLines.size() ? 0 : visibleLines.get(programLine - 1);
    }

    /**
     * Adds set-up lines and, for Rust without one, {@code fn main}: on lines of its own and without indentation, so that
     * columns stay.
     */
    public static Program of(Language language, List<String> before, String visible, List<String> after) {
        return of(language, before, visible, after, text -> SyntaxTree.of(language, text, DEPTH_OF_NAMES));
    }

    /**
     * The same for a caller that needs the tree, too.
     *
     * @param parser asked at most once, for a text that will be the program's unless it is wrapped; gives its tree, {@link
     *     #DEPTH_OF_NAMES} deep
     */
    public static Program of(
            Language language,
            List<String> before,
            String visible,
            List<String> after,
            Function<String, Optional<SyntaxTree>> parser) {
        List<Line> lines = new ArrayList<>();
        before.forEach(line -> lines.add(new Line(line, 0)));
        int number = 0;
        for (String line : visible.split("\r\n?|\n", -1)) {
            lines.add(new Line(line, ++number));
        }
        after.forEach(line -> lines.add(new Line(line, 0)));
        if (language == Language.PYTHON) {
            return join(lines, false);
        }
        String text = join(lines, false).text();
        // Most programs of a lesson can be told without a tree.
        boolean plain = !text.contains("main") && !text.contains("#!");
        Optional<SyntaxTree> tree = plain ? Optional.empty() : parser.apply(text);
        boolean hasMain =
                tree.map(Program::hasMain).orElseGet(() -> MAIN.matcher(text).find());
        return hasMain ? join(lines, false) : join(wrap(lines, tree), true);
    }

    /** A text that is sent as it is: every line of it is the learner's. */
    public static Program asItStands(String text) {
        int lines = text.split("\n", -1).length;
        return new Program(text, IntStream.rangeClosed(1, lines).boxed().toList(), false);
    }

    private record Line(String text, int visible) {}

    private static Program join(List<Line> lines, boolean wrapped) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return new Program(text.toString(), lines.stream().map(Line::visible).toList(), wrapped);
    }

    private static boolean hasMain(SyntaxTree tree) {
        for (Node node : tree.root().children()) {
            // A text with a mistake in it may keep its main only in pieces below an ERROR node.
            List<Node> items = node.is("ERROR") ? node.children() : List.of(node);
            for (int i = 0; i < items.size(); i++) {
                Node item = items.get(i);
                boolean whole = item.is("function_item", "function_signature_item")
                        && item.child("name")
                                .filter(name -> tree.text(name).equals("main"))
                                .isPresent();
                boolean pieces = item.is("fn")
                        && i + 1 < items.size()
                        && tree.text(items.get(i + 1)).equals("main");
                if (whole || pieces) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Line> wrap(List<Line> lines, Optional<SyntaxTree> tree) {
        List<Line> hoisted = new ArrayList<>();
        List<Line> body = new ArrayList<>(lines);
        tree.ifPresent(it -> hoist(it, hoisted, body));
        String result = Optional.of(body)
                .filter(it -> it.stream().anyMatch(line -> line.text().contains("Ok::")))
                .flatMap(Program::returned)
                .map(type -> "-> " + type + " ")
                .orElse("");
        List<Line> program = new ArrayList<>(hoisted);
        program.add(new Line("fn main() " + result + "{", 0));
        program.addAll(body);
        program.add(new Line("}", 0));
        return program;
    }

    /** Moves inner attributes in front of {@code fn main}, each at its own column; a line that holds nothing else moves whole. */
    private static void hoist(SyntaxTree tree, List<Line> hoisted, List<Line> body) {
        List<Integer> emptied = new ArrayList<>();
        for (Node node : tree.root().children()) {
            if (!node.is("inner_attribute_item")) {
                continue;
            }
            for (int at = tree.line(node.start()); at <= tree.lastLine(node); at++) {
                Line line = body.get(at);
                int from = Math.max(0, node.start() - tree.lineStart(at));
                int to = Math.min(line.text().length(), node.end() - tree.lineStart(at));
                String rest = line.text().substring(0, from)
                        + " ".repeat(to - from)
                        + line.text().substring(to);
                boolean alone = rest.isBlank() || rest.strip().startsWith("//");
                hoisted.add(
                        alone ? line : new Line(" ".repeat(from) + line.text().substring(from, to), line.visible()));
                body.set(at, new Line(alone ? "" : rest, line.visible()));
                if (alone) {
                    emptied.add(at);
                }
            }
        }
        emptied.stream().distinct().sorted(Comparator.reverseOrder()).forEach(at -> body.remove((int) at));
    }

    /** The type that {@code main} returns when the text ends with {@code Ok::<(), E>(())}. */
    private static Optional<String> returned(List<Line> body) {
        StringBuilder function = new StringBuilder("fn main() {\n");
        body.forEach(line -> function.append(line.text()).append('\n'));
        return SyntaxTree.of(Language.RUST, function.append("}\n").toString()).flatMap(tree -> {
            Optional<Node> block = tree.root().children().stream()
                    .filter(node -> node.is("function_item"))
                    .findFirst()
                    .flatMap(main -> main.child("body"));
            return block.flatMap(it -> it.children().stream()
                            .filter(node -> node.named() && !node.isComment())
                            .reduce((first, second) -> second))
                    .flatMap(last -> resultType(tree, last));
        });
    }

    private static Optional<String> resultType(SyntaxTree tree, Node last) {
        Optional<Node> generic = last.is("call_expression")
                ? last.child("function").filter(function -> function.is("generic_function"))
                : Optional.empty();
        return generic.filter(it -> it.child("function")
                        .filter(name -> tree.text(name).equals("Ok"))
                        .isPresent())
                .flatMap(it -> it.child("type_arguments"))
                .map(arguments ->
                        arguments.children().stream().filter(Node::named).toList())
                .filter(types -> types.size() == 2 && types.get(0).is("unit_type"))
                .map(types -> isKnownOutside(tree, types.get(1))
                        ? "Result<(), " + tree.text(types.get(1)).replaceAll("\\s+", " ") + ">"
                        // The error's name may be declared or imported in the wrapped text, where a signature cannot
                        // see it.
                        : "impl std::process::Termination");
    }

    private static boolean isKnownOutside(SyntaxTree tree, Node type) {
        boolean[] known = {true};
        tree.walk(node -> {
            boolean inside = node.start() >= type.start() && node.end() <= type.end();
            Node parent = node.parent();
            boolean leads = parent == null
                    || !parent.is("scoped_type_identifier", "scoped_identifier")
                    || "path".equals(node.field());
            if (inside && leads && node.is("identifier", "type_identifier") && !WELL_KNOWN.contains(tree.text(node))) {
                known[0] = false;
            }
        });
        return known[0];
    }
}
