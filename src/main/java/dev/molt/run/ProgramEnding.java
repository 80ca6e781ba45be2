package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the end of a learner's program means. */
record ProgramEnding(RunRequest request, Limits limits, int shown) {
    private static final int PANIC = 101;

    /** What Rust says before it aborts, maybe behind something that the program has begun to print. */
    private static final Pattern OUT_OF_MEMORY = Pattern.compile("memory allocation of \\d+ bytes failed");

    private record Meaning(Outcome outcome, String sentence) {}

    /** @param endings of all repeats; what the last one did is told, its times as the median of all */
    RunResult result(List<BoxEnding> endings, Runner.Compiled compiled) {
        BoxEnding last = endings.get(endings.size() - 1);
        String stderr = last.stderr();
        List<Diagnostic> diagnostics = new ArrayList<>(compiled.messages().diagnostics());
        Optional<Traceback> traceback = Optional.empty();
        if (request.language() == Language.PYTHON) {
            stderr = Traceback.withoutPaths(stderr);
            traceback = last.exitCode() == 0 ? Optional.empty() : Traceback.in(stderr);
        }
        if (traceback.isPresent()) {
            diagnostics.add(traceback.get().diagnostic(stderr));
        }
        Meaning meaning = meaning(last, stderr, traceback);
        return new RunResult(
                meaning.outcome,
                meaning.sentence,
                last.signal() == 0 ? last.exitCode() : -1,
                last.signal() == 0 ? null : Signals.name(last.signal()),
                last.stdout(),
                stderr,
                diagnostics,
                compiled.took(),
                median(endings, BoxEnding::wall),
                median(endings, BoxEnding::cpu),
                endings.stream().mapToLong(BoxEnding::peakBytes).max().orElse(0),
                last.cutBytes(),
                compiled.cached(),
                last.verdict());
    }

    private Meaning meaning(BoxEnding ending, String stderr, Optional<Traceback> traceback) {
        return switch (ending.cause()) {
            case STOPPED -> new Meaning(Outcome.STOPPED, Sentences.STOPPED);
            case WALL_LIMIT -> new Meaning(Outcome.TIMED_OUT, Sentences.timedOut(limits.wall()));
            case CPU_LIMIT -> new Meaning(Outcome.TIMED_OUT, Sentences.outOfCpu(limits.cpu()));
            case MEMORY_LIMIT -> new Meaning(Outcome.OUT_OF_MEMORY, Sentences.outOfMemory(limits));
            case OUTPUT_LIMIT -> new Meaning(Outcome.OUTPUT_LIMIT, Sentences.tooMuchOutput(shown));
            case VERDICT_LIMIT -> new Meaning(Outcome.OUTPUT_LIMIT, Sentences.REPORTED_TOO_MUCH);
            case PROGRAM -> ofItself(ending, stderr, traceback);
        };
    }

    private Meaning ofItself(BoxEnding ending, String stderr, Optional<Traceback> traceback) {
        if (request.profile() == Profile.CHECK) {
            return checked(ending, traceback);
        }
        if (ending.signal() != 0) {
            return bySignal(ending, stderr);
        }
        if (ending.exitCode() == 0) {
            return new Meaning(Outcome.OK, Sentences.ended(ending.truncated()));
        }
        if (traceback.filter(Traceback::isOutOfMemory).isPresent()) {
            return new Meaning(Outcome.OUT_OF_MEMORY, Sentences.outOfMemory(limits));
        }
        boolean panicked =
                request.language() == Language.RUST && ending.exitCode() == PANIC && stderr.contains("panicked at");
        return new Meaning(
                Outcome.FAILED,
                panicked
                        ? Sentences.panicked()
                        : traceback.map(it -> raised(it, stderr)).orElse(Sentences.exited(ending.exitCode())));
    }

    private static String raised(Traceback traceback, String stderr) {
        return traceback.isOfUnread(stderr) ? Sentences.unread(traceback) : Sentences.raised(traceback);
    }

    /** Of a text that Python was to read and not to run: nothing that ended is the program. */
    private Meaning checked(BoxEnding ending, Optional<Traceback> traceback) {
        if (ending.signal() == Signals.CPU_LIMIT) {
            return new Meaning(Outcome.TIMED_OUT, Sentences.outOfCpu(limits.cpu()));
        }
        if (ending.signal() != 0) {
            return new Meaning(
                    Outcome.COMPILER_CRASHED,
                    Sentences.toolCrashed(request.language().title()));
        }
        return ending.exitCode() == 0
                ? new Meaning(Outcome.OK, Sentences.checked(request.language()))
                : new Meaning(
                        Outcome.COMPILE_ERROR,
                        // It names no place where it gives up rather than finds a mistake.
                        traceback.map(Sentences::unread).orElse(Sentences.TOO_DEEP_FOR_PYTHON));
    }

    private Meaning bySignal(BoxEnding ending, String stderr) {
        // A program may send itself the signal of the processor limit. The kernel sends it by a coarser clock than the
        // one that is read in the end: on a busy machine a tenth earlier.
        if (ending.signal() == Signals.CPU_LIMIT
                && ending.cpu().compareTo(limits.cpu().multipliedBy(3).dividedBy(4)) >= 0) {
            return new Meaning(Outcome.TIMED_OUT, Sentences.outOfCpu(limits.cpu()));
        }
        if (ending.signal() == Signals.ABORT && OUT_OF_MEMORY.matcher(stderr).find()) {
            return new Meaning(Outcome.OUT_OF_MEMORY, Sentences.outOfMemory(limits));
        }
        if (ending.signal() == Signals.ABORT && stderr.contains("has overflowed its stack")) {
            return new Meaning(Outcome.FAILED, Sentences.overflowedStack());
        }
        return new Meaning(Outcome.FAILED, Sentences.signalled(ending.signal()));
    }

    private static long median(List<BoxEnding> endings, Function<BoxEnding, Duration> time) {
        List<Duration> sorted = endings.stream().map(time).sorted().toList();
        return Math.round(sorted.get(sorted.size() / 2).toNanos() / 1e6);
    }
}
