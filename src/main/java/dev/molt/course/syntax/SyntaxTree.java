package dev.molt.course.syntax;

import dev.molt.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * The syntax tree of a program as plain objects: native memory is given back before {@link #of} returns, so that trees may
 * be kept and shared between threads.
 */
public final class SyntaxTree {

    /**
     * Of a processor's time, so that a machine with much else to do gives up no sooner. Some broken texts take the parser time that
     * grows with the square of their length; a lesson's program takes less than a millisecond.
     */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Brackets open at one time; more than any person nests, and what slows the parser most. */
    private static final int MOST_OPEN = 500;

    private final String text;
    private final Node root;
    private final int[] lineStarts;

    private SyntaxTree(String text, Node root) {
        this.text = text;
        this.root = root;
        this.lineStarts = lineStarts(text);
    }

    /**
     * A part of the program. Places are in UTF-16 units from the start of the text.
     *
     * @param type as the grammar calls it, for instance {@code let_declaration}; punctuation and keywords are their own text
     * @param field what this part is to its parent, for instance {@code name}
     * @param children filled while the tree is made, not changed afterwards
     */
    public record Node(
            String type,
            boolean named,
            @Nullable String field,
            int start,
            int end,
            @Nullable Node parent,
            List<Node> children) {

        public boolean is(String... types) {
            for (String each : types) {
                if (type.equals(each)) {
                    return true;
                }
            }
            return false;
        }

        public Optional<Node> child(String fieldName) {
            return children.stream()
                    .filter(each -> fieldName.equals(each.field))
                    .findFirst();
        }

        public boolean isComment() {
            return is("comment", "line_comment", "block_comment");
        }

        // A record's own equals would walk the whole tree by way of parent and children.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return type + "[" + start + "-" + end + "]";
        }
    }

    /** Empty for a text that the parser cannot take in reasonable time. */
    public static Optional<SyntaxTree> of(Language language, String text) {
        return of(language, text, Integer.MAX_VALUE);
    }

    /** Only what lies at most {@code depth} levels below the root: copying all nodes takes longer than parsing. */
    public static Optional<SyntaxTree> of(Language language, String text, int depth) {
        return of(language, text, depth, new BitSet());
    }

    /**
     * What lies at most {@code depth} levels below the root and, further down, what holds one of the places, with its siblings; the
     * other nodes have no children here.
     *
     * @param places in UTF-16 units from the start of the text
     */
    public static Optional<SyntaxTree> of(Language language, String text, int depth, BitSet places) {
        if (isTangled(text)) {
            return Optional.empty();
        }
        // While a machine's processors serve another machine, the clock of this one's threads may go on: so a second
        // try.
        return parsed(language, text, depth, places).or(() -> parsed(language, text, depth, places));
    }

    private static Optional<SyntaxTree> parsed(Language language, String text, int depth, BitSet places) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        long giveUp = THREADS.getCurrentThreadCpuTime() + PATIENCE.toNanos();
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(Grammar.of(language).language());
            TSTree tree = parser.parseWithOptions(
                    new byte[Math.max(64, Math.min(bytes.length, 1 << 16))],
                    null,
                    (buffer, offset, point) -> {
                        int length = Math.max(0, Math.min(buffer.length, bytes.length - offset));
                        System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, length);
                        return length;
                    },
                    TSInputEncoding.TSInputEncodingUTF16LE,
                    state -> THREADS.getCurrentThreadCpuTime() > giveUp);
            if (tree == null) {
                return Optional.empty();
            }
            try (tree) {
                return Optional.of(new SyntaxTree(text, copy(tree.getRootNode(), Grammar.of(language), depth, places)));
            }
        }
    }

    /** Counts brackets in strings and comments too: a text that holds so many unclosed ones is none that a lesson needs. */
    private static boolean isTangled(String text) {
        int open = 0;
        for (int i = 0; i < text.length() && open <= MOST_OPEN; i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> open++;
                case ')', ']', '}' -> open = Math.max(0, open - 1);
                default -> {}
            }
        }
        return open > MOST_OPEN;
    }

    public String text() {
        return text;
    }

    public Node root() {
        return root;
    }

    public String text(Node node) {
        return text.substring(node.start, node.end);
    }

    /** From 0. */
    public int line(int offset) {
        int low = 0;
        int high = lineStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The last line on which the node has text, from 0. */
    public int lastLine(Node node) {
        return line(Math.max(node.start, node.end - 1));
    }

    public int lineStart(int line) {
        return lineStarts[line];
    }

    /** Every node, parents before children, in the order of the text. */
    public void walk(Consumer<Node> visitor) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            visitor.accept(node);
            for (int i = node.children.size() - 1; i >= 0; i--) {
                open.push(node.children.get(i));
            }
        }
    }

    /** What a node's own methods call after another call that asks whether there is a node: half of the time of copying a tree. */
    private static final class Native extends TSParser {

        static int symbol(TSNode node) {
            return ts_node_symbol(node);
        }

        static int start(TSNode node) {
            return ts_node_start_byte(node);
        }

        static int end(TSNode node) {
            return ts_node_end_byte(node);
        }
    }

    /** Without recursion: the nesting of a hostile program is as deep as it is long. */
    private static Node copy(TSNode rootNode, Grammar grammar, int depth, BitSet places) {
        try (TSTreeCursor cursor = new TSTreeCursor(rootNode)) {
            Node root = node(cursor, grammar, null);
            Node parent = root;
            int below = 1;
            boolean down = (depth > 0 || holds(root, places)) && cursor.gotoFirstChild();
            while (down) {
                Node node = node(cursor, grammar, parent);
                parent.children.add(node);
                if ((below < depth || holds(node, places)) && cursor.gotoFirstChild()) {
                    parent = node;
                    below++;
                    continue;
                }
                while (!cursor.gotoNextSibling()) {
                    Node above = parent.parent;
                    if (above == null) {
                        return root;
                    }
                    cursor.gotoParent();
                    parent = above;
                    below--;
                }
            }
            return root;
        }
    }

    private static boolean holds(Node node, BitSet places) {
        int place = places.nextSetBit(node.start);
        return place >= 0 && place < node.end;
    }

    private static Node node(TSTreeCursor cursor, Grammar grammar, @Nullable Node parent) {
        TSNode node = cursor.currentNode();
        int symbol = Native.symbol(node);
        // The symbol of an ERROR lies beyond those of the grammar.
        boolean error = symbol >= grammar.types().length;
        boolean named = error || grammar.named()[symbol];
        return new Node(
                error ? "ERROR" : grammar.types()[symbol],
                named,
                named ? grammar.fields()[cursor.currentFieldId()] : null,
                Native.start(node) / 2,
                Native.end(node) / 2,
                parent,
                new ArrayList<>());
    }

    private static int[] lineStarts(String text) {
        int[] starts =
                new int[1 + (int) text.chars().filter(each -> each == '\n').count()];
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[++line] = i + 1;
            }
        }
        return starts;
    }
}
