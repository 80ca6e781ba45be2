package dev.molt.proof;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.molt.course.Half;
import dev.molt.course.Origin;
import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.course.reading.Place;
import dev.molt.proof.Finding.Kind;
import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What could be written better in a Rust program that does what its lesson says. Its findings are warnings. */
final class StyleCheck {

    /**
     * Turns on the lints for idioms: the group that has them all, and what edition 2024 sees in another way, for code of editions before
     * it.
     */
    static final String LINTS = "#![warn(rust_2018_idioms, rust_2024_compatibility)]";

    private static final Pattern BEFORE_TAG = Pattern.compile("\\s+(?=//\\s*@[a-z][a-z0-9-]*!?\\s*$)");

    private StyleCheck() {}

    /** What the compiler warns of: learners imitate what they read. */
    static Finding warning(String who, Diagnostic diagnostic, Place place, boolean hasSetUp) {
        String code = diagnostic.code();
        String message = diagnostic.message().lines().findFirst().orElse("");
        return Finding.of(
                Kind.STYLE,
                place.problem(
                        Severity.WARNING,
                        "rustc warns in " + who + ": " + message + (code == null ? "" : " (" + code + ")"),
                        code == null || !hasSetUp
                                ? "mend it"
                                : "mend it, or allow it in hidden set-up: # #![allow(" + code + ")]"));
    }

    /** The text that rustfmt would write; empty where it does not take this one. */
    static Optional<List<String>> formatted(Formatting formatting, RunResult result) {
        return result.outcome() == Outcome.OK
                ? formatting.text(result).map(text -> List.of(text.split("\n", -1)))
                : Optional.empty();
    }

    private static List<String> lines(Half half) {
        return List.of(half.code().split("\n", -1));
    }

    static boolean isLaidOut(Half half, List<String> formatted) {
        return lines(half).equals(formatted);
    }

    /**
     * The line that rustfmt would write in another way.
     *
     * @param edits that would do it; empty where a person has to
     */
    static Finding layout(String who, Half half, List<String> formatted, List<Edit> edits) {
        List<String> lines = lines(half);
        int at = 0;
        while (at < lines.size() && at < formatted.size() && lines.get(at).equals(formatted.get(at))) {
            at++;
        }
        List<Place> places = half.origin().code();
        Place place = places.isEmpty() ? half.origin().begins() : places.get(Math.min(at, places.size() - 1));
        String better = at < formatted.size() ? "`" + formatted.get(at).strip() + "`" : "nothing";
        Problem problem = place.problem(
                Severity.WARNING,
                "rustfmt lays " + who + " out in another way: it writes " + better + " here",
                edits.isEmpty() ? "write it so" : "write it so, or let ./molt check --fix do it");
        return new Finding(Kind.STYLE, problem, edits);
    }

    /**
     * The lines of the file that change; none where the program does not stand there line for line.
     *
     * @param formatted the shown lines with their tags, as rustfmt writes them
     */
    static List<Edit> edits(Half half, List<String> formatted) {
        Origin.Written written = half.origin().written();
        boolean countsLines = half.expectation().errorLine() > 0;
        if (written.lines().isEmpty()
                || countsLines && formatted.size() != written.lines().size()) {
            // There is nothing to replace, or the line that the lesson names would be another one.
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(written.lines(), formatted, StyleCheck::alike).getDeltas()) {
            edits.add(new Edit(
                    half.origin().begins().file(),
                    written.line() + delta.getSource().getPosition(),
                    delta.getSource().size(),
                    delta.getTarget().getLines().stream()
                            .map(line -> line.isEmpty() ? line : written.indent() + escaped(line))
                            .toList()));
        }
        return edits;
    }

    /** How far a tag stands from its line is for the author to say. */
    private static boolean alike(String line, String other) {
        return Objects.equals(
                BEFORE_TAG.matcher(line).replaceFirst(" "),
                BEFORE_TAG.matcher(other).replaceFirst(" "));
    }

    /** A shown line that would be read as hidden. */
    private static String escaped(String line) {
        return line.startsWith("# ") || line.equals("#") || line.startsWith("##") ? "#" + line : line;
    }
}
