package dev.molt.course.reading;

import dev.molt.course.Program;
import dev.molt.course.syntax.SyntaxTree;
import dev.molt.course.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds correspondence tags in the syntax tree of a program, says which lines they tie, and takes them out of the code. */
final class Tags {

    /** A comment's marks and what it says. Documentation comments are no tags. */
    private static final Pattern COMMENT = Pattern.compile("(?s)^(?:#|//|/\\*)\\s*(.*?)\\s*(?:\\*/)?$");

    private static final Pattern NAME = Pattern.compile("@([a-z][a-z0-9-]*)(!?)");
    private static final Pattern LIKE_A_TAG = Pattern.compile("@\\S+(?:\\s+@\\S+)*");
    private static final Pattern LITERAL = Pattern.compile("\\\\@\\S+(?:\\s+\\\\?@\\S+)*");

    /** Parents whose children are what the format calls a statement: statements, items, arms, fields, variants. */
    private static final Set<String> CONTAINERS = Set.of(
            "source_file",
            "module",
            "block",
            "declaration_list",
            "match_block",
            "field_declaration_list",
            "enum_variant_list",
            "ordered_field_declaration_list",
            "ERROR");

    /** Parts of a statement that have lines of their own. */
    private static final Set<String> CLAUSES = Set.of(
            "else_clause", "elif_clause", "except_clause", "except_group_clause", "finally_clause", "case_clause");

    /**
     * @param name without {@code @}
     * @param lone written {@code @name!}: has no twin on purpose
     * @param lines that it lights, from 0 in the visible text without tags
     */
    record Tag(String name, boolean lone, Place place, Set<Integer> lines) {}

    /**
     * The visible lines without their tags, and the tags.
     *
     * @param origins for each line its index among the lines with tags
     */
    record Result(List<String> lines, List<Integer> origins, List<Tag> tags) {}

    private record Comment(Node node, String says, int visible, int column) {}

    private final Code code;
    private final SyntaxTree tree;
    private final Program program;
    private final List<Node> tokens = new ArrayList<>();
    private final Set<Integer> removedLines = new TreeSet<>();
    private final TreeMap<Integer, String> shortened = new TreeMap<>();

    private Tags(Code code, Program program, SyntaxTree tree) {
        this.code = code;
        this.program = program;
        this.tree = tree;
        tree.walk(node -> {
            if (node.children().isEmpty() && node.end() > node.start() && !inComment(node)) {
                tokens.add(node);
            }
        });
    }

    static Result of(Code code, Parsed parsed) {
        List<String> visible = code.visibleTexts();
        if (parsed.tree().isEmpty()) {
            return new Result(
                    visible, IntStream.range(0, visible.size()).boxed().toList(), List.of());
        }
        return new Tags(code, parsed.program(), parsed.tree().get()).find();
    }

