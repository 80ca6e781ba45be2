package dev.molt.course.reading;

import dev.molt.course.Block.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** The list of notes below a pair or snippet: {@code - @name: what there is to say}. */
final class Notes {

    private static final Pattern PREFIX = Pattern.compile("^@([A-Za-z][\\w-]*)!?(:?)\\s*");

    private final Manuscript manuscript;
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    Notes(Manuscript manuscript) {
        this.manuscript = manuscript;
    }

    static boolean isNotes(Manuscript manuscript, Node node) {
        if (!(node instanceof BulletList)) {
            return false;
        }
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
            if (prefix(manuscript, item).isPresent()) {
                return true;
            }
        }
        return false;
    }

    List<Note> notes() {
        return notes;
    }

    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        notes.forEach(note -> numbers.putIfAbsent(note.tag(), note.number()));
        return numbers;
    }

    void read(Node list) {
        Source source = manuscript.source();
        int number = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            number++;
            Optional<Matcher> prefix = prefix(manuscript, item);
            if (prefix.isEmpty()) {
                source.problem(
                        source.place(Manuscript.firstLine(item)),
                        "this note names no tag",
                        "begin it with \"- @name:\"");
                continue;
            }
            String tag = prefix.get().group(1);
            SourceSpan span = item.getFirstChild().getSourceSpans().get(0);
            Place place = source.place(span.getLineIndex(), span.getColumnIndex(), tag.length() + 1);
            if (prefix.get().group(2).isEmpty()) {
                source.problem(place, "no colon behind @" + tag, "write \"- @" + tag + ": …\"");
            }
            if (places.putIfAbsent(tag, place) != null) {
                source.problem(place, "a second note for @" + tag, "make one note of the two");
            }
            removePrefix(item);
            String html = manuscript.markdown().inner(item);
            if (html.isBlank()) {
                source.problem(place, "the note for @" + tag + " is empty", "say what there is to see");
            }
            notes.add(new Note(tag, number, html));
        }
    }

    /** Reports notes that speak of no tag. */
    void check(Set<String> tags) {
        places.forEach((tag, place) -> {
            if (!tags.contains(tag)) {
                String remedy = Spelling.nearest(tag, tags)
                        .map(near -> "did you mean @" + near + "?")
                        .orElse("tag the code with a comment that holds @" + tag);
                manuscript.source().problem(place, "note @" + tag + " has no tag in the code", remedy);
            }
        });
    }

    /** What stands at the start of an item, from the file itself: there {@code \@} is no tag. */
    private static Optional<Matcher> prefix(Manuscript manuscript, Node item) {
        if (!(item.getFirstChild() instanceof Paragraph paragraph)
                || paragraph.getSourceSpans().isEmpty()) {
            return Optional.empty();
        }
        SourceSpan span = paragraph.getSourceSpans().get(0);
        String line = manuscript.source().line(span.getLineIndex());
        String text = line.substring(Math.min(span.getColumnIndex(), line.length()));
        return Optional.of(PREFIX.matcher(text)).filter(Matcher::find);
    }

    private static void removePrefix(Node item) {
        if (item.getFirstChild().getFirstChild() instanceof Text text) {
            text.setLiteral(PREFIX.matcher(text.getLiteral()).replaceFirst(""));
        }
    }
}
