package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.List;
import java.util.Optional;

/** Finds what keeps an exercise's tests from being called one by one by a main of Molt's own. */
final class TestsCheck {

    private final Draft tests;
    private final SyntaxTree tree;
    private boolean hasTest;

    private TestsCheck(Draft tests, SyntaxTree tree) {
        this.tests = tests;
        this.tree = tree;
    }

    static void of(Draft tests) {
        if (tests.parsed().tangled()) {
            return;
        }
        String text = String.join("\n", tests.code().visibleTexts());
        SyntaxTree.of(Language.RUST, text).ifPresent(tree -> new TestsCheck(tests, tree).check());
    }

    private void check() {
        tree.walk(node -> {
            switch (node.type()) {
                case "use_declaration", "extern_crate_declaration" -> checkImport(node);
                case "function_item" -> checkFunction(node);
                default -> {}
            }
        });
        if (!hasTest) {
            tests.fence()
                    .source()
                    .problem(
                            tests.fence().place(),
                            "tests without a #[test] function",
                            "put #[test] above a function without parameters");
        }
    }

    /** A learner's macro could take the place of {@code assert_eq}. */
    private void checkImport(Node node) {
        String words = words(node);
        if (words.matches("(pub(\\(.*?\\))?)?use(::)?exercise::.*\\*.*")) {
            error(node, "use exercise::* in tests", "name what the tests use, as in use exercise::total");
        } else if (words.matches("(pub(\\(.*?\\))?)?externcrateexercise.*")) {
            error(node, "extern crate exercise in tests", "write use exercise::… for what the tests use");
        }
    }

    private void checkFunction(Node node) {
        String name = node.child("name").map(tree::text).orElse("");
        Node parent = node.parent();
        boolean top = parent != null && parent.parent() == null;
        if (top && name.equals("main")) {
            error(node, "fn main in tests", "take it away: the #[test] functions are called one by one");
        }
        if (!isTest(node)) {
            return;
        }
        hasTest = true;
        boolean takesNothing = node.child("parameters")
                .filter(list -> list.children().stream().noneMatch(it -> it.named() && !it.isComment()))
                .isPresent();
        if (!takesNothing || node.child("type_parameters").isPresent()) {
            error(node, "the test " + name + " takes parameters", "take them away: a test is called without any");
        }
        if (!top) {
            error(node, "the test " + name + " stands inside something else", "put it at the left margin");
        }
    }

    /** Whether {@code #[test]} is among the attributes in front of it. */
    private boolean isTest(Node function) {
        List<Node> around =
                Optional.ofNullable(function.parent()).map(Node::children).orElse(List.of());
        for (int i = around.indexOf(function) - 1; i >= 0; i--) {
            Node before = around.get(i);
            if (before.is("attribute_item") && words(before).equals("#[test]")) {
                return true;
            }
            if (!before.is("attribute_item") && !before.isComment()) {
                return false;
            }
        }
        return false;
    }

    private String words(Node node) {
        return tree.text(node).replaceAll("\\s+", "");
    }

    /** Marks the first line of the node. */
    private void error(Node node, String message, String remedy) {
        int row = tree.line(node.start());
        int length = tree.text(node).split("\n", 2)[0].length();
        tests.code().error(row, node.start() - tree.lineStart(row), length, message, remedy);
    }
}
