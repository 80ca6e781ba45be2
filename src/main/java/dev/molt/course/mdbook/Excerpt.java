package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of an included file are wanted.
 *
 * @param from first line, from 0
 * @param end the line after the last
 * @param anchor name of the comments between which they stand; empty where lines are counted
 */
record Excerpt(int from, int end, String anchor) {

    private static final Pattern ANCHOR = Pattern.compile("ANCHOR:\\s*([\\w-]+)");
    private static final Pattern ANCHOR_END = Pattern.compile("ANCHOR_END:\\s*([\\w-]+)");
    private static final int MOST = 1_000_000;

    /** @param said what stands behind the file's name: nothing, {@code 2}, {@code 2:}, {@code :10}, {@code 2:10} or an anchor */
    static Excerpt of(String said) {
        String[] parts = said.strip().split(":", -1);
        if (!parts[0].isEmpty() && !isNumber(parts[0])) {
            return new Excerpt(0, MOST, parts[0]);
        }
        int from = parts[0].isEmpty() ? 0 : Math.max(0, Integer.parseInt(parts[0]) - 1);
        boolean one = parts.length == 1 && !parts[0].isEmpty();
        boolean hasEnd = parts.length > 1 && isNumber(parts[1]);
        return new Excerpt(from, hasEnd ? Integer.parseInt(parts[1]) : one ? from + 1 : MOST, "");
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,6}");
    }

    /** The wanted lines alone. */
    List<String> of(List<String> lines) {
        return picked(lines, false);
    }

    /** All lines, those that are not wanted hidden as rustdoc does. */
    List<String> shownAmong(List<String> lines) {
        return picked(lines, true);
    }

    private List<String> picked(List<String> lines, boolean others) {
        List<String> picked = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!anchor.isEmpty()
                    && (ANCHOR.matcher(line).find() || ANCHOR_END.matcher(line).find())) {
                boolean ends = inside && isNamed(ANCHOR_END, line);
                inside = inside ? !ends : isNamed(ANCHOR, line);
                if (ends && !others) {
                    break;
                }
                continue;
            }
            if (anchor.isEmpty() ? i >= from && i < end : inside) {
                picked.add(line);
            } else if (others) {
                picked.add(line.isEmpty() ? "#" : "# " + line);
            }
        }
        return picked;
    }

    private boolean isNamed(Pattern mark, String line) {
        Matcher named = mark.matcher(line);
        return named.find() && named.group(1).equals(anchor);
    }
}
