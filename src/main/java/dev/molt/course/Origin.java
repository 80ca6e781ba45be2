package dev.molt.course;

import dev.molt.course.reading.Place;
import java.util.List;
import java.util.Map;

/**
 * Where in its file a program stands, and what is said of it there: for problems that show when it runs.
 *
 * @param begins the opening fence; of a question the line of its {@code code}
 * @param words what the author says of its end: words of the fence, or keys of a question's answer, such as {@code line}
 * @param code each shown line, from its first character
 * @param written the shown lines with their tags
 * @param output its output from the opening to the closing fence, or the text that a question's answer gives; empty where there is none
 * @param end last line of the item's programs and outputs, from 1
 */
public record Origin(
        Place begins, Map<String, Place> words, List<Place> code, Written written, List<Place> output, int end) {

    /** Among the words of a question: the key that says how it ends. */
    public static final String ANSWER = "answer";

    /**
     * Lines of a file as they are written.
     *
     * @param line the first of them, from 1
     * @param indent what stands in front of each
     * @param lines without the indent; none where the program does not stand in the file line for line
     */
    public record Written(int line, String indent, List<String> lines) {}

    public Origin {
        words = Map.copyOf(words);
        code = List.copyOf(code);
        output = List.copyOf(output);
    }

    /** Whether this is the program of a quiz. */
    public boolean isQuestion() {
        return words.containsKey(ANSWER);
    }

    /** The first of these words that is there; where the program begins when none is. */
    public Place word(String... names) {
        for (String name : names) {
            Place place = words.get(name);
            if (place != null) {
                return place;
            }
        }
        return begins;
    }
}
