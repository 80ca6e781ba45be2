package dev.molt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Asks the person at the terminal.
 *
 * @param terminal whether there is one, as the script found: Java 17 and 25 disagree about when they have a console
 */
record Question(InputStream in, PrintStream out, boolean terminal) {

    /** True for a yes. Without a terminal there is nobody to ask, and that is told. */
    boolean agreed(String question) throws CommandFailed, IOException {
        if (!terminal) {
            throw new CommandFailed("There is no terminal to ask at. Say --yes to go ahead without being asked.");
        }
        out.print(question + " [y/N] ");
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
