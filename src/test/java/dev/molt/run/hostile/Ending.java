package dev.molt.run.hostile;

import dev.molt.run.Outcome;
import dev.molt.run.RunResult;

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

    private final Outcome outcome;
    private final boolean ofTheCompiler;

    Ending(Outcome outcome, boolean ofTheCompiler) {
        this.outcome = outcome;
        this.ofTheCompiler = ofTheCompiler;
    }

    boolean is(RunResult result) {
        return result.outcome() == outcome && ofTheCompiler == result.sentence().startsWith("The compiler");
    }
}
