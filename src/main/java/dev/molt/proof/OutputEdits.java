package dev.molt.proof;

import dev.molt.course.Expectation.Ending;
import dev.molt.course.Expectation.Output;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.reading.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the output fences of a pair or a snippet that are missing, or that say something else than its programs do. */
final class OutputEdits {

    private static final int MOST_LINES = 500;
    private static final int LONGEST_LINE = 2_000;
    private static final int LEAST_MARKS = 3;

    private OutputEdits() {}

    /**
     * A program that ended as its lesson says, and what it printed.
     *
     * @param who the program in words
     * @param whole whether that is all it printed
     */
    record Ran(String who, Half half, String printed, boolean whole) {

        private boolean isTold() {
            return half.expectation().output() != null;
        }

        /** Whether the lesson has to say what it prints, unless its twin's output says enough. */
        boolean wantsOutput() {
            return !isTold() && half.expectation().ending() == Ending.SUCCEEDS && !half.noRun();
        }

        boolean isRight() {
            Output output = half.expectation().output();
            return output == null || half.noRun() || output.accepts(printed);
        }

        private boolean isWritable() {
            return obstacle().isEmpty();
        }

        /** Why it cannot be written into a lesson; empty where it can. */
        private String obstacle() {
            List<String> lines = OutputCheck.lines(printed);
            if (!whole || lines.size() > MOST_LINES) {
                return "more than " + MOST_LINES + " lines, or more than is kept";
            }
            if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
                return "a line of more than " + LONGEST_LINE + " characters";
            }
            return lines.stream()
                    .flatMapToInt(String::chars)
                    .filter(each -> each != '\t' && Character.isISOControl(each))
                    .mapToObj("an invisible control character, U+%04X"::formatted)
                    .findFirst()
                    .orElse("");
        }

        private int openingLine() {
            List<Place> output = half.origin().output();
            return output.isEmpty() ? 0 : output.get(0).line();
        }

        private List<String> block(boolean named) {
            List<String> text = printed.isEmpty() ? List.of() : OutputCheck.lines(printed);
            String marks = "`".repeat(Math.max(LEAST_MARKS, longestMarks(text) + 1));
            List<String> block = new ArrayList<>();
            block.add(marks + "output" + (named ? " " + half.language().tag() : ""));
            block.addAll(text);
            block.add(marks);
            return block;
        }
    }

    /**
     * What to write for one program or for a pair.
     *
     * @param missing whether the reader found that an output is missing
     */
    static List<Edit> of(List<Ran> programs, boolean missing) {
        if (!programs.stream().allMatch(Ran::isWritable)) {
            return List.of();
        }
        if (missing) {
            return added(programs);
        }
        boolean shared = programs.size() == 2
                && programs.get(0).isTold()
                && programs.get(0).openingLine() == programs.get(1).openingLine();
        if (shared && !OutputCheck.lines(programs.get(0).printed).equals(OutputCheck.lines(programs.get(1).printed))) {
            return apart(programs);
        }
        return programs.stream()
                .filter(program -> !program.isRight())
                .flatMap(program -> replaced(program).stream())
                .distinct()
                .toList();
    }

    /** Whether they change what the lesson says that this program prints. */
    static boolean mend(List<Edit> edits, Half half) {
        List<Place> output = half.origin().output();
        return !output.isEmpty()
                && edits.stream()
                        .anyMatch(edit -> edit.line() >= output.get(0).line()
                                && edit.line() <= output.get(output.size() - 1).line());
    }

    /** For the reader's own word about an output that is missing: it stays the one that is told. */
    static Finding missing(List<Edit> edits, Half half) {
        Problem problem = half.origin().begins().error("an output is missing here", "let ./molt check --fix write it");
        return new Finding(Finding.Kind.FORMAT, problem, edits);
    }

    /** Why {@code --fix} does not write an output that is missing. */
    static List<Finding> unwritable(List<Ran> programs) {
        return programs.stream()
                .filter(program -> program.wantsOutput() && !program.isWritable())
                .map(program -> Finding.of(
                        Finding.Kind.PROOF,
                        program.half
                                .origin()
                                .begins()
                                .error(
                                        program.who + " prints what no output can be written of: " + program.obstacle(),
                                        "let it print less, or show a part with output contains")))
                .toList();
    }

    private static List<Edit> added(List<Ran> programs) {
        List<Ran> untold = programs.stream().filter(Ran::wantsOutput).toList();
        if (untold.isEmpty()) {
            return List.of();
        }
        Ran first = untold.get(0);
        boolean alike = untold.size() == programs.size()
                && untold.stream()
                        .allMatch(each -> OutputCheck.lines(each.printed).equals(OutputCheck.lines(first.printed)));
        List<String> lines = new ArrayList<>();
        if (alike) {
            lines.addAll(first.block(false));
        } else {
            untold.forEach(each -> lines.addAll(each.block(true)));
        }
        return List.of(new Edit(
                first.half.origin().begins().file(), first.half.origin().end() + 1, 0, lines));
    }

    /** What was said of both is not true of both: each gets an output of its own. */
    private static List<Edit> apart(List<Ran> programs) {
        if (!isExact(programs.get(0))) {
            return List.of();
        }
        List<Place> output = programs.get(0).half.origin().output();
        List<String> lines = new ArrayList<>();
        programs.forEach(program -> lines.addAll(program.block(true)));
        return List.of(new Edit(output.get(0).file(), output.get(0).line(), output.size(), lines));
    }

    private static List<Edit> replaced(Ran program) {
        List<Place> output = program.half.origin().output();
        if (!isExact(program) || output.size() < 2) {
            return List.of();
        }
        Place opening = output.get(0);
        List<String> text = program.printed.isEmpty() ? List.of() : OutputCheck.lines(program.printed);
        String fence = opening.source().strip();
        if (longestMarks(text) >= marks(fence, fence.charAt(0))) {
            return List.of();
        }
        String indent = " ".repeat(opening.column() - 1);
        return List.of(new Edit(
                opening.file(),
                opening.line() + 1,
                output.size() - 2,
                text.stream().map(line -> indent + line).toList()));
    }

    /** Which part of what it prints a lesson wants to show is for people to say. */
    private static boolean isExact(Ran program) {
        Output output = program.half.expectation().output();
        return output != null && !output.contains();
    }

    /** The longest run of fence marks that begins a line. */
    private static int longestMarks(List<String> lines) {
        return lines.stream()
                .map(String::stripLeading)
                .filter(line -> line.startsWith("`") || line.startsWith("~"))
                .mapToInt(line -> marks(line, line.charAt(0)))
                .max()
                .orElse(0);
    }

    private static int marks(String line, char mark) {
        return (int) IntStream.range(0, line.length())
                .takeWhile(at -> line.charAt(at) == mark)
                .count();
    }
}
