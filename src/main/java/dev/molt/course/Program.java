package dev.molt.course;

import dev.molt.Language;
import java.util.List;

/**
 * A text that the toolchain can take, and where its lines came from.
 *
 * @param text whole program
 * @param visibleLines for each line of the program the line that the learner sees, from 1, or 0 for set-up
 */
public record Program(String text, List<Integer> visibleLines) {

    static Program of(Language language, List<String> before, String visible, List<String> after) {
        throw new IllegalStateException("the lesson reader's author writes this");
    }

    /** The learner's line for a line of the program, both from 1; 0 when it lies in the set-up. */
    public int visibleLine(int programLine) {
        return programLine < 1 || programLine > visibleLines.size() ? 0 : visibleLines.get(programLine - 1);
    }
}
