package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import dev.molt.run.toolchain.Tool;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Tells a learner how a run ended, in one sentence. */
public final class Sentences {
    public static final String STOPPED = "The run was stopped.";
    static final String COMPILED = "The program is compiled.";
    static final String REPLACED = "A newer run of the same program took its place.";
    static final String CLOSING = "The server is shutting down; try again in a moment.";

    static final String TESTS_DO_NOT_FIT =
            "The tests do not fit this text: something that they use is missing here, is not `pub`, or"
                    + " takes or returns another type. Compare the signature that is asked for with yours.";
    static final String REPORTED_TOO_MUCH = "The tests reported more than can be read, so nothing is known of them.";

    static final String TOO_DEEP_FOR_PYTHON = "Python could not read the program: it is too large or nests too deeply.";

    static final String COMPILER = "The compiler";
    static final String FORMATTED_TOO_LARGE = "Laid out anew, the text would be too long.";

    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private Sentences() {}

    static String busy(long waiting) {
        return "Busy: " + (waiting == 1 ? "1 program is" : waiting + " programs are")
                + " in line already; try again in a moment.";
    }

    static String ownInLine(long own) {
        return "Busy: " + (own == 1 ? "1 program of yours is" : own + " programs of yours are")
                + " in line already; try again in a moment.";
    }

    public static String unavailable(SandboxStatus status) {
        return "Programs cannot run on this server now: " + status.reason() + " " + status.remedy();
    }

    static String boxFailed() {
        return "The box for this run could not be made; the program did not start. Try again.";
    }

    static String compileErrors(RustMessages messages) {
        long count = messages.errors();
        String codes = messages.errorCodes();
        return "Rust did not compile it: " + (count == 1 ? "one error" : count + " errors")
                + (codes.isEmpty() ? "." : " (" + codes + ").");
    }

    static String toolMissing(Tool tool, String said) {
        return tool.title() + " cannot be used on this server: it is " + said + ".";
    }

    /** @param who {@link #COMPILER}, Python or a tool */
    static String toolEnded(String who, BoxEnding.Cause cause, Limits limits) {
        return switch (cause) {
            case MEMORY_LIMIT -> who + " needed more than " + size(limits.memoryBytes()) + " of memory and was ended.";
            case CPU_LIMIT -> who + " used more than " + seconds(limits.cpu()) + " of processor time and was ended.";
            default -> who + " took longer than " + seconds(limits.wall()) + " and was ended.";
        };
    }

    static String toolCrashed(String who) {
        return who + " itself crashed on this program"
                + (who.equals(COMPILER) ? "; Rust could neither accept nor refuse it." : " and says nothing about it.");
    }

    static String formatted(Tool tool) {
        return "The text is laid out as " + tool.title() + " does it.";
    }

    static String linted(Tool tool) {
        return tool.title() + " has read the program.";
    }

    static String unreadable(Tool tool) {
        return tool.title() + " cannot read this text.";
    }

    static String programTooLarge(Limits limits) {
        return "The compiled program would be larger than " + size(limits.fileBytes()) + ".";
    }

    static String checked(Language language) {
        return language == Language.RUST ? "Rust finds no error in it." : "Python finds no syntax error in it.";
    }

    static String ended(boolean truncated) {
        return truncated
                ? "The program ran to its end; only the head of its output is shown."
                : "The program ran to its end.";
    }

    static String timedOut(Duration limit) {
        return "The program ran longer than " + seconds(limit) + " and was ended.";
    }

    static String outOfCpu(Duration limit) {
        return "The program used more than " + seconds(limit) + " of processor time and was ended.";
    }

    static String outOfMemory(Limits limits) {
        return "The program needed more memory than the " + size(limits.memoryBytes()) + " it may use.";
    }

    static String tooMuchOutput(int shown) {
        return "The program printed far more than the " + size(shown) + " that are shown and was ended.";
    }

    static String panicked() {
        return "The program panicked (exit code 101).";
    }

    static String overflowedStack() {
        return "The program overflowed its stack and was ended (SIGABRT).";
    }

    static String unread(Traceback traceback) {
        return "Python could not read the program: " + traceback.exception()
                + (traceback.line() == 0 ? "." : " in line " + traceback.line() + ".");
    }

    static String raised(Traceback traceback) {
        return "The program ended with an uncaught " + traceback.exception() + ".";
    }

    static String exited(int code) {
        return "The program ended with exit code " + code + ".";
    }

    static String signalled(int signal) {
        return switch (signal) {
            case 4 -> "The program executed an invalid instruction and was ended (SIGILL).";
            case Signals.ABORT -> "The program aborted itself (SIGABRT).";
            case 11 -> "The program touched memory that is not its own and was ended (SIGSEGV).";
            case Signals.FILE_LIMIT -> "The program wrote a larger file than it may and was ended (SIGXFSZ).";
            case Signals.FORBIDDEN_CALL ->
                "The program made a system call that is forbidden here and was ended (SIGSYS).";
            default -> "The program was ended by " + Signals.name(signal) + ".";
        };
    }

    private static String seconds(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        return seconds == 1 ? "1 second" : new DecimalFormat("0.###", ENGLISH).format(seconds) + " seconds";
    }

    private static String size(long bytes) {
        long kib = bytes / 1024;
        if (kib % (1024 * 1024) == 0) {
            return kib / (1024 * 1024) + " GiB";
        }
        return kib % 1024 == 0 ? kib / 1024 + " MiB" : kib + " KiB";
    }
}
