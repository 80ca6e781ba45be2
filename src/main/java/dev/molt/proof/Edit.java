package dev.molt.proof;

import java.util.List;

/**
 * Lines that would mend a lesson.
 *
 * @param file path inside the lessons folder
 * @param line the first that is replaced, from 1
 * @param count how many are replaced; 0 puts lines in front of {@code line}
 * @param lines without their ends
 */
public record Edit(String file, int line, int count, List<String> lines) {

    public Edit {
        lines = List.copyOf(lines);
    }
}
