package dev.molt.course;

/** A problem as text for a console: where, what, the line itself, and below the marked part the remedy. */
public final class ProblemText {

    /** A longer line is shown in part. */
    private static final int MAX_WIDTH = 160;

    private ProblemText() {}

    /** @param folder in front of the file's path, for instance {@code lessons}; empty for none */
    public static String of(String folder, Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(folder.isEmpty() || problem.file().isEmpty() ? folder : folder + "/")
                .append(problem.file());
        if (problem.line() > 0) {
            text.append(':').append(problem.line()).append(':').append(problem.column());
        }
        text.append(": ")
                .append(problem.severity().tag())
                .append(": ")
                .append(problem.message())
                .append('\n');
        if (problem.line() == 0) {
            return text.append("  ").append(problem.remedy()).append('\n').toString();
        }
        String number = Integer.toString(problem.line());
        int[] source = problem.source().codePoints().toArray();
        int column = Math.min(problem.column() - 1, source.length);
        int from = source.length <= MAX_WIDTH
                ? 0
                : Math.max(0, Math.min(column - MAX_WIDTH / 4, source.length - MAX_WIDTH));
        int to = Math.min(source.length, from + MAX_WIDTH);
        int carets = Math.max(1, Math.min(problem.length(), to - column));
        StringBuilder indent = new StringBuilder();
        for (int i = from; i < column; i++) {
            // A tab stays a tab, so that the mark stands below its text at any width of tabs.
            indent.append(source[i] == '\t' ? '\t' : ' ');
        }
        return text.append("  ")
                .append(number)
                .append(" | ")
                .append(new String(source, from, to - from))
                .append('\n')
                .append("  ")
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(indent)
                .append("^".repeat(carets))
                .append(' ')
                .append(problem.remedy())
                .append('\n')
                .toString();
    }
}
