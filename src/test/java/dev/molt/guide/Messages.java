package dev.molt.guide;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The messages that classes can give: of each call that makes a problem the argument in front of the remedy, and of each variable called
 * {@code message} its text. What is known only when it runs is written {@code X}.
 */
final class Messages extends TreeScanner<Void, Void> {

    private static final Set<String> CALLS = Set.of("error", "problem", "report", "warning");
    static final String UNKNOWN = "X";

    private final List<String> messages = new ArrayList<>();

    private Messages() {}

    /** @param folder whose own sources are read, without those of folders inside it */
    static List<String> in(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Messages found = new Messages();
        try (Stream<Path> files = Files.list(folder);
                StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, sources, null, null, null, sources.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
        }
        return found.messages;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String method = call.getMethodSelect().toString();
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (CALLS.contains(method.substring(method.lastIndexOf('.') + 1)) && arguments.size() >= 2) {
            add(arguments.get(arguments.size() - 2));
        }
        return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        if (variable.getName().contentEquals("message") && variable.getInitializer() != null) {
            add(variable.getInitializer());
        }
        return super.visitVariable(variable, none);
    }

    private void add(ExpressionTree message) {
        texts(message)
                .filter(text -> !text.replace(UNKNOWN, "").isBlank())
                .map(String::strip)
                .forEach(messages::add);
    }

    /** Every text that an expression can have. */
    private static Stream<String> texts(Tree expression) {
        if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Stream.of(text);
        }
        if (expression instanceof ParenthesizedTree inner) {
            return texts(inner.getExpression());
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return Stream.concat(texts(choice.getTrueExpression()), texts(choice.getFalseExpression()));
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            List<String> right = texts(sum.getRightOperand()).toList();
            return texts(sum.getLeftOperand()).flatMap(left -> right.stream().map(left::concat));
        }
        return Stream.of(UNKNOWN);
    }
}
