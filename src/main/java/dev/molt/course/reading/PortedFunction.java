package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.syntax.Portable;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.Signature;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The function that an exercise's cases call, in its starter, and the twins that it must have in the other parts.
 *
 * @param types of its parameters, in order
 */
record PortedFunction(Signature signature, List<RustType> types, RustType returns) {

    private static final String SUPPORTED =
            "numbers, bool, char, String, &str, or slices, Vec, Option, tuples, maps and sets of these";

    private static final String TESTS_INSTEAD = ", or write rust tests in place of cases";

    /** Levels of a Python tree from its root to a parameter's own star, below a decorator. */
    private static final int DEPTH = 5;

    /** A public function and the place of its name. */
    private record Found(Signature signature, Node item, Draft draft, SyntaxTree tree) {
        void error(String message, String remedy) {
            item.child("name").ifPresent(name -> PortedFunction.error(draft, tree, name, message, remedy));
        }

        boolean isPlain() {
            return item.children().stream()
                    .filter(node -> node.is("function_modifiers"))
                    .noneMatch(node -> tree.text(node).matches("(?s).*\\b(async|unsafe|extern)\\b.*"));
        }
    }

    /** The starter's one public function; empty where a mistake, which is reported, leaves none to call. */
    static Optional<PortedFunction> in(Draft starter) {
        List<Found> found = found(starter);
        if (starter.parsed().tangled()) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            starter.fence()
                    .source()
                    .problem(
                            starter.fence().place(),
                            "the starter has no public function that cases could call",
                            "write pub in front of its fn" + TESTS_INSTEAD);
            return Optional.empty();
        }
        if (found.size() > 1) {
            found.get(1).error("a second public function in the starter: cases call the only one", "take its pub away");
            return Optional.empty();
        }
        return portable(found.get(0));
    }

    private static Optional<PortedFunction> portable(Found function) {
        Signature signature = function.signature();
        if (signature.isGeneric()) {
            function.error("cases cannot call a generic function", "name its types" + TESTS_INSTEAD);
            return Optional.empty();
        }
        if (!function.isPlain()) {
            function.error(
                    "cases can call a plain function only", "take async, unsafe and extern away" + TESTS_INSTEAD);
            return Optional.empty();
        }
        List<RustType> types = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            Optional<RustType> type = RustType.of(parameter.type()).filter(Portable::asParameter);
            type.ifPresent(types::add);
            if (type.isEmpty()) {
                function.error(
                        "cases cannot give a parameter of type " + parameter.type(),
                        "take " + SUPPORTED + ", by value or by &; by &mut what Python changes in place"
                                + TESTS_INSTEAD);
            }
        }
        Optional<RustType> returns = returns(signature);
        if (returns.isEmpty()) {
            function.error(
                    "cases cannot compare a result of type " + signature.returns(),
                    "return " + SUPPORTED + ", by value or by &, or a Result" + TESTS_INSTEAD);
        }
        return returns.filter(it -> types.size() == signature.parameters().size())
                .map(it -> new PortedFunction(signature, List.copyOf(types), it));
    }

    private static Optional<RustType> returns(Signature signature) {
        return RustType.of(signature.returns().isEmpty() ? "()" : signature.returns())
                .filter(Portable::asReturn);
    }

    /** @param what the draft is, such as "the solution" */
    void checkTwin(Draft other, String what) {
        Optional<Found> twin = found(other).stream()
                .filter(it -> it.signature().name().equals(signature.name()))
                .findFirst();
        if (other.parsed().tangled()) {
            return;
        }
        if (twin.isEmpty()) {
            other.fence()
                    .source()
                    .problem(other.fence().place(), what + " has no pub fn " + signature.name(), remedy());
        } else if (!isTwin(twin.get())) {
            twin.get().error(what + " has another signature than the starter", remedy());
        }
    }

    private String remedy() {
        return "write " + signature.text();
    }

    private boolean isTwin(Found other) {
        List<Optional<RustType>> parameters = other.signature().parameters().stream()
                .map(it -> RustType.of(it.type()))
                .toList();
        return !other.signature().isGeneric()
                && other.isPlain()
                && parameters.equals(types.stream().map(Optional::of).toList())
                && returns(other.signature()).equals(Optional.of(returns));
    }

    /** The reference has a function of this name that takes as many arguments. */
    void checkReference(Draft reference) {
        Optional<SyntaxTree> tree = tree(reference, Language.PYTHON, DEPTH);
        if (tree.isEmpty()) {
            return;
        }
        List<Node> functions = tree.get().root().children().stream()
                .flatMap(node ->
                        node.is("decorated_definition") ? node.child("definition").stream() : List.of(node).stream())
                .filter(node -> node.is("function_definition"))
                .filter(node -> node.children().stream().noneMatch(child -> child.is("async")))
                .filter(node -> node.child("name")
                        .filter(name -> tree.get().text(name).equals(signature.name()))
                        .isPresent())
                .toList();
        if (functions.isEmpty()) {
            reference
                    .fence()
                    .source()
                    .problem(
                            reference.fence().place(),
                            "the reference has no def " + signature.name(),
                            "give its function the name that the starter's has");
            return;
        }
        // A later definition takes the place of earlier ones.
        checkParameters(reference, tree.get(), functions.get(functions.size() - 1));
    }

    private void checkParameters(Draft reference, SyntaxTree tree, Node function) {
        Node name = function.child("name").orElseThrow();
        List<Node> parameters = function.child("parameters").stream()
                .flatMap(list -> list.children().stream())
                .filter(node -> node.named() && !node.isComment() && !node.is("positional_separator"))
                .toList();
        boolean starred =
                parameters.stream().anyMatch(node -> tree.text(node).startsWith("*") || node.is("keyword_separator"));
        if (starred) {
            error(
                    reference,
                    tree,
                    name,
                    "def " + signature.name() + " has a starred parameter",
                    "write its parameters one by one: arguments are given by position");
        } else if (parameters.size() != types.size()) {
            error(
                    reference,
                    tree,
                    name,
                    "def " + signature.name() + " takes " + CasesReader.count(parameters.size(), "parameter")
                            + ", the starter's function " + types.size(),
                    "give both the same parameters");
        }
    }

    private static List<Found> found(Draft draft) {
        return tree(draft, Language.RUST, Signature.DEPTH).stream()
                .flatMap(tree -> Signature.publicItems(tree).stream()
                        .map(item -> new Found(Signature.of(tree, item), item, draft, tree)))
                .toList();
    }

    private static Optional<SyntaxTree> tree(Draft draft, Language language, int depth) {
        String text = String.join("\n", draft.code().visibleTexts());
        return draft.parsed().tangled() ? Optional.empty() : SyntaxTree.of(language, text, depth);
    }

    private static void error(Draft draft, SyntaxTree tree, Node node, String message, String remedy) {
        int row = tree.line(node.start());
        draft.code().error(row, node.start() - tree.lineStart(row), node.end() - node.start(), message, remedy);
    }
}
