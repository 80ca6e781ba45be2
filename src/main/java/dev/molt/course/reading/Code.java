package dev.molt.course.reading;

import dev.molt.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a program's fence, parted into what is shown and hidden set-up.
 *
 * @param visible shown lines with their places in the file
 * @param hiddenBefore without their marks
 */
record Code(Fence fence, Language language, List<Line> visible, List<String> hiddenBefore, List<String> hiddenAfter) {

    /** @param line index in the file; @param column where the text begins in it; both from 0 */
    record Line(String text, int line, int column) {}

    static Code of(Fence fence, Language language) {
        List<Line> lines = new ArrayList<>();
        List<String> contents = fence.contentLines();
        for (int i = 0; i < contents.size(); i++) {
            lines.add(new Line(contents.get(i), fence.line() + 1 + i, fence.column(i)));
        }
        if (lines.stream().allMatch(line -> line.text().isBlank())) {
            fence.source().problem(fence.place(), "the program is empty", "write it between the fences");
        }
        return language == Language.RUST
                ? withSetUp(fence, lines)
                : new Code(fence, language, List.copyOf(lines), List.of(), List.of());
    }

    private static Code withSetUp(Fence fence, List<Line> lines) {
        int first = 0;
        while (first < lines.size() && (isHidden(lines.get(first)) || isBlank(lines, first, -1))) {
            first++;
        }
        int last = lines.size();
        while (last > first && (isHidden(lines.get(last - 1)) || isBlank(lines, last - 1, 1))) {
            last--;
        }
        if (first == last && !lines.isEmpty() && lines.stream().anyMatch(Code::isHidden)) {
            fence.source()
                    .problem(fence.place(), "the program is all set-up: nothing is shown", "take the # from a line");
        }
        List<Line> visible = new ArrayList<>();
        for (Line line : lines.subList(first, last)) {
            if (isHidden(line)) {
                fence.source()
                        .error(
                                line.line(),
                                line.column(),
                                line.text().length(),
                                "a hidden line stands between shown ones",
                                "hide lines before the first or after the last shown line; write ## for a literal #");
            }
            boolean escaped = line.text().startsWith("##");
            visible.add(escaped ? new Line(line.text().substring(1), line.line(), line.column() + 1) : line);
        }
        return new Code(
                fence,
                Language.RUST,
                List.copyOf(visible),
                lines.subList(0, first).stream().map(Code::unhidden).toList(),
                lines.subList(last, lines.size()).stream().map(Code::unhidden).toList());
    }

    private static boolean isHidden(Line line) {
        return line.text().startsWith("# ") || line.text().equals("#");
    }

    /** A blank line between set-up and program, or inside set-up, belongs to the set-up. */
    private static boolean isBlank(List<Line> lines, int at, int towards) {
        if (!lines.get(at).text().isBlank()) {
            return false;
        }
        for (int i = at + towards; i >= 0 && i < lines.size(); i += towards) {
            if (!lines.get(i).text().isBlank()) {
                return isHidden(lines.get(i));
            }
        }
        return false;
    }

    private static String unhidden(Line line) {
        return line.text().startsWith("# ") ? line.text().substring(2) : "";
    }

    Source source() {
        return fence.source();
    }

    List<String> visibleTexts() {
        return visible.stream().map(Line::text).toList();
    }

    /** Line and column from 0 in the visible text. */
    Place place(int line, int column, int length) {
        if (line >= visible.size()) {
            return fence.place();
        }
        Line at = visible.get(line);
        return source().place(at.line(), at.column() + column, length);
    }

    void error(int line, int column, int length, String message, String remedy) {
        source().problem(place(line, column, length), message, remedy);
    }
}
