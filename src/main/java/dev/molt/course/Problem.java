package dev.molt.course;

import java.util.Comparator;
import java.util.Locale;

/**
 * A mistake in a file of a course.
 *
 * @param file path inside the lessons folder
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters
 * @param source the line itself, empty when the file as a whole is meant
 * @param length of the marked part, in characters, at least 1
 * @param message what is wrong
 * @param remedy how to mend it
 */
public record Problem(
        String file,
        int line,
        int column,
        String source,
        int length,
        Severity severity,
        String message,
        String remedy) {

    public enum Severity {
        ERROR,
        WARNING,
        /** Nothing is wrong: it is only told. */
        NOTE;

        /** As people and tools call it: {@code error}. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By file, line, column and message. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);
}
