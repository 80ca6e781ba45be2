package dev.molt.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler or interpreter says about a place in the program. Lines and columns count from 1, columns in characters, the
 * end column is the one after the last; all are 0 where the message has no place in the program.
 *
 * @param code such as {@code E0382}, the name of a lint, or the class of a Python exception
 * @param message one sentence
 * @param spans every place it points at, the chief one among them
 * @param rendered the message as the compiler prints it, with its source lines
 */
public record Diagnostic(
        Level level,
        @Nullable String code,
        String message,
        int line,
        int column,
        int endLine,
        int endColumn,
        List<Span> spans,
        String rendered) {

    public Diagnostic {
        spans = List.copyOf(spans);
    }

    public enum Level {
        ERROR,
        WARNING,
        NOTE,
        HELP
    }

    /**
     * One place and what is said of it.
     *
     * @param label empty where nothing is said
     * @param primary whether the message is about this place, rather than mentioning it
     */
    public record Span(int line, int column, int endLine, int endColumn, String label, boolean primary) {}
}
