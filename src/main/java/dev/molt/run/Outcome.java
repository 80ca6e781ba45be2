package dev.molt.run;

/** How a run ended. {@link RunResult#sentence()} tells it to the learner. */
public enum Outcome {
    /** The program ended by itself with exit code 0; or, when only checked, has no error. */
    OK,
    /** The Rust compiler refused the program. */
    COMPILE_ERROR,
    /** The library compiled, and the tests did not compile against it: what they call is missing or has another signature. */
    TESTS_DO_NOT_FIT,
    /** The program ended with another exit code or by a signal. */
    FAILED,
    /** Compiling or running took longer than allowed. */
    TIMED_OUT,
    /** Compiling or running needed more memory than allowed. */
    OUT_OF_MEMORY,
    /** The program printed far more than is shown and was ended, or reported more than is kept. */
    OUTPUT_LIMIT,
    /** The compiler itself failed. */
    COMPILER_CRASHED,
    /** Ended on request, or because a newer run of the same pane took its place. */
    STOPPED,
    /** Never started: too many runs are waiting. */
    BUSY,
    /** Not run, or not to its end, by no fault of the program: there is no working box, or the machine with it went away. */
    UNAVAILABLE
}
