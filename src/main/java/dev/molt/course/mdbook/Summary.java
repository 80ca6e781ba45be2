package dev.molt.course.mdbook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;

/** Reads {@code SUMMARY.md}, in which a book lists its parts and chapters. */
final class Summary {

    static final String FILE = "SUMMARY.md";

    enum Kind {
        PART,
        /** Before the numbered chapters. */
        PREFIX,
        NUMBERED,
        /** After the numbered chapters. */
        SUFFIX
    }

    /**
     * A part or a chapter.
     *
     * @param file of the chapter, inside the folder of chapters; empty for a part and for a chapter that is not yet written
     * @param depth 0 for chapters that are below no other
     * @param line in the summary, from 1
     */
    record Listed(Kind kind, String title, String file, int depth, int line) {}

    private final Notices notices;
    private final List<Listed> entries = new ArrayList<>();
    private Kind kind = Kind.PREFIX;

    private Summary(Notices notices) {
        this.notices = notices;
    }

    static List<Listed> read(List<String> lines, Notices notices) {
        Summary summary = new Summary(notices);
        Node first = null;
        for (Node node = BookMarkdown.parse(lines).getFirstChild(); node != null; node = node.getNext()) {
            first = first == null && !(node instanceof HtmlBlock) ? node : first;
            boolean isTitle = node == first && isPart(node);
            if (!isTitle) {
                summary.block(node);
            }
        }
        return summary.entries;
    }

    private static boolean isPart(Node node) {
        return node instanceof Heading heading && heading.getLevel() == 1;
    }

    private void block(Node node) {
        if (isPart(node)) {
            kind = Kind.NUMBERED;
            entries.add(new Listed(Kind.PART, BookMarkdown.text(node), "", 0, BookMarkdown.firstLine(node) + 1));
        } else if (node instanceof ListBlock) {
            kind = Kind.NUMBERED;
            list(node, 0);
        } else if (!(node instanceof ThematicBreak) && !(node instanceof HtmlBlock)) {
            // A line of dashes right below a chapter makes a heading of it: links count wherever they stand.
            kind = kind == Kind.NUMBERED ? Kind.SUFFIX : kind;
            List<Link> links = links(node);
            links.forEach(link -> chapter(link, 0));
            if (links.isEmpty()) {
                ignored(node);
            }
        }
    }

    // Recursion is bounded by the parser's limits on nesting.
    private void list(Node list, int depth) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            boolean named = false;
            for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof ListBlock) {
                    list(part, named ? depth + 1 : depth);
                    continue;
                }
                List<Link> links = links(part);
                links.forEach(link -> chapter(link, depth));
                named |= !links.isEmpty();
            }
            if (!named) {
                ignored(item);
            }
        }
    }

    private void ignored(Node node) {
        notices.hand(
                BookMarkdown.firstLine(node) + 1,
                "no chapter is named here, and the import passes it over",
                "write a chapter as [Its title](its-file.md)");
    }

    private static List<Link> links(Node node) {
        List<Link> links = new ArrayList<>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
            }
        });
        return links;
    }

    private void chapter(Link link, int depth) {
        String file = decoded(link.getDestination());
        String title = BookMarkdown.text(link);
        int line = BookMarkdown.firstLine(link) + 1;
        entries.add(new Listed(kind, title.isEmpty() ? file : title, file, depth, line));
    }

    /** {@code %20} and its kind read; a percent sign that is none of them stands for itself. */
    static String decoded(String destination) {
        try {
            return URLDecoder.decode(destination.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return destination;
        }
    }
}
