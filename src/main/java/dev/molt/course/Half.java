package dev.molt.course;

import dev.molt.Language;
import dev.molt.course.syntax.Highlighter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One program as a lesson shows it.
 *
 * @param code what the learner sees and copies: no tag, no hidden line; lines end in LF, the last one has none
 * @param ties by line of the code, the tags that light it
 * @param hiddenBefore set-up lines before the visible ones, without their marks
 * @param hiddenAfter set-up lines after the visible ones
 * @param edition of Rust; empty for Python
 * @param noRun shown; it is compiled or parsed, but not run
 * @param version of the language that a {@code noRun} program needs, for instance {@code 3.14}; empty when any will do
 * @param timeout of a run, null for the usual one
 * @param origin where it stands in its file
 */
public record Half(
        Language language,
        String code,
        List<List<Tie>> ties,
        List<String> hiddenBefore,
        List<String> hiddenAfter,
        Expectation expectation,
        String edition,
        boolean release,
        boolean allowUnsafe,
        boolean noRun,
        String version,
        @Nullable Duration timeout,
        Origin origin) {

    /**
     * A visible line.
     *
     * @param html with {@code tok-*} spans
     * @param ties the tags that light this line
     */
    public record Line(String html, List<Tie> ties) {}

    /**
     * A line's bond with lines of the twin and with a note.
     *
     * @param note number of its note, 0 where it has none
     */
    public record Tie(String tag, int note) {}

    /** The code by line, coloured anew at each call: that takes a millisecond, and a course has more programs than are looked at. */
    public List<Line> lines() {
        String[] texts = code.split("\n", -1);
        Program whole = program();
        String[] rows = whole.text().split("\n", -1);
        List<String> html = Highlighter.lines(language, whole.text());
        Map<Integer, String> found = new HashMap<>();
        for (int row = 0; row < rows.length; row++) {
            int line = whole.visibleLine(row + 1) - 1;
            // A line that shares an attribute with code stands in the program twice, each time in part.
            if (line >= 0 && rows[row].equals(texts[line])) {
                found.put(line, html.get(row));
            }
        }
        return IntStream.range(0, ties.size())
                .mapToObj(line -> new Line(found.computeIfAbsent(line, it -> alone(texts[it])), ties.get(line)))
                .toList();
    }

    private String alone(String line) {
        return Highlighter.lines(language, line).get(0);
    }

    /** The whole program of the lesson's own text. */
    public Program program() {
        return program(code);
    }

    /** The whole program of a text that a learner has edited: hidden set-up and a missing {@code fn main} added. */
    public Program program(String visible) {
        return Program.of(language, hiddenBefore, visible, hiddenAfter);
    }
}
