package dev.molt.practice;

import dev.molt.Language;
import dev.molt.course.Block.Exercise;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The crate that links a learner's library: the author's tests as they are, a look at the library's signatures, the calls of a
 * port, and a {@code main} that has all of it run case by case. What surrounds the cases is the crate {@code molt}.
 *
 * @param text of the root file
 * @param tests names of the tests, in the order in which they run
 */
record TestCrate(String text, List<String> tests) {

    private static final String TESTS = """
            mod __molt_tests {
            %s
            pub(super) const ALL: &[::molt::Test] = &[%s];
            }
            """;

    private static final String MAIN = """
            fn main() {
                ::molt::run(::molt::Suite { tests: __molt_tests::ALL, call: __molt_calls::call });
            }
            """;

    static TestCrate of(Exercise exercise) {
        List<TestFunction> tests = TestFunction.in(exercise.testsText());
        String text = TESTS.formatted(
                        plainTests(exercise),
                        String.join(
                                ", ", tests.stream().map(TestFunction::entry).toList()))
                + "mod __molt_signatures {\n"
                + SignatureCheck.of(exercise.starter().code()) + "}\n"
                + "mod __molt_calls {\n" + Calls.code(exercise.cases()) + "}\n"
                + MAIN;
        return new TestCrate(text, tests.stream().map(TestFunction::name).toList());
    }

    /** The author's tests, line by line, as functions that nothing calls. */
    static String plainTests(Exercise exercise) {
        return TestFunction.withoutAttributes(exercise.testsText());
    }

    /**
     * A function that an author marked as a test.
     *
     * @param panics what its panic has to hold, as a literal of Rust; empty where it is not to panic
     */
    private record TestFunction(String name, String panics) {

        /** In an array of {@code molt::Test}. */
        String entry() {
            String panic =
                    panics.isEmpty() ? "::core::option::Option::None" : "::core::option::Option::Some(" + panics + ")";
            return "::molt::Test { run: || ::molt::Ended::ended(" + name + "()), panics: " + panic + " }";
        }

        static List<TestFunction> in(String text) {
            List<TestFunction> found = new ArrayList<>();
            List<Node> attributes = new ArrayList<>();
            SyntaxTree tree = tree(text);
            for (Node node : tree.root().children()) {
                if (node.is("attribute_item")) {
                    attributes.add(node);
                } else if (!node.isComment()) {
                    if (node.is("function_item") && attributes.stream().anyMatch(it -> isTest(tree, it))) {
                        found.add(new TestFunction(name(tree, node), panics(tree, attributes)));
                    }
                    attributes.clear();
                }
            }
            return found;
        }

        /** The same text, line by line, as a plain module. */
        static String withoutAttributes(String text) {
            StringBuilder plain = new StringBuilder(text);
            SyntaxTree tree = tree(text);
            for (Node node : tree.root().children()) {
                if (node.is("attribute_item") && (isTest(tree, node) || isPanic(tree, node))) {
                    for (int at = node.start(); at < node.end(); at++) {
                        plain.setCharAt(at, plain.charAt(at) == '\n' ? '\n' : ' ');
                    }
                }
            }
            return plain.toString();
        }

        private static SyntaxTree tree(String text) {
            return SyntaxTree.of(Language.RUST, text)
                    .orElseThrow(() -> new IllegalStateException("The tests of a lesson cannot be parsed."));
        }

        private static String name(SyntaxTree tree, Node function) {
            return function.child("name").map(tree::text).orElse("");
        }

        private static boolean isTest(SyntaxTree tree, Node attribute) {
            return tree.text(attribute).replaceAll("\\s+", "").equals("#[test]");
        }

        private static boolean isPanic(SyntaxTree tree, Node attribute) {
            return tree.text(attribute).replaceAll("\\s+", "").startsWith("#[should_panic");
        }

        private static String panics(SyntaxTree tree, List<Node> attributes) {
            return attributes.stream()
                    .filter(it -> isPanic(tree, it))
                    .findFirst()
                    .map(it -> literal(tree.text(it)))
                    .orElse("");
        }

        private static String literal(String attribute) {
            int from = attribute.indexOf('"');
            int to = attribute.lastIndexOf('"');
            return from < 0 ? "\"\"" : attribute.substring(from, to + 1);
        }
    }
}
