package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import dev.molt.run.toolchain.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** What the end of rustc means, or that of Clippy, which is rustc with more to say. */
final class CompilerEnding {
    private static final int REFUSED = 1;

    /**
     * What rustc and LLVM say, on a line of their own and not as a message, when the address space rather than the memory of their box
     * is at an end. Messages quote the learner's text, which may say anything.
     */
    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("(?m)^(?:memory allocation of \\d+ bytes failed|(?:rustc-)?LLVM ERROR: out of memory)");

    /** What a constant says that takes more; one that panics puts words of its own before the learner's. */
    private static final String CONSTANT_TOO_LARGE = "tried to allocate more memory than available to compiler";

    private static final String CONSTANT_FAILED = "E0080";

    /** What a file says that takes more, such as one without an end. */
    private static final Pattern FILE_TOO_LARGE = Pattern.compile("couldn't read `.*`: out of memory");

    private static final String LINT_OF_CLIPPY = "clippy::";

    private final BoxEnding ending;
    private final Limits limits;
    private final int shown;
    private final boolean byClippy;
    private final String who;
    private final RustMessages messages;

    CompilerEnding(BoxEnding ending, Limits limits, int shown, Profile profile) {
        this.ending = ending;
        this.limits = limits;
        this.shown = shown;
        this.byClippy = profile == Profile.LINT;
        this.who = byClippy ? Tool.CLIPPY.title() : Sentences.COMPILER;
        this.messages = RustMessages.in(ending.stderr());
    }

    boolean succeeded() {
        return ending.cause() == BoxEnding.Cause.PROGRAM && ending.signal() == 0 && ending.exitCode() == 0;
    }

    Runner.Compiled compiled() {
        return new Runner.Compiled(messages, ending.wall().toMillis(), false);
    }

    /** When nothing is to be run: it was refused, or only to be checked. */
    RunResult result() {
        return switch (ending.cause()) {
            case STOPPED -> result(Outcome.STOPPED, Sentences.STOPPED);
            case WALL_LIMIT, CPU_LIMIT -> result(Outcome.TIMED_OUT, Sentences.toolEnded(who, ending.cause(), limits));
            case MEMORY_LIMIT -> result(Outcome.OUT_OF_MEMORY, Sentences.toolEnded(who, ending.cause(), limits));
            case OUTPUT_LIMIT, VERDICT_LIMIT -> result(Outcome.COMPILE_ERROR, Sentences.compileErrors(messages));
            case PROGRAM -> ofItself();
        };
    }

    private RunResult ofItself() {
        if (succeeded() || onlyLints()) {
            return result(Outcome.OK, byClippy ? Sentences.linted(Tool.CLIPPY) : Sentences.checked(Language.RUST));
        }
        if (ending.signal() == Signals.FILE_LIMIT) {
            return result(Outcome.COMPILE_ERROR, Sentences.programTooLarge(limits));
        }
        // Two threads of it can use up the processor's time before the clock on the wall is at its limit.
        if (ending.signal() == Signals.CPU_LIMIT) {
            return result(Outcome.TIMED_OUT, Sentences.toolEnded(who, BoxEnding.Cause.CPU_LIMIT, limits));
        }
        if (ranOutOfMemory()) {
            return result(Outcome.OUT_OF_MEMORY, Sentences.toolEnded(who, BoxEnding.Cause.MEMORY_LIMIT, limits));
        }
        return ending.signal() == 0 && ending.exitCode() == REFUSED
                ? result(Outcome.COMPILE_ERROR, Sentences.compileErrors(messages))
                : result(Outcome.COMPILER_CRASHED, Sentences.toolCrashed(who));
    }

    private boolean ranOutOfMemory() {
        return OUT_OF_MEMORY.matcher(ending.stderr()).find()
                || messages.diagnostics().stream().anyMatch(CompilerEnding::tellsOfMemory);
    }

    private static boolean tellsOfMemory(Diagnostic said) {
        return CONSTANT_FAILED.equals(said.code())
                ? said.message().equals(CONSTANT_TOO_LARGE)
                : said.code() == null && FILE_TOO_LARGE.matcher(said.message()).matches();
    }

    /** Clippy calls some of its findings errors; rustc compiles such a program all the same. */
    private boolean onlyLints() {
        return byClippy
                && ending.signal() == 0
                && ending.exitCode() == REFUSED
                && messages.errors() > 0
                && messages.diagnostics().stream()
                        .filter(it -> it.level() == Diagnostic.Level.ERROR)
                        .allMatch(it -> String.valueOf(it.code()).startsWith(LINT_OF_CLIPPY));
    }

    private RunResult result(Outcome outcome, String sentence) {
        // What a crashing compiler prints is about the compiler and the paths it lies in.
        String rendered = outcome == Outcome.COMPILER_CRASHED ? "" : messages.rendered();
        boolean cut = rendered.length() > shown;
        List<Diagnostic> diagnostics = outcome == Outcome.COMPILER_CRASHED ? List.of() : messages.diagnostics();
        return RunResult.ofTool(
                outcome,
                sentence,
                ending,
                ending.wall().toMillis(),
                "",
                cut ? rendered.substring(0, shown) : rendered,
                diagnostics,
                Math.max(0, rendered.length() - shown) + ending.cutBytes());
    }
}
