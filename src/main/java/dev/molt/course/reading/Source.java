package dev.molt.course.reading;

import dev.molt.course.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The text of a file by line, with LF as the only line end, and the problems found in it so far. */
final class Source {

    /** A lesson has about 20 kB. The limits keep the time and memory of reading in bounds. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_LINES = 10_000;

    /** In UTF-16 units. Markdown may take time that grows with the square of a line's length. */
    private static final int MAX_LINE = 5_000;

    private final String file;
    private final List<String> lines;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private boolean unreadable;
    private boolean tangled;

    private Source(String file, String text) {
        this.file = file;
        this.lines = List.of(text.split("\n", -1));
    }

    /** Problems of the bytes themselves are in the source that is returned; {@link #isUnreadable} tells whether to go on. */
    static Source of(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            Source source = new Source(file, "");
            source.problem(
                    Place.ofFile(file), "the file is larger than " + MAX_BYTES / 1024 + " KiB", "split the lesson");
            source.unreadable = true;
            return source;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        boolean marked = text.startsWith("\uFEFF");
        Source source = new Source(
                file, (marked ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n'));
        if (result.isError()) {
            int line = source.lines.size() - 1;
            source.error(
                    line, source.lines.get(line).length(), 1, "a byte here is not UTF-8", "save the file as UTF-8");
            source.unreadable = true;
        }
        if (marked) {
            source.error(0, 0, 1, "the file begins with a byte order mark", "save it as UTF-8 without one");
        }
        if (source.lines.size() > MAX_LINES) {
            source.problem(Place.ofFile(file), "the file has more than " + MAX_LINES + " lines", "split the lesson");
            source.unreadable = true;
        }
        source.checkCharacters();
        return source;
    }

    private void checkCharacters() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > MAX_LINE) {
                error(i, MAX_LINE, 1, "a line of more than " + MAX_LINE + " characters", "break it into several");
                unreadable = true;
                return;
            }
            for (int at = 0; at < line.length(); at++) {
                char each = line.charAt(at);
                if (Character.isISOControl(each) && each != '\t') {
                    error(i, at, 1, "an invisible control character, U+%04X".formatted((int) each), "delete it");
                    return;
                }
            }
        }
    }

    /** Reports a program that the parser gives up on. No other of the file is tried: each would take as long. */
    void tangled(Place place) {
        tangled = true;
        problem(place, "this program is too tangled to be parsed", "close its brackets, or make it shorter");
    }

    boolean isTangled() {
        return tangled;
    }

    /** Whether the bytes are such that there is no text to look at. */
    boolean isUnreadable() {
        return unreadable;
    }

    String file() {
        return file;
    }

    List<String> lines() {
        return lines;
    }

    String line(int index) {
        return index >= 0 && index < lines.size() ? lines.get(index) : "";
    }

    /** The lines from first to last, both included. */
    String slice(int first, int last) {
        return String.join("\n", lines.subList(Math.max(0, first), Math.min(lines.size(), last + 1)));
    }

    String text() {
        return String.join("\n", lines);
    }

    /** In the order of their finding. */
    Collection<Problem> problems() {
        return problems;
    }

    /** A problem that is found twice, because a fence was looked at twice, is kept once. */
    void problem(Place place, String message, String remedy) {
        problems.add(place.error(message, remedy));
    }

    /** For what is shown in another way than its author may think; it keeps no lesson from its readers. */
    void warning(Place place, String message, String remedy) {
        problems.add(place.problem(Problem.Severity.WARNING, message, remedy));
    }

    /** How many mistakes were found that keep the file from its readers. */
    long errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
    }

    /** Line and start are from 0, start and length in UTF-16 units. */
    void error(int line, int start, int length, String message, String remedy) {
        problem(place(line, start, length), message, remedy);
    }

    Place place(int line, int start, int length) {
        String text = line(line);
        int from = Math.max(0, Math.min(start, text.length()));
        int to = Math.max(from, Math.min(from + length, text.length()));
        return new Place(
                file, line + 1, text.codePointCount(0, from) + 1, Math.max(1, text.codePointCount(from, to)), text);
    }

    /** The whole line without the space around it. */
    Place place(int line) {
        String text = line(line);
        String stripped = text.strip();
        return place(line, text.indexOf(stripped), stripped.length());
    }
}
