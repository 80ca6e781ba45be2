package dev.molt.course.reading;

import dev.molt.course.reading.Fence.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Node;

/** One lesson file while it is read: its text, its Markdown, and the ids that its items have taken. */
final class Manuscript {

    private final Source source;
    private final String edition;
    private final Markdown markdown;
    private final Map<String, Integer> idLines = new HashMap<>();

    /** @param edition of Rust, for programs that name none */
    Manuscript(Source source, String edition, Markdown markdown) {
        this.source = source;
        this.edition = edition;
        this.markdown = markdown;
    }

    Source source() {
        return source;
    }

    String edition() {
        return edition;
    }

    Markdown markdown() {
        return markdown;
    }

    /** The id that the author gave, otherwise the slug of the title or question. Reports one that is taken or missing. */
    String id(Optional<Word> given, int line, String title, String remedy) {
        Place place = given.map(word -> source.place(line, word.column(), word.length()))
                .orElseGet(() -> source.place(line));
        String id = given.map(Word::value).orElseGet(() -> Slug.of(title));
        if (id.isEmpty()) {
            source.problem(place, "no id and no title to make one of", remedy);
            return id;
        }
        if (!Slug.is(id)) {
            source.problem(place, "id " + id + " is not made of " + Slug.RULE, "write " + suggestion(id));
            return id;
        }
        Integer taken = idLines.putIfAbsent(id, line);
        if (taken != null) {
            source.problem(
                    place, "id " + id + " is taken by line " + (taken + 1), "give one of the two another id or title");
        }
        return id;
    }

    private static String suggestion(String id) {
        String slug = Slug.of(id);
        return slug.isEmpty() ? "a short name" : slug;
    }

    static int firstLine(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 0
                : node.getSourceSpans().get(0).getLineIndex();
    }

    static int lastLine(Node node) {
        int count = node.getSourceSpans().size();
        return count == 0 ? 0 : node.getSourceSpans().get(count - 1).getLineIndex();
    }
}
