package dev.molt.run;

import dev.molt.run.toolchain.PythonToolchain;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Flake8 says, a line for each finding. */
final class Flake8Findings {
    private static final int MOST = 200;

    /** Words of the program stand in some messages: a line that has another form is the rest of such a one. */
    private static final Pattern FINDING =
            Pattern.compile("^(\\d{1,6}):(\\d{1,6}):([A-Z]\\d+) (.*)$", Pattern.MULTILINE);

    /** Codes for what Python itself cannot read. */
    private static final String OF_PYTHON = "E9";

    private Flake8Findings() {}

    /** @param stdout its last line may be cut short */
    static List<Diagnostic> in(String stdout) {
        return FINDING.matcher(stdout)
                .results()
                .limit(MOST)
                .map(Flake8Findings::diagnostic)
                .toList();
    }

    private static Diagnostic diagnostic(MatchResult finding) {
        int line = Integer.parseInt(finding.group(1));
        int column = Integer.parseInt(finding.group(2));
        String code = finding.group(3);
        String message = finding.group(4);
        return new Diagnostic(
                code.startsWith(OF_PYTHON) ? Diagnostic.Level.ERROR : Diagnostic.Level.WARNING,
                code,
                message,
                line,
                column,
                line,
                column,
                List.of(new Diagnostic.Span(line, column, line, column, "", true)),
                PythonToolchain.SOURCE + ":" + line + ":" + column + ": " + code + " " + message);
    }
}
