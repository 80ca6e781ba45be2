package dev.molt.run.hostile;

import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words for how a hostile program may end. */
enum Ending {
    /** Ended by itself with exit code 0. */
    OK(Outcome.OK, false),
    /** As {@link #OK}: the call it tried was refused, which its output tells. */
    DENY(Outcome.OK, false),
    /** A compile error, shown. */
    CE(Outcome.COMPILE_ERROR, false),
    /** The compiler met its time limit. */
    CTO(Outcome.TIMED_OUT, true),
    /** The compiler met its memory limit. */
    COOM(Outcome.OUT_OF_MEMORY, true),
    /** The compiler crashed. */
    CRASH(Outcome.COMPILER_CRASHED, true),
    /** The program met a time limit. */
    TO(Outcome.TIMED_OUT, false),
    /** The program met the memory limit. */
    OOM(Outcome.OUT_OF_MEMORY, false),
    /** It printed far too much. */
    OLE(Outcome.OUTPUT_LIMIT, false),
    /** Another exit code than 0, or a signal. */
    RTE(Outcome.FAILED, false);

    /** How a sentence about a limit or a crash begins when it is about none of the learner's program. */
    private static final Pattern OF_A_TOOL =
            Pattern.compile("(The compiler|rustfmt|Clippy|Black|Flake8) (took|needed|itself)");

    private final Outcome outcome;
    private final boolean ofTheCompiler;

    Ending(Outcome outcome, boolean ofTheCompiler) {
        this.outcome = outcome;
        this.ofTheCompiler = ofTheCompiler;
    }

    /** The outcome's word in answers of a site. */
    String tag() {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean is(RunResult result) {
        return result.outcome() == outcome
                && ofTheCompiler == OF_A_TOOL.matcher(result.sentence()).lookingAt();
    }
}
