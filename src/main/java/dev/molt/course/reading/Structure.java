package dev.molt.course.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Finds what Markdown takes for something else than the author meant: fences that are none, never close or stand in a list. */
final class Structure {

    private static final Pattern LIKE_A_FENCE = Pattern.compile("^[\\s>]*(`{3,}|~{3,})(.*)$");
    private static final Pattern TABLE_RULE = Pattern.compile("^[\\s>]*\\|?[\\s:|-]*-[\\s:|-]*$");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]+]");
    private static final int MAX_COLUMNS = 20;

    private final Source source;
    private final Set<Integer> fenceLines = new HashSet<>();
    private final Map<Integer, FencedCodeBlock> insideOf = new HashMap<>();

    private Structure(Source source) {
        this.source = source;
    }

    /** Before Markdown sees the text: a table fills its missing cells, so its size is the product of columns and rows. */
    static boolean isTooWide(Source source) {
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.line(i);
            long columns = line.chars().filter(each -> each == '|').count();
            if (columns > MAX_COLUMNS && TABLE_RULE.matcher(line).matches()) {
                source.problem(
                        source.place(i), "a table with more than " + MAX_COLUMNS + " columns", "make several of it");
                return true;
            }
        }
        return false;
    }

    /** @param from first line of the Markdown */
    static void check(Source source, int from, Node document) {
        Structure structure = new Structure(source);
        structure.visit(document, 0, false);
        structure.checkLines(from);
    }

    // Recursion is bounded by the parser's limits on nesting.
    private boolean visit(Node node, int depth, boolean inTip) {
        if (depth >= Markdown.MAX_NESTING) {
            source.problem(source.place(Manuscript.firstLine(node)), "nested " + depth + " deep", "write it flatter");
            return false;
        }
        if (node instanceof FencedCodeBlock fence) {
            fence(fence, inTip);
        }
        shownAsText(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (!visit(child, depth + 1, inTip || ExerciseReader.isTip(source, child))) {
                return false;
            }
        }
        return true;
    }

    /** Warns of what other readers of Markdown know and a lesson shows as it stands; once a line. */
    private void shownAsText(Node node) {
        Place place = source.place(Manuscript.firstLine(node));
        if (node instanceof HtmlBlock || node instanceof HtmlInline) {
            source.warning(place, "a lesson shows this HTML as text", "write it as Markdown, or take it out");
        }
        boolean footnote = node instanceof LinkReferenceDefinition definition
                        && definition.getLabel().startsWith("^")
                || node instanceof Text text
                        && FOOTNOTE.matcher(text.getLiteral()).find();
        if (footnote) {
            source.warning(place, "a lesson has no footnotes", "put the note into the text, or into brackets");
        }
    }

    private void lines(FencedCodeBlock fence) {
        int first = Manuscript.firstLine(fence);
        int last = Manuscript.lastLine(fence);
        fenceLines.add(first);
        boolean closed = fence.getClosingFenceLength() != null;
        if (closed) {
            fenceLines.add(last);
        }
        for (int line = first + 1; line < (closed ? last : last + 1); line++) {
            insideOf.put(line, fence);
        }
    }

    private void fence(FencedCodeBlock fence, boolean inTip) {
        lines(fence);
        int first = Manuscript.firstLine(fence);
        if (fence.getClosingFenceLength() == null) {
            source.problem(
                    source.place(first),
                    "this fence never closes",
                    "close it with a line of " + fence.getFenceCharacter().repeat(fence.getOpeningFenceLength()));
        }
        String language = fence.getInfo().split("[\\s,]", 2)[0];
        if (!inTip
                && !(fence.getParent() instanceof Document)
                && Set.of("python", "rust", "output", "quiz", "cases").contains(language)) {
            source.problem(
                    source.place(first),
                    "a " + language + " fence inside a list or quote is not run",
                    "begin it at the left margin");
        }
    }

    private void checkLines(int from) {
        for (int i = from; i < source.lines().size(); i++) {
            Matcher like = LIKE_A_FENCE.matcher(source.line(i));
            if (fenceLines.contains(i) || !like.matches()) {
                continue;
            }
            FencedCodeBlock outer = insideOf.get(i);
            if (outer == null) {
                String why = like.group(2).contains("`") ? ": a backtick in its words makes it prose" : "";
                source.problem(
                        source.place(i),
                        "this line looks like a fence and is none" + why,
                        why.isEmpty() ? "begin it at the left margin" : "take the backtick away");
            } else if (opensInside(outer, like.group(1), like.group(2), source.line(i))) {
                int line = Manuscript.firstLine(outer) + 1;
                source.problem(
                        source.place(i),
                        "this line looks like a fence and is none: the fence of line " + line + " is still open",
                        "close that one first");
            }
        }
    }

    private static boolean opensInside(FencedCodeBlock outer, String marks, String words, String line) {
        return marks.startsWith(outer.getFenceCharacter())
                && marks.length() >= outer.getOpeningFenceLength()
                && !words.isBlank()
                && !line.startsWith("    ");
    }
}
