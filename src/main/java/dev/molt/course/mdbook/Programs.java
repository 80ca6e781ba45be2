package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Makes pairs and snippets of a chapter's fences: gives them ids, and words and hidden lines as lessons have them. */
final class Programs {

    private static final Pattern OPENING = Pattern.compile("^( {0,3})(`{3,}|~{3,}).*$");
    private static final Map<String, String> LANGUAGES = Map.of(
            "python", "python", "python3", "python", "py", "python", "py3", "python", "rust", "rust", "rs", "rust");

    /** Names that mean more in a lesson than text that is shown. */
    private static final Set<String> OF_LESSONS = Set.of("output", "quiz", "cases");

    private static final String TEXT = "text";

    private final Edits edits;
    private final Notices notices;
    private final String hiddenPython;
    private final Set<String> ids = new HashSet<>();
    private String id;
    private int pairs;
    private int snippets;

    /** @param id for programs that stand below no heading */
    Programs(Edits edits, Notices notices, String hiddenPython, String id) {
        this.edits = edits;
        this.notices = notices;
        this.hiddenPython = hiddenPython;
        this.id = id;
    }

    int pairs() {
        return pairs;
    }

    int snippets() {
        return snippets;
    }

    void rewrite(Node document) {
        boolean second = false;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                id = Outline.slug(BookMarkdown.text(heading), id);
            } else if (node instanceof FencedCodeBlock fence) {
                second = fence(fence, second);
                continue;
            }
            second = false;
        }
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock fence) {
                if (!(fence.getParent() instanceof Document) && isProgram(fence)) {
                    notices.hand(
                            number(fence),
                            "a program inside a list or a quote is not run",
                            "begin it at the left margin, or make it a text fence");
                }
            }
        });
    }

    /** @param second whether it is the Rust half of a pair. @return whether the next one is */
    private boolean fence(FencedCodeBlock fence, boolean second) {
        String language = language(fence);
        if (!isProgram(fence)) {
            boolean isOutput = language.equals("output")
                    && fence.getPrevious() instanceof FencedCodeBlock above
                    && isProgram(above);
            if (OF_LESSONS.contains(language) && !isOutput) {
                open(fence, TEXT);
                notices.note(
                        number(fence),
                        "the fence of " + language + " became one of text",
                        "in a lesson " + language + " means something else");
            }
            return false;
        }
        boolean rust = language.equals("rust");
        boolean first = !rust
                && fence.getNext() instanceof FencedCodeBlock next
                && language(next).equals("rust");
        FenceWords.Translated translated = FenceWords.of(rust, words(fence), notices, number(fence));
        List<String> words = new ArrayList<>(List.of(language));
        if (!second) {
            words.add("id=" + Outline.free(id, ids));
            pairs += first ? 1 : 0;
            snippets += first ? 0 : 1;
        }
        words.addAll(translated.words());
        open(fence, String.join(" ", words));
        code(fence, rust, translated.hidden().isEmpty() && !rust ? hiddenPython : translated.hidden());
        return first;
    }

    private void code(FencedCodeBlock fence, boolean rust, String hidden) {
        int from = BookMarkdown.firstLine(fence) + 1;
        int end = BookMarkdown.lastLine(fence) + (fence.getClosingFenceLength() == null ? 1 : 0);
        List<String> before = new ArrayList<>();
        for (int i = from; i < end; i++) {
            before.add(edits.line(i));
        }
        HiddenLines.Shown shown = HiddenLines.of(before, rust, hidden);
        for (int i = from; i < end; i++) {
            String line = shown.lines().get(i - from);
            if (!line.equals(edits.line(i))) {
                edits.replaceLine(i, line);
            }
        }
        if (!shown.bared().isEmpty()) {
            notices.hand(
                    edits.number(from + shown.bared().get(0)),
                    "hidden lines are shown now: a lesson hides lines before or behind its program, and of Rust alone",
                    "see whether the program still reads well, or move them");
        }
    }

    private void open(FencedCodeBlock fence, String words) {
        int line = BookMarkdown.firstLine(fence);
        Matcher opening = OPENING.matcher(edits.line(line));
        if (opening.matches()) {
            edits.replaceLine(line, opening.group(1) + opening.group(2) + words);
        }
    }

    private int number(FencedCodeBlock fence) {
        return edits.number(BookMarkdown.firstLine(fence));
    }

    private static boolean isProgram(FencedCodeBlock fence) {
        return LANGUAGES.containsValue(language(fence));
    }

    private static String language(FencedCodeBlock fence) {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        String written = info.split("[,\\s]", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGES.getOrDefault(written, written);
    }

    private static String words(FencedCodeBlock fence) {
        String[] parts = fence.getInfo().strip().split("[,\\s]", 2);
        return parts.length < 2 ? "" : parts[1];
    }
}
