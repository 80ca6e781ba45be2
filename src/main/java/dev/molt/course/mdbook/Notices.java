package dev.molt.course.mdbook;

import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.course.reading.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the import has to say of one file of the book: a warning where somebody has to lend a hand, a note where it is only told. */
final class Notices {

    private final String file;
    private final List<String> lines;
    private final Set<Problem> told = new LinkedHashSet<>();

    /** @param lines of the file as it is */
    Notices(String file, List<String> lines) {
        this.file = file;
        this.lines = List.copyOf(lines);
    }

    /** @param line from 1; 0 for the file as a whole */
    void hand(int line, String message, String remedy) {
        told.add(place(line).problem(Severity.WARNING, message, remedy));
    }

    /** @param line from 1; 0 for the file as a whole */
    void note(int line, String message, String remedy) {
        told.add(place(line).problem(Severity.NOTE, message, remedy));
    }

    private Place place(int line) {
        if (line < 1 || line > lines.size()) {
            return Place.ofFile(file);
        }
        String text = lines.get(line - 1);
        String stripped = text.strip();
        int from = text.indexOf(stripped);
        return new Place(
                file,
                line,
                text.codePointCount(0, from) + 1,
                Math.max(1, stripped.codePointCount(0, stripped.length())),
                text);
    }

    String file() {
        return file;
    }

    /** By place. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(told);
        all.sort(Problem.BY_PLACE);
        return all;
    }
}
