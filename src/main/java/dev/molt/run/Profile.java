package dev.molt.run;

/** How a program is built, and whether it is run at all. */
public enum Profile {
    /** Quick to build, with overflow checks. */
    DEBUG,
    /** Optimised, as for release. The same as {@link #DEBUG} for Python. */
    RELEASE,
    /** Only checked for errors, never run. */
    CHECK,
    /** Never run: laid out anew by rustfmt or Black, {@link RunResult#stdout()} is the new text. */
    FORMAT,
    /** Never run: read by Clippy or Flake8, which find errors and what could be written better. */
    LINT
}
