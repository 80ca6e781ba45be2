package dev.molt.course.reading;

import dev.molt.Language;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a program where its tree must be known to find its tags and what they tie. Found without the tree: some may be none. */
final class TagPlaces {

    /** Begins each comment that may be a tag, or the literal text of one. */
    private static final Pattern TAG = Pattern.compile("(?:#|//|/\\*)\\s*\\\\?@");

    private final String text;
    private final String comment;
    private final BitSet places = new BitSet();

    /** The code that the last tag on a line of its own stands in front of. */
    private int next;

    private TagPlaces(Language language, String text) {
        this.text = text;
        this.comment = language == Language.PYTHON ? "#" : "//";
    }

    /** In UTF-16 units from the start of the text; empty where no tag can be. */
    static BitSet in(Language language, String text) {
        TagPlaces found = new TagPlaces(language, text);
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            found.add(tag.start());
        }
        return found.places;
    }

    private void add(int tag) {
        places.set(tag);
        int line = text.lastIndexOf('\n', tag) + 1;
        String before = text.substring(line, tag);
        if (before.contains("*/")) {
            places.set(line, tag);
        } else if (!before.isBlank()) {
            places.set(line + before.stripTrailing().length() - 1);
            return;
        }
        if (tag >= next) {
            next = code(tag);
        }
        places.set(next);
    }

    /** The first place from there on that is neither space nor comment. */
    private int code(int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith(comment, at)) {
                at = endOfLine(at);
            } else if (text.startsWith("/*", at)) {
                // Where it ends is the parser's to tell.
                places.set(at, text.length());
                return text.length();
            } else {
                return at;
            }
        }
        return at;
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
