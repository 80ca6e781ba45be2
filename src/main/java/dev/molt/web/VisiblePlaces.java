package dev.molt.web;

import dev.molt.course.Program;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the learner's line numbers in place of the program's in what rustc and a panicking program print: in places such as {@code
 * main.rs:3:5} and in the margin of a diagnostic. A line of the set-up has no number.
 */
final class VisiblePlaces {

    private static final Pattern PLACE = Pattern.compile("\\bmain\\.rs:(\\d+):(\\d+)");

    /** Margin of a rendered diagnostic: a number, then a bar, a plus, a minus or a tilde. */
    private static final Pattern MARGIN = Pattern.compile("(?m)^( *)(\\d+)( [|+~-])");

    private final Program program;
    private final boolean unchanged;

    VisiblePlaces(Program program) {
        this.program = program;
        boolean same = true;
        for (int i = 0; i < program.visibleLines().size(); i++) {
            same &= program.visibleLines().get(i) == i + 1;
        }
        unchanged = same;
    }

    /** What a compiler prints: places and margins. */
    String inDiagnostic(String text) {
        if (unchanged) {
            return text;
        }
        return MARGIN.matcher(inOutput(text)).replaceAll(found -> {
            int line = visible(found.group(2));
            int width = found.group(1).length() + found.group(2).length();
            return String.format("%" + width + "s", line == 0 ? "" : line) + Matcher.quoteReplacement(found.group(3));
        });
    }

    /** What a program prints when it panics: places only, since a number at the start of a line is its own. */
    String inOutput(String text) {
        if (unchanged) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(found -> {
            int line = visible(found.group(1));
            return line == 0 ? "the lesson's set-up" : "main.rs:" + line + ":" + found.group(2);
        });
    }

    /** 0 for the set-up. What is no line of the program, such as a number that it printed itself, cannot be told apart: it stays. */
    private int visible(String number) {
        try {
            int line = Integer.parseInt(number);
            return line > program.visibleLines().size() ? line : program.visibleLine(line);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
