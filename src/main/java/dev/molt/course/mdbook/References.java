package dev.molt.course.mdbook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Leads a chapter's links to lessons and its pictures to copies; links that leave the book stay. */
final class References extends AbstractVisitor {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):.*");
    private static final Pattern PAGE = Pattern.compile("\\.html$");
    private static final Pattern INDEX = Pattern.compile("(^|/)(?:index\\.(?:md|html)|)$");

    private final Outline.Lesson lesson;
    private final Outline outline;
    private final BookFolder book;
    private final Pictures pictures;
    private final Edits edits;
    private final Notices notices;

    References(
            Outline.Lesson lesson, Outline outline, BookFolder book, Pictures pictures, Edits edits, Notices notices) {
        this.lesson = lesson;
        this.outline = outline;
        this.book = book;
        this.pictures = pictures;
        this.edits = edits;
        this.notices = notices;
    }

    @Override
    public void visit(Link link) {
        change(link, link.getDestination(), false);
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        if (BookMarkdown.text(image).isBlank()) {
            notices.hand(
                    number(image),
                    "a picture without a text alternative",
                    "say between the square brackets what it shows");
        }
        change(image, image.getDestination(), true);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        if (!definition.getLabel().startsWith("^")) {
            change(definition, definition.getDestination(), Pictures.isPicture(path(definition.getDestination())));
        }
    }

    private void change(Node node, String destination, boolean picture) {
        if (!(node instanceof LinkReferenceDefinition) && !endsWith(node, ')')) {
            // Its destination stands in a definition elsewhere, or it is an address between < and >.
            return;
        }
        Optional<String> other = picture ? picture(node, destination) : link(node, destination);
        other.filter(it -> !it.equals(destination)).ifPresent(it -> put(node, destination, it));
    }

    private Optional<String> link(Node node, String destination) {
        Matcher scheme = SCHEME.matcher(destination);
        if (scheme.matches()) {
            if (!List.of("http", "https", "mailto").contains(scheme.group(1))) {
                notices.hand(
                        number(node),
                        "a link of kind " + scheme.group(1),
                        "links of a lesson are https, http or mailto");
            }
            return Optional.empty();
        }
        if (destination.startsWith("#")) {
            return Optional.empty();
        }
        Optional<Outline.Lesson> target =
                destination.startsWith("/") || destination.isEmpty() ? Optional.empty() : chapter(path(destination));
        if (target.isEmpty()) {
            notices.hand(
                    number(node),
                    "a link to " + (destination.isEmpty() ? "nothing" : destination) + ", which becomes no lesson",
                    "link to a lesson as ../04-module/01-lesson.md or to a full address");
            return Optional.empty();
        }
        String module = target.get().module();
        int anchor = destination.indexOf('#');
        return Optional.of((module.equals(lesson.module()) ? "" : "../" + module + "/")
                + target.get().name()
                + (anchor < 0 ? "" : destination.substring(anchor)));
    }

    /** As mdBook names pages: {@code a.html} is {@code a.md}, and a folder's page is its {@code README.md}. */
    private Optional<Outline.Lesson> chapter(String path) {
        String file = BookFolder.resolved(lesson.chapter(), path);
        return outline.lesson(file)
                .or(() -> outline.lesson(PAGE.matcher(file).replaceFirst(".md")))
                .or(() -> outline.lesson(INDEX.matcher(file).replaceFirst("$1README.md")))
                .or(() -> outline.lesson(file + "/README.md"))
                .or(() -> outline.lesson(file + "/index.md"));
    }

    private Optional<String> picture(Node node, String destination) {
        if (SCHEME.matcher(destination).matches() || destination.startsWith("//")) {
            notices.hand(
                    number(node),
                    "a picture from elsewhere, which a lesson does not show",
                    "put it into images/ beside the lesson, if its licence lets you");
            return Optional.empty();
        }
        String file = BookFolder.resolved(lesson.chapter(), path(destination));
        try {
            if (!Pictures.isPicture(file)) {
                throw new IOException("is no svg, png, jpg, webp, avif or gif");
            }
            return Optional.of("images/" + pictures.add(lesson.module(), book.file(file)));
        } catch (IOException e) {
            notices.hand(
                    number(node),
                    "the picture " + file + " " + e.getMessage(),
                    "put one into images/ beside the lesson and write images/name.svg");
            return Optional.empty();
        }
    }

    private static String path(String destination) {
        return Summary.decoded(destination.replaceFirst("[#?].*$", ""));
    }

    private boolean endsWith(Node node, char mark) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return false;
        }
        SourceSpan last = spans.get(spans.size() - 1);
        String text = edits.line(last.getLineIndex());
        int end = Math.min(text.length(), last.getColumnIndex() + last.getLength());
        return end > 0 && text.charAt(end - 1) == mark;
    }

    /** Behind a link's words stands its destination: the last text of its kind in the link, between &lt; and &gt; or not. */
    private void put(Node node, String destination, String other) {
        List<SourceSpan> spans = node.getSourceSpans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            SourceSpan span = spans.get(i);
            int begin = span.getColumnIndex();
            String text = edits.line(span.getLineIndex());
            int at = text.substring(0, Math.min(text.length(), begin + span.getLength()))
                    .lastIndexOf(destination);
            if (at >= begin) {
                edits.replace(span.getLineIndex(), at, at + destination.length(), other);
                return;
            }
        }
        notices.hand(number(node), "the destination of this link is not written plainly", "write " + other);
    }

    private int number(Node node) {
        return edits.number(BookMarkdown.firstLine(node));
    }
}
