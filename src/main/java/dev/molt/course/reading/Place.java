package dev.molt.course.reading;

import dev.molt.course.Problem;

/**
 * Where a mistake is, in the terms of {@link Problem}.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters
 * @param length in characters, at least 1
 * @param source the line itself
 */
public record Place(String file, int line, int column, int length, String source) {

    /** The file as a whole. */
    public static Place ofFile(String file) {
        return new Place(file, 0, 1, 1, "");
    }

    public Problem error(String message, String remedy) {
        return problem(Problem.Severity.ERROR, message, remedy);
    }

    public Problem problem(Problem.Severity severity, String message, String remedy) {
        return new Problem(file, line, column, source, length, severity, message, remedy);
    }

    /**
     * A part of what is here.
     *
     * @param offset of its first character, from 0
     * @param characters how many, at least 1
     */
    public Place part(int offset, int characters) {
        return new Place(file, line, column + offset, Math.max(1, characters), source);
    }
}
