package dev.molt.web;

import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.Half.Tie;
import dev.molt.run.SandboxStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One program as its template shows it.
 *
 * @param title language and version, as in {@code Rust 1.95, edition 2024}
 * @param folded the expected output waits for the learner's prediction
 * @param formats whether the page may offer to format it
 * @param lints whether the page may offer to lint it
 */
public record PaneView(Half half, String title, List<LineView> lines, boolean folded, boolean formats, boolean lints) {

    private static final Pattern SHORT_VERSION = Pattern.compile("[0-9]+[.][0-9]+");

    /**
     * A line of code.
     *
     * @param html with {@code tok-*} spans
     * @param ties the tags that light it, divided by spaces
     * @param notes numbers to show behind the line: a note's number stands at the first line of each place it speaks of
     */
    public record LineView(String html, String ties, List<Integer> notes) {}

    static PaneView of(Half half, Running running, boolean folded) {
        boolean tools = !half.noRun();
        SandboxStatus sandbox = running.status().sandbox();
        return new PaneView(
                half,
                title(half, running),
                lines(half),
                folded,
                tools && sandbox.formatter(half.language()).ready(),
                tools && sandbox.linter(half.language()).ready());
    }

    private static String title(Half half, Running running) {
        return switch (half.language()) {
            case PYTHON -> "Python" + shortVersion(running.pythonVersion());
            case RUST ->
                "Rust" + shortVersion(running.rustVersion()) + ", edition " + half.edition()
                        + (half.release() ? ", release build" : "");
        };
    }

    /** The first two parts of the version, after a space; empty where no program was found that has one. */
    private static String shortVersion(String text) {
        Matcher version = SHORT_VERSION.matcher(text);
        return version.find() ? " " + version.group() : "";
    }

    private static List<LineView> lines(Half half) {
        List<LineView> views = new ArrayList<>();
        List<Tie> above = List.of();
        for (Half.Line line : half.lines()) {
            List<Tie> before = above;
            List<Integer> notes = line.ties().stream()
                    .filter(tie -> tie.note() > 0 && !before.contains(tie))
                    .map(Tie::note)
                    .toList();
            views.add(new LineView(
                    line.html(), line.ties().stream().map(Tie::tag).collect(Collectors.joining(" ")), notes));
            above = line.ties();
        }
        return List.copyOf(views);
    }

    public String language() {
        return half.language().tag();
    }

    public String languageTitle() {
        return half.language().title();
    }

    /** How it ends, in words; empty for one that just succeeds. */
    public String ending() {
        Expectation expected = half.expectation();
        return switch (expected.ending()) {
            case SUCCEEDS -> "";
            case DOES_NOT_COMPILE ->
                "Does not compile"
                        + (expected.errorCodes().isEmpty()
                                ? ""
                                : ": " + expected.errorCodes().stream().sorted().collect(Collectors.joining(", ")))
                        + (expected.errorLine() > 0 ? ", at line " + expected.errorLine() : "")
                        + ".";
            case PANICS -> "Panics.";
            case EXITS -> "Exits with " + expected.exitCode() + ".";
            case RAISES -> "Raises " + expected.exception() + ".";
        };
    }

    /** Whether the lesson says anything about what the program does. */
    public boolean hasExpectation() {
        return !ending().isEmpty() || half.expectation().output() != null;
    }

    /** Whether the author names an output. */
    public boolean hasOutput() {
        return half.expectation().output() != null;
    }

    /** What is printed, or lines of it; empty for nothing. */
    public String output() {
        Expectation.Output output = half.expectation().output();
        return output == null ? "" : output.text();
    }

    /** True when {@link #output} lists only some of the lines. */
    public boolean someLines() {
        Expectation.Output output = half.expectation().output();
        return output != null && output.contains();
    }
}
