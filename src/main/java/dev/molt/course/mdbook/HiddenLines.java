package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hidden lines. A book may hide any line of a program, in rustdoc's way or behind a mark of its own; a lesson hides lines of Rust in
 * front of the first shown line and behind the last.
 */
final class HiddenLines {

    /** A comment that a lesson would take for a tag. */
    private static final Pattern TAG =
            Pattern.compile("((?:#|(?<!/)//)\\s*)(@[a-z][\\w-]*!?(?:\\s+@[a-z][\\w-]*!?)*+\\s*)$");

    private HiddenLines() {}

    /**
     * The lines for a lesson.
     *
     * @param bared those that were hidden and are shown, from 0
     */
    record Shown(List<String> lines, List<Integer> bared) {}

    /** @param mark in front of hidden lines besides rustdoc's; empty for none */
    static Shown of(List<String> lines, boolean rust, String mark) {
        int first = first(lines, rust, mark, false);
        int last = first(lines, rust, mark, true);
        List<String> shown = new ArrayList<>();
        List<Integer> bared = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!isHidden(line, rust, mark)) {
                shown.add(TAG.matcher(escaped(line, rust)).replaceFirst("$1\\\\$2"));
            } else if (rust && (i < first || i > last) && first >= 0) {
                String bare = bare(line, mark);
                shown.add(bare.isBlank() ? "#" : "# " + bare);
            } else {
                shown.add(bare(line, mark));
                bared.add(i);
            }
        }
        return new Shown(shown, bared);
    }

    /** The first line that is shown, or the last; -1 where none is. */
    private static int first(List<String> lines, boolean rust, String mark, boolean fromEnd) {
        for (int i = 0; i < lines.size(); i++) {
            int at = fromEnd ? lines.size() - 1 - i : i;
            if (!lines.get(at).isBlank() && !isHidden(lines.get(at), rust, mark)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isHidden(String line, boolean rust, String mark) {
        String text = line.stripLeading();
        return !mark.isEmpty() && text.startsWith(mark)
                || rust && (text.startsWith("# ") || text.stripTrailing().equals("#"));
    }

    /** Without its mark, as far to the right as it was. */
    private static String bare(String line, String mark) {
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        if (!mark.isEmpty() && text.startsWith(mark)) {
            return indent + text.substring(mark.length());
        }
        return text.stripTrailing().equals("#") ? "" : indent + text.substring(2);
    }

    /** A lesson escapes a {@code #} at the beginning of a line alone. */
    private static String escaped(String line, boolean rust) {
        String text = line.stripLeading();
        boolean indented = text.length() < line.length();
        return rust && indented && text.startsWith("##")
                ? line.substring(0, line.length() - text.length()) + text.substring(1)
                : line;
    }
}
