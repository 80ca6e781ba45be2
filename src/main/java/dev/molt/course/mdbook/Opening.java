package dev.molt.course.mdbook;

import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * What a chapter's text says of itself.
 *
 * @param title of its first heading, empty where it begins with none; {@code titleBlock} is that heading
 * @param summary its first paragraph, cut behind a sentence where it is long; empty where it has none
 * @param words in its prose
 */
record Opening(String title, List<Node> titleBlock, String summary, int words) {

    /** In characters. */
    private static final int LONGEST_SUMMARY = 200;

    /** A minute's reading, and a minute for every program to be looked at and run. */
    private static final int WORDS_A_MINUTE = 200;

    private static final int MOST_MINUTES = 240;

    static Opening of(Node document) {
        Node first = document.getFirstChild();
        while (first instanceof HtmlBlock) {
            first = first.getNext();
        }
        boolean titled = first instanceof Heading heading && heading.getLevel() == 1;
        String title = titled ? BookMarkdown.text(first).replaceFirst("\\s*\\{\\s*[#.][^{}]*}$", "") : "";
        String summary = "";
        int words = 0;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            String text = BookMarkdown.text(node);
            words += text.isEmpty() ? 0 : text.split(" ", -1).length;
            if (summary.isEmpty() && node instanceof Paragraph) {
                summary = shortened(text);
            }
        }
        return new Opening(title, title.isEmpty() ? List.of() : List.of(first), summary, words);
    }

    int minutes(int programs) {
        return Math.max(1, Math.min(MOST_MINUTES, Math.round((float) words / WORDS_A_MINUTE) + programs));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_SUMMARY) {
            return text;
        }
        String start = text.substring(0, LONGEST_SUMMARY);
        int sentence = Math.max(start.lastIndexOf(". "), Math.max(start.lastIndexOf("? "), start.lastIndexOf("! ")));
        if (sentence > 0) {
            return start.substring(0, sentence + 1);
        }
        int word = start.lastIndexOf(' ');
        return start.substring(0, word > 0 ? word : LONGEST_SUMMARY - 1) + "…";
    }
}
