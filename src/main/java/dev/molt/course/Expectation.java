package dev.molt.course;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program does, as its fences say and the proof confirms.
 *
 * @param ending how it ends
 * @param errorCodes of rustc, exactly these, when it does not compile
 * @param errorLine visible line of the first error, 0 where the author gave none
 * @param exitCode when it ends with {@link Ending#EXITS}
 * @param exception class name when it ends with {@link Ending#RAISES}
 * @param output null where the author says nothing of it
 */
public record Expectation(
        Ending ending,
        Set<String> errorCodes,
        int errorLine,
        int exitCode,
        @Nullable String exception,
        @Nullable Output output) {

    public enum Ending {
        SUCCEEDS,
        DOES_NOT_COMPILE,
        PANICS,
        EXITS,
        RAISES
    }

    /**
     * Standard output.
     *
     * @param text without the final newline that is ignored, so another one at its end is an empty line
     * @param contains true when each line must occur, in order; false when the whole must be equal
     */
    public record Output(String text, boolean contains) {

        /** @param text as it stands in a fence or was printed */
        public static Output of(String text, boolean contains) {
            return new Output(normal(text), contains);
        }

        /** Whether a program that printed this did what was expected. */
        public boolean accepts(String printed) {
            String actual = normal(printed);
            if (!contains) {
                return actual.equals(text);
            }
            int from = 0;
            for (String line : text.split("\n", -1)) {
                int at = actual.indexOf(line, from);
                if (at < 0) {
                    return false;
                }
                from = at + line.length();
            }
            return true;
        }

        /** CRLF read as LF, one final newline ignored. */
        private static String normal(String text) {
            String unix = text.replace("\r\n", "\n");
            return unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
        }
    }
}