    private Result find() {
        List<String> visible = code.visibleTexts();
        List<Comment> comments = comments();
        List<Tag> tags = new ArrayList<>();
        // From the end, so that the columns of earlier comments on a line stay right.
        for (int i = comments.size() - 1; i >= 0; i--) {
            tag(comments.get(i)).ifPresent(tag -> tags.add(0, tag));
        }
        List<Integer> renumbered = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            renumbered.add(lines.size());
            if (!removedLines.contains(i)) {
                lines.add(shortened.getOrDefault(i, visible.get(i)));
                origins.add(i);
            }
        }
        List<Tag> moved = tags.stream()
                .map(tag -> {
                    Set<Integer> tied = new TreeSet<>();
                    tag.lines().stream()
                            .filter(line -> !removedLines.contains(line))
                            .forEach(line -> tied.add(renumbered.get(line)));
                    return new Tag(tag.name(), tag.lone(), tag.place(), tied);
                })
                .toList();
        return new Result(lines, origins, moved);
    }

    /** Comments that begin in the visible text, in its order. */
    private List<Comment> comments() {
        List<Comment> comments = new ArrayList<>();
        tree.walk(node -> {
            if (node.isComment() && node.children().stream().noneMatch(child -> "doc".equals(child.field()))) {
                Matcher parts = COMMENT.matcher(tree.text(node).stripTrailing());
                int row = tree.line(node.start());
                int visible = program.visibleLine(row + 1) - 1;
                if (visible >= 0 && parts.matches()) {
                    comments.add(new Comment(node, parts.group(1), visible, node.start() - tree.lineStart(row)));
                }
            }
        });
        return comments;
    }

    private Optional<Tag> tag(Comment comment) {
        String says = comment.says();
        if (LITERAL.matcher(says).matches()) {
            int backslash = current(comment.visible()).indexOf('\\', comment.column());
            String line = current(comment.visible());
            shortened.put(comment.visible(), line.substring(0, backslash) + line.substring(backslash + 1));
            return Optional.empty();
        }
        Matcher name = NAME.matcher(says);
        if (!name.matches()) {
            if (LIKE_A_TAG.matcher(says).matches()) {
                error(
                        comment,
                        says + " is no tag",
                        "a tag is one name of lower-case letters, digits and hyphens; write \\@ for the literal");
            }
            return Optional.empty();
        }
        String line = current(comment.visible());
        int end = comment.column() + tree.text(comment.node()).stripTrailing().length();
        if (end > line.length() || !line.substring(end).isBlank()) {
            error(
                    comment,
                    "tag " + says + " stands between code",
                    "put it at the end of the line or on a line of its own");
            return Optional.empty();
        }
        Set<Integer> lines = tied(comment);
        take(comment, line);
        if (lines.isEmpty()) {
            error(
                    comment,
                    "tag " + says + " ties nothing: no statement follows",
                    "put it at the end of the line that it speaks of");
            return Optional.empty();
        }
        return Optional.of(new Tag(name.group(1), !name.group(2).isEmpty(), place(comment), lines));
    }

    private void take(Comment comment, String line) {
        String rest = line.substring(0, comment.column()).stripTrailing();
        shortened.put(comment.visible(), rest);
        if (rest.isEmpty()) {
            removedLines.add(comment.visible());
        }
    }

    private String current(int visible) {
        return shortened.getOrDefault(visible, code.visibleTexts().get(visible));
    }

    /** Visible lines, from 0, of the statement in front of the comment on its line, or else of the one that follows. */
    private Set<Integer> tied(Comment comment) {
        int behind = firstBehind(comment);
        int row = tree.line(comment.node().start());
        if (behind > 0 && tree.line(tokens.get(behind - 1).end() - 1) == row) {
            return visibleLines(enclosing(tokens.get(behind - 1)), row);
        }
        return behind < tokens.size() ? nextStatement(tokens.get(behind)) : Set.of();
    }

    /** Index of the first token behind the comment. */
    private int firstBehind(Comment comment) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).start() < comment.node().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Set<Integer> nextStatement(Node token) {
        if (token.is("}")) {
            return Set.of();
        }
        Node statement = enclosing(token);
        Set<Integer> lines = new TreeSet<>(visibleLines(statement, tree.line(token.start())));
        Node parent = statement.parent();
        // Attributes stand beside their item in the tree, but belong to it.
        int at = parent == null ? -1 : parent.children().indexOf(statement);
        while (parent != null
                && statement.is("attribute_item")
                && at + 1 < parent.children().size()) {
            statement = parent.children().get(++at);
            lines.addAll(visibleLines(statement, tree.line(statement.start())));
            if (statement.isComment()) {
                break;
            }
        }
        return lines;
    }

    private static Node enclosing(Node token) {
        Node at = separated(token);
        while (true) {
            Node parent = at.parent();
            if (parent == null
                    || CLAUSES.contains(at.type())
                    || at.named() && !at.isComment() && CONTAINERS.contains(parent.type())) {
                return at;
            }
            at = parent;
        }
    }

    /** A comma or semicolon between the parts of a container stands for the part in front of it. */
    private static Node separated(Node token) {
        Node parent = token.parent();
        if (parent == null || !token.is(",", ";") || !CONTAINERS.contains(parent.type())) {
            return token;
        }
        int at = parent.children().indexOf(token) - 1;
        while (at >= 0 && parent.children().get(at).isComment()) {
            at--;
        }
        return at >= 0 ? parent.children().get(at) : token;
    }

    private Set<Integer> visibleLines(Node statement, int fallbackRow) {
        boolean whole = statement.parent() != null;
        int first = whole ? tree.line(statement.start()) : fallbackRow;
        int last = whole ? tree.lastLine(statement) : fallbackRow;
        Set<Integer> lines = new TreeSet<>();
        for (int row = first; row <= last; row++) {
            int visible = visible(row);
            if (visible >= 0) {
                lines.add(visible);
            }
        }
        return lines;
    }

    private int visible(int row) {
        return program.visibleLine(row + 1) - 1;
    }

    private static boolean inComment(Node node) {
        return node.isComment() || node.parent() != null && node.parent().isComment();
    }

    private Place place(Comment comment) {
        String line = code.visibleTexts().get(comment.visible());
        int at = Math.max(comment.column(), line.indexOf('@', comment.column()));
        int length = comment.says().lines().findFirst().orElse("").length();
        return code.place(comment.visible(), at, length);
    }

    private void error(Comment comment, String message, String remedy) {
        Place place = place(comment);
        code.source().problem(place, message, remedy);
    }
}
