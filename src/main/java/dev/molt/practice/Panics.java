package dev.molt.practice;

import dev.molt.practice.Report.Line;
import dev.molt.practice.Verdict.Case;
import dev.molt.practice.Verdict.State;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the panic of a test says. */
final class Panics {

    private static final Pattern ASSERTION = Pattern.compile(
            "assertion `left (?:==|!=) right` failed(?:: (?<why>.*?))?\n  left: (?<left>.*)\n right: (?<right>.*)",
            Pattern.DOTALL);

    private Panics() {}

    /** The case of a test that does not hold. */
    static Case of(String name, Line line) {
        Matcher assertion = ASSERTION.matcher(line.message());
        if (line.line() > 0 || !assertion.matches()) {
            String where = where(line);
            String message = where.isEmpty() ? line.message() : "It panicked" + where + ": " + line.message();
            return new Case(name, State.FAILED, message, null, null, null);
        }
        String why = assertion.group("why");
        return new Case(
                name, State.FAILED, why == null ? "" : why, null, assertion.group("left"), assertion.group("right"));
    }

    /** Such as {@code " in your line 3"}; empty when the panic was elsewhere. */
    static String where(Line line) {
        return line.line() > 0 ? " in your line " + line.line() : "";
    }
}
