package dev.molt.course.mdbook;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the files that a chapter includes in place of the words that include them, as mdBook does before it reads any Markdown. */
final class Includes {

    private static final Pattern DIRECTIVE =
            Pattern.compile("\\\\\\{\\{#.*\\}\\}|\\{\\{\\s*#([a-zA-Z0-9_]+)\\s+([^}]+)\\}\\}");
    private static final Pattern TARGET = Pattern.compile("\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s:\"]+))(.*)");
    private static final Set<String> OF_FILES = Set.of("include", "rustdoc_include", "playground", "playpen");
    private static final int DEEPEST = 10;

    /** In characters; a lesson has about 20,000. */
    private static final int MOST_INCLUDED = 1 << 18;

    private final BookFolder book;
    private final Notices notices;

    /** The files that lead from the chapter to where the text stands. */
    private final Deque<String> open = new ArrayDeque<>();

    private int included;

    Includes(BookFolder book, Notices notices) {
        this.book = book;
        this.notices = notices;
    }

    /** @param lines of the chapter's file */
    List<Line> of(String chapter, List<String> lines) {
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String line : filled(lines.get(i), chapter, i + 1).split("\n", -1)) {
                all.add(new Line(line, i + 1));
            }
        }
        return all;
    }

    /** @param file in which the text stands; @param number of the chapter's line that led here */
    private String filled(String text, String file, int number) {
        open.push(file);
        StringBuilder filled = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(text);
        int behind = 0;
        while (directive.find()) {
            filled.append(text.substring(behind, directive.start()));
            behind = directive.end();
            String whole = directive.group();
            if (whole.startsWith("\\")) {
                filled.append(whole.substring(1));
            } else if (directive.group(1).equals("title")) {
                notices.note(
                        number, "a title of the browser's own is left out", "the lesson's title stands in its place");
            } else if (OF_FILES.contains(directive.group(1))) {
                // What stands before it on its line, such as the mark of a quote, stands before each of its lines.
                String before = filled.substring(filled.lastIndexOf("\n") + 1);
                filled.append(taken(directive, file, number).replace("\n", "\n" + before));
            } else {
                filled.append(whole);
            }
        }
        open.pop();
        return filled.append(text.substring(behind)).toString();
    }

    /** The text to put in place of a directive; itself where there is none. */
    private String taken(Matcher directive, String file, int number) {
        Matcher target = TARGET.matcher(directive.group(2));
        if (!target.matches()) {
            return directive.group();
        }
        String named =
                target.group(1) == null ? target.group(2) : target.group(1).replaceAll("\\\\(.)", "$1");
        String path = BookFolder.resolved(file, named);
        try {
            if (open.contains(path) || open.size() > DEEPEST) {
                throw new IOException("includes itself, or is included more than " + DEEPEST + " deep");
            }
            String text = text(directive.group(1), target.group(3), book.lines(path));
            included += text.length();
            if (included > MOST_INCLUDED) {
                throw new IOException("is more than a lesson can hold together with what was included before");
            }
            return filled(text, path, number);
        } catch (IOException e) {
            notices.hand(
                    number,
                    "nothing is included here: " + path + " " + e.getMessage(),
                    "put the text in place of the braces in the lesson");
            return directive.group();
        }
    }

    private static String text(String kind, String behind, List<String> lines) throws IOException {
        if (kind.startsWith("play")) {
            String words = String.join(",", behind.strip().split("\\s+", -1));
            return "```rust" + (words.isEmpty() ? "" : ",") + words + "\n" + String.join("\n", lines) + "\n```";
        }
        String said = behind.strip().split("\\s+", -1)[0];
        Excerpt excerpt = Excerpt.of(said.startsWith(":") ? said.substring(1) : "");
        List<String> wanted = excerpt.of(lines);
        if (wanted.isEmpty()) {
            throw new IOException(
                    excerpt.anchor().isEmpty() ? "has no such lines" : "has no anchor " + excerpt.anchor());
        }
        return String.join("\n", kind.equals("include") ? wanted : excerpt.shownAmong(lines));
    }
}
