package dev.molt.course;

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
        WARNING
    }
}
