package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.Program;
import dev.molt.course.reading.Place;
import dev.molt.run.Diagnostic;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One half of a lesson made ready to run: with the lesson's own text to prove it, or with a learner's.
 *
 * @param program what is sent to the toolchain, and which line of it the learner sees where
 */
public record Trial(Half half, Program program, RunRequest request) {

    /**
     * @param edited the learner's text, null for the lesson's own
     * @param raceRuns how often to run it as a release build, 0 when this is no race
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial of(Half half, @Nullable String edited, List<String> args, String stdin, int raceRuns) {
        return made(
                half,
                edited == null ? half.code() : edited,
                args,
                stdin,
                profile(half, raceRuns),
                Math.max(1, raceRuns));
    }

    /**
     * A text to be looked at by its compiler and not run, while it is typed.
     *
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial check(Half half, String edited) {
        return made(half, edited, List.of(), "", Profile.CHECK, 1);
    }

    /**
     * A text to be read by a linter and not run.
     *
     * @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest}
     */
    public static Trial lint(Half half, String edited) {
        return made(half, edited, List.of(), "", Profile.LINT, 1);
    }

    /**
     * A learner's library, which is compiled as it stands.
     *
     * @param half what it began with
     */
    public static Trial ofLibrary(Half half, RunRequest request) {
        return new Trial(half, Program.asItStands(request.source()), request);
    }

    /**
     * A library around the lesson's lines, which is compiled as it stands.
     *
     * @param before how many lines of it come in front of the lesson's
     */
    static Trial around(Half half, RunRequest request, int before) {
        int shown = half.origin().code().size();
        List<Integer> lines = IntStream.range(0, request.source().split("\n", -1).length)
                .mapToObj(line -> line < before || line >= before + shown ? 0 : line - before + 1)
                .toList();
        return new Trial(half, new Program(request.source(), lines, false), request);
    }

    /** The lesson's own text, to be looked at by lints that {@code attribute} turns on. */
    static Trial linted(Half half, String attribute) {
        List<String> before = new ArrayList<>(List.of(attribute));
        before.addAll(half.hiddenBefore());
        Program program = Program.of(half.language(), before, half.code(), half.hiddenAfter());
        return made(half, program, true, List.of(), "", Profile.CHECK, 1);
    }

    private static Trial made(
            Half half, String visible, List<String> args, String stdin, Profile profile, int repeats) {
        return made(half, half.program(visible), visible.equals(half.code()), args, stdin, profile, repeats);
    }

    private static Trial made(
            Half half, Program program, boolean own, List<String> args, String stdin, Profile profile, int repeats) {
        return new Trial(
                half,
                program,
                new RunRequest(
                        half.language(),
                        program.text(),
                        half.language() == Language.RUST ? half.edition() : "2024",
                        profile,
                        args,
                        stdin,
                        half.allowUnsafe(),
                        half.timeout(),
                        repeats,
                        own));
    }

    private static Profile profile(Half half, int raceRuns) {
        if (half.noRun()) {
            return Profile.CHECK;
        }
        return half.release() || raceRuns > 0 ? Profile.RELEASE : Profile.DEBUG;
    }

    /** In what the result is not what the lesson says; empty when it is. */
    public List<String> differences(RunResult result) {
        String who = "the program";
        Optional<Problem> ending = EndingCheck.of(who, this, result);
        return ending.or(() -> OutputCheck.of(who, half, result.stdout(), false)).stream()
                .map(Problem::message)
                .toList();
    }

    /** Where in the lesson a compiler's message points; empty for what lies in no shown line. */
    Optional<Place> place(Diagnostic diagnostic) {
        boolean oneLine = diagnostic.endLine() == diagnostic.line();
        return place(
                diagnostic.line(), diagnostic.column(), oneLine ? diagnostic.endColumn() - diagnostic.column() : 1);
    }

    /** The same for a place in the program: line and column from 1, the length in characters. */
    Optional<Place> place(int line, int column, int length) {
        int visible = program.visibleLine(line);
        List<Place> lines = half.origin().code();
        return visible < 1 || visible > lines.size()
                ? Optional.empty()
                : Optional.of(lines.get(visible - 1).part(Math.max(0, column - 1), length));
    }
}
