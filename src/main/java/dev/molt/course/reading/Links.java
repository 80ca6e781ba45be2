package dev.molt.course.reading;

import dev.molt.course.reading.Reference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Turns links between files into addresses, and collects what they name. */
final class Links {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):.*");
    private static final Pattern LESSON =
            Pattern.compile("(?:\\./)?(?:\\.\\./((?:\\d+-)?([a-z0-9-]+))/)?((?:\\d+-)?([a-z0-9-]+)\\.md)(#.*)?");
    private static final Pattern IMAGE =
            Pattern.compile("(?:\\./)?images/([A-Za-z0-9][A-Za-z0-9._-]*\\.(?:svg|png|jpe?g|webp|avif|gif))");

    private final Source source;
    private final LessonName name;
    private final Markdown markdown;
    private final List<Reference> references = new ArrayList<>();

    private Links(Source source, LessonName name, Markdown markdown) {
        this.source = source;
        this.name = name;
        this.markdown = markdown;
    }

    static List<Reference> resolve(Source source, LessonName name, Node document, Markdown markdown) {
        Links links = new Links(source, name, markdown);
        document.accept(links.visitor());
        return links.references;
    }

    private AbstractVisitor visitor() {
        return new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                markdown.anchor(heading)
                        .ifPresent(anchor -> references.add(
                                new Reference(Kind.HEADING, anchor, source.place(Manuscript.firstLine(heading)))));
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                link.setDestination(link(link, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(image(image, image.getDestination()));
                visitChildren(image);
            }
        };
    }

    private String link(Node node, String destination) {
        Matcher scheme = SCHEME.matcher(destination);
        if (scheme.matches()) {
            if (!List.of("http", "https", "mailto").contains(scheme.group(1))) {
                source.problem(
                        place(node, destination),
                        "a link of kind " + scheme.group(1),
                        "links are https, http or mailto");
            }
            return destination;
        }
        if (destination.startsWith("#")) {
            String anchor = Markdown.ANCHOR + destination.substring(1);
            if (!markdown.hasAnchor(anchor)) {
                source.problem(
                        place(node, destination),
                        "no heading here has the anchor " + destination,
                        "take the heading's words in lower case with hyphens");
            }
            return "#" + anchor;
        }
        Matcher lesson = LESSON.matcher(destination);
        if (!lesson.matches()) {
            source.problem(
                    place(node, destination),
                    "a link to " + (destination.isEmpty() ? "nothing" : destination),
                    "link to a lesson as ../04-module/01-lesson.md or to a full address");
            return destination;
        }
        boolean here = lesson.group(1) == null;
        String folder = here ? name.folder() : lesson.group(1);
        String anchor = Optional.ofNullable(lesson.group(5)).orElse("");
        references.add(new Reference(Kind.LESSON, folder + "/" + lesson.group(3) + anchor, place(node, destination)));
        return "/learn/" + (here ? name.module() : lesson.group(2)) + "/" + lesson.group(4)
                + anchor.replaceFirst("^#", "#" + Markdown.ANCHOR);
    }

    private String image(Image image, String destination) {
        if (Markdown.text(image).isBlank()) {
            source.problem(
                    place(image, destination),
                    "a picture without a text alternative",
                    "say between the square brackets what it shows");
        }
        Matcher picture = IMAGE.matcher(destination);
        if (!picture.matches()) {
            source.problem(
                    place(image, destination),
                    "a picture that is not in this module",
                    "put it into images/ beside the lesson and write images/name.svg");
            return destination;
        }
        String file = picture.group(1);
        references.add(new Reference(Kind.IMAGE, name.module() + "/" + file, place(image, destination)));
        return "/learn/" + name.module() + "/images/" + file;
    }

    /** Of the destination where it stands as it is, otherwise of the whole link. */
    private Place place(Node node, String destination) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return Place.ofFile(source.file());
        }
        SourceSpan first = spans.get(0);
        int line = first.getLineIndex();
        int at = destination.isEmpty() ? -1 : source.line(line).indexOf(destination, first.getColumnIndex());
        return at < 0
                ? source.place(line, first.getColumnIndex(), first.getLength())
                : source.place(line, at, destination.length());
    }
}
