package dev.molt.cli;

import java.io.Console;
import java.util.Locale;

/** Asks the person at the terminal. */
class Question {

    /** True for a yes. Without a terminal there is nobody to ask, and that is told. */
    boolean agreed(String question) throws CommandFailed {
        Console console = System.console();
        // From 22 on Java has a console object even where no terminal is.
        if (console == null || System.getenv("TERM") == null) {
            throw new CommandFailed("There is no terminal to ask at. Say --yes to go ahead without being asked.");
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
