package dev.molt.proof;

import dev.molt.course.Expectation;
import dev.molt.course.Origin;
import dev.molt.course.Problem;
import dev.molt.course.reading.Place;
import dev.molt.run.RunResult;
import java.util.Optional;
import java.util.Set;

/** Compares how a program ended with what its lesson says of it. */
final class EndingCheck {

    private final String who;
    private final ProgramEnd end;
    private final Expectation expected;
    private final Origin origin;

    private EndingCheck(String who, Trial trial, RunResult result) {
        this.who = who;
        this.end = new ProgramEnd(trial, result);
        this.expected = trial.half().expectation();
        this.origin = trial.half().origin();
    }

    /** @param who the program in words, to begin a sentence with */
    static Optional<Problem> of(String who, Trial trial, RunResult result) {
        EndingCheck check = new EndingCheck(who, trial, result);
        return switch (check.expected.ending()) {
            case SUCCEEDS -> check.success();
            case PANICS -> check.word(check.end.panicked(), "panic", "should_panic", "panics");
            case EXITS -> {
                int code = check.expected.exitCode();
                yield check.word(check.end.exitedWith(code), "exit with " + code, "exit");
            }
            case RAISES -> check.word(check.raises(), "raise " + check.expected.exception(), "raises");
            case DOES_NOT_COMPILE -> check.refusal();
        };
    }

    private boolean raises() {
        return end.exitedWith(ProgramEnd.UNCAUGHT) && end.codes().equals(Set.of(String.valueOf(expected.exception())));
    }

    private Optional<Problem> success() {
        if (end.succeeded()) {
            return Optional.empty();
        }
        if (origin.isQuestion()) {
            return problem(origin.word("prints", Origin.ANSWER), who + " " + end.told(), answer());
        }
        String word = end.isUnsafe() ? "allow=unsafe" : end.word();
        return problem(
                end.place().orElse(origin.begins()),
                who + " " + end.told(),
                word.isEmpty() ? mend() : "mend it, or write " + word + " on its fence");
    }

    /**
     * A claim by a word.
     *
     * @param claimed what the program is said to do
     * @param words of a fence and of an answer that claim it
     */
    private Optional<Problem> word(boolean holds, String claimed, String... words) {
        return holds
                ? Optional.empty()
                : problem(
                        origin.word(words), who + " is said to " + claimed + ", and " + end.told(), instead(words[0]));
    }

    private Optional<Problem> refusal() {
        if (!end.refused()) {
            return word(false, "be refused by the compiler", "compile_fail", "error", Origin.ANSWER);
        }
        if (!end.codes().equals(expected.errorCodes())) {
            String code = expected.errorCodes().stream().findFirst().orElse("compile_fail");
            return problem(origin.word(code, "error", Origin.ANSWER), who + " " + end.told(), instead("compile_fail"));
        }
        int line = end.errorLine();
        if (expected.errorLine() == 0 || line == expected.errorLine()) {
            return Optional.empty();
        }
        return line == 0
                ? problem(origin.word("line"), who + " has its first error in hidden set-up", "show that line")
                : problem(
                        origin.word("line"),
                        who + " has its first error in line " + line,
                        origin.isQuestion() ? answer() : "write line=" + line);
    }

    private String instead(String word) {
        if (origin.isQuestion()) {
            return answer();
        }
        if (end.succeeded()) {
            return "take " + word + " away, and say what it prints";
        }
        return end.word().isEmpty() ? mend() : "write " + end.word();
    }

    private String mend() {
        return end.isLate() ? "mend it, or give it more time with timeout=…" : "mend it";
    }

    private String answer() {
        return end.answer().isEmpty() ? "ask something else" : "write answer: " + end.answer();
    }

    private static Optional<Problem> problem(Place place, String message, String remedy) {
        return Optional.of(place.error(message, remedy));
    }
}
