package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** What mdBook understands in prose and a lesson does not: translated, or taken out, or told. */
final class Prose extends AbstractVisitor {

    private static final Pattern ATTRIBUTES = Pattern.compile("[ \\t]*\\{\\s*[#.][^{}]*\\}[ \\t]*#*[ \\t]*$");
    private static final Pattern EXERCISE = Pattern.compile("^( {0,3}#{1,6}[ \\t]+Exercise):");
    private static final Pattern ALERT =
            Pattern.compile("^(\\s*>\\s*)\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]+]");
    private static final Pattern TASK = Pattern.compile("^\\[[ xX]] .*");
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\{\\{\\s*#(?!include|rustdoc_include|playground|playpen|title)(\\w+)");
    private static final String COMMENT = "(?s)<!--(?:(?!-->).)*+-->";

    private final Edits edits;
    private final Notices notices;
    private final List<String> comments = new ArrayList<>();

    Prose(Edits edits, Notices notices) {
        this.edits = edits;
        this.notices = notices;
    }

    /** Comments of HTML that were taken out, by line. */
    List<String> comments() {
        return comments;
    }

    @Override
    public void visit(HtmlBlock html) {
        int first = BookMarkdown.firstLine(html);
        if (html.getLiteral().strip().matches(COMMENT)) {
            edits.remove(first, BookMarkdown.lastLine(html));
            comment(first, html.getLiteral());
        } else {
            rawHtml(first);
        }
    }

    @Override
    public void visit(HtmlInline html) {
        List<SourceSpan> spans = html.getSourceSpans();
        if (spans.size() == 1 && html.getLiteral().matches(COMMENT)) {
            SourceSpan span = spans.get(0);
            int from = span.getColumnIndex();
            edits.replace(span.getLineIndex(), from, from + span.getLength(), "");
            comment(span.getLineIndex(), html.getLiteral());
        } else {
            rawHtml(BookMarkdown.firstLine(html));
        }
    }

    private void comment(int line, String text) {
        comments.add(edits.number(line) + ": " + text.strip());
        notices.note(edits.number(line), "a comment is kept in the front matter", "a lesson shows HTML as text");
    }

    private void rawHtml(int line) {
        notices.hand(edits.number(line), "a lesson shows this HTML as text", "write it as Markdown, or take it out");
    }

    @Override
    public void visit(Heading heading) {
        int line = BookMarkdown.firstLine(heading);
        String text = edits.line(line);
        Matcher attributes = ATTRIBUTES.matcher(text);
        if (attributes.find()) {
            edits.replace(line, attributes.start(), text.length(), "");
            notices.note(
                    edits.number(line),
                    "the heading's attributes are left out",
                    "links lead to its words in lower case with hyphens");
        }
        Matcher exercise = EXERCISE.matcher(text);
        if (exercise.find()) {
            // Without the backslash the reader of lessons would look for a starter and its tests.
            edits.replace(line, exercise.end(1), exercise.end(), "\\:");
            notices.note(
                    edits.number(line), "this heading begins no exercise", "write its parts, and take the \\ away");
        }
        visitChildren(heading);
    }

    @Override
    public void visit(BlockQuote quote) {
        int line = BookMarkdown.firstLine(quote);
        Matcher alert = ALERT.matcher(edits.line(line));
        if (alert.matches()) {
            String word = alert.group(2);
            String name = word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
            edits.replaceLine(line, alert.group(1) + "**" + name + ":**");
        }
        visitChildren(quote);
    }

    @Override
    public void visit(FencedCodeBlock fence) {
        if (fence.getInfo() != null && fence.getInfo().startsWith("admonish")) {
            notices.hand(
                    edits.number(BookMarkdown.firstLine(fence)),
                    "a lesson shows this admonition as code",
                    "write it as a quote, with > in front of its lines");
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        if (definition.getLabel().startsWith("^")) {
            footnote(BookMarkdown.firstLine(definition));
        }
    }

    @Override
    public void visit(Text text) {
        String words = text.getLiteral();
        int line = BookMarkdown.firstLine(text);
        if (FOOTNOTE.matcher(words).find()) {
            footnote(line);
        }
        if (words.contains("~~")) {
            notices.hand(
                    edits.number(line), "a lesson strikes nothing through", "take the text out, or the ~~ around it");
        }
        if (TASK.matcher(words).matches() && text.getPrevious() == null && isInItem(text)) {
            notices.note(
                    edits.number(line),
                    "a lesson has no boxes to tick, and shows [ ] and [x]",
                    "leave it, or write a list");
        }
        Matcher directive = DIRECTIVE.matcher(words);
        if (directive.find()) {
            notices.hand(
                    edits.number(line),
                    "what " + directive.group(1) + " does is not known here, and its braces are shown",
                    "put into the lesson what stands there in the book");
        }
    }

    private static boolean isInItem(Node text) {
        Node paragraph = text.getParent();
        return paragraph != null && paragraph.getParent() instanceof ListItem;
    }

    private void footnote(int line) {
        notices.hand(edits.number(line), "a lesson has no footnotes", "put the note into the text, or into brackets");
    }
}
