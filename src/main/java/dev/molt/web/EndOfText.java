package dev.molt.web;

import dev.molt.course.Program;
import dev.molt.run.Diagnostic;
import dev.molt.run.Diagnostic.Level;
import dev.molt.run.Diagnostic.Span;
import java.util.Comparator;
import java.util.List;

/**
 * What Rust cannot read at the end of a program is wrong in the text before it, such as a brace that is nowhere closed. Where the
 * end is not the learner's, like that of the {@code fn main} that we put around their text, they cannot see it: it is said of what
 * they wrote.
 */
final class EndOfText {

    private EndOfText() {}

    /** At a place of the learner's that it names itself, or else where their text ends; what is said of another place stays as it is. */
    static Diagnostic inText(Diagnostic said, Program program) {
        // An error in the grammar has no code. An exception of Python's has, and may well be raised in the last line.
        boolean ofEnd = said.level() == Level.ERROR
                && said.code() == null
                && said.line() >= program.visibleLines().size()
                && program.visibleLine(said.line()) == 0;
        return ofEnd ? at(place(said, program), said) : said;
    }

    private static Span place(Diagnostic said, Program program) {
        return said.spans().stream()
                .filter(span -> program.visibleLine(span.line()) > 0 && program.visibleLine(span.endLine()) > 0)
                .min(Comparator.comparing(Span::primary).reversed())
                .orElseGet(() -> end(program));
    }

    /** Behind the last line that is not blank. */
    private static Span end(Program program) {
        List<String> lines = program.text().lines().toList();
        int line = 0;
        int column = 1;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).stripTrailing();
            if (program.visibleLine(i + 1) > 0 && !text.isEmpty()) {
                line = i + 1;
                column = text.codePointCount(0, text.length()) + 1;
            }
        }
        return new Span(line, column, line, column, "", true);
    }

    /** What was printed quotes what the learner does not see. */
    private static Diagnostic at(Span place, Diagnostic said) {
        if (place.line() == 0) {
            return said;
        }
        Span chief = new Span(place.line(), place.column(), place.endLine(), place.endColumn(), place.label(), true);
        return new Diagnostic(
                said.level(),
                null,
                said.message(),
                place.line(),
                place.column(),
                place.endLine(),
                place.endColumn(),
                List.of(chief),
                "error: " + said.message() + "\n --> main.rs:" + place.line() + ":" + place.column() + "\n");
    }
}
