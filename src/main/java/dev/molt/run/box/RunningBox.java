package dev.molt.run.box;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The processes of one box under way, what they print, and why they were ended, if they were. */
final class RunningBox {
    private static final Set<BoxEnding.Cause> OF_TIME = Set.of(BoxEnding.Cause.WALL_LIMIT, BoxEnding.Cause.CPU_LIMIT);
    private static final int SIGKILL = 9;
    private static final int SIGNALLED = 128;
    private static final int SETUP_FAILED = 125;
    private static final long LAST_OUTPUT_MS = 10_000;
    private static final long LAST_MOMENT_MS = 50;

    private final Process bwrap;
    private final @Nullable MemoryGroup group;
    private final BoxPlan plan;
    private final long started = System.nanoTime();
    private final AtomicReference<BoxEnding.@Nullable Cause> cause = new AtomicReference<>();
    private final CappedOutput stdout;
    private final CappedOutput stderr;
    private final List<Future<?>> reading;
    private boolean over;

    RunningBox(Process bwrap, @Nullable MemoryGroup group, BoxPlan plan, ExecutorService readers, PrintListener told) {
        this.bwrap = bwrap;
        this.group = group;
        this.plan = plan;
        Runnable onFlood = () -> kill(BoxEnding.Cause.OUTPUT_LIMIT);
        this.stdout = new CappedOutput(
                bwrap.getInputStream(), plan.keptBytes(), onFlood, text -> told.printed(Channel.STDOUT, text));
        this.stderr = new CappedOutput(
                bwrap.getErrorStream(), plan.keptBytes(), onFlood, text -> told.printed(Channel.STDERR, text));
        this.reading = List.of(readers.submit(stdout), readers.submit(stderr));
        readers.execute(() -> write(bwrap.getOutputStream(), plan.stdin()));
    }

    private static void write(OutputStream stdin, String text) {
        try (stdin) {
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException programReadsNoFurther) {
            return;
        }
    }

    /**
     * Kills everything in it; the first cause is kept. The end of the namespace's first process takes every other along.
     * Bubblewrap itself then ends and leaves no zombie; only where it does not, because the box was just being made, it is killed
     * too. Does nothing once the box has ended: its group may hold the next one by then.
     */
    synchronized void kill(BoxEnding.Cause why) {
        if (over || !cause.compareAndSet(null, why)) {
            return;
        }
        List<ProcessHandle> inside = processes();
        inside.forEach(ProcessHandle::destroyForcibly);
        if (inside.isEmpty() || !endsSoon()) {
            ProcessTree.kill(bwrap);
        }
        if (group != null) {
            try {
                group.group().killAll();
            } catch (IOException e) {
                throw new UncheckedIOException("the processes of a box could not be listed", e);
            }
        }
    }

    private boolean endsSoon() {
        try {
            return bwrap.waitFor(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for its end, by itself or by the wall limit. */
    BoxEnding await(Slot slot) throws IOException {
        try {
            if (!bwrap.waitFor(plan.limits().wall().toNanos(), TimeUnit.NANOSECONDS)) {
                kill(BoxEnding.Cause.WALL_LIMIT);
                bwrap.waitFor();
            }
            Duration wall = Duration.ofNanos(System.nanoTime() - started);
            for (Future<?> stream : reading) {
                stream.get(LAST_OUTPUT_MS, TimeUnit.MILLISECONDS);
            }
            end();
            Optional<Report> report = Report.read(slot.report(plan));
            if (report.isEmpty()) {
                awaitLast(slot);
            }
            Verdict verdict = plan.fixed().kind().hasVerdict() ? Verdict.read(slot.verdict(plan)) : Verdict.NONE;
            return ending(bwrap.exitValue(), wall, report, verdict);
        } catch (InterruptedException e) {
            kill(BoxEnding.Cause.STOPPED);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a box was running", e);
        } catch (ExecutionException | TimeoutException e) {
            kill(BoxEnding.Cause.STOPPED);
            throw new IOException("the output of a box could not be read to its end", e);
        }
    }

    /** The clock ends as the last one of its box; where it was killed itself, others may outlive bubblewrap for a moment. */
    private void awaitLast(Slot slot) throws IOException {
        OptionalLong first = Report.firstProcess(slot.report(plan));
        if (first.isPresent() && !ProcessTree.awaitEnd(first.getAsLong())) {
            throw new IOException("the processes of a box do not end");
        }
    }

    /** Waits for a kill that is under way. */
    private synchronized void end() {
        over = true;
    }

    private BoxEnding ending(int exit, Duration wall, Optional<Report> report, Verdict verdict) throws IOException {
        BoxEnding.Cause why = cause.get();
        if (group != null && group.ranOut() && (why == null || OF_TIME.contains(why))) {
            why = BoxEnding.Cause.MEMORY_LIMIT;
        }
        boolean measured = plan.fixed().kind().measured();
        if (why == null && exit <= SIGNALLED && (measured ? report.isEmpty() : exit == SETUP_FAILED)) {
            throw new IOException("the box could not be made: " + stderr.text().strip());
        }
        // Without a report the clock itself was killed, and the box's own exit code is all there is.
        Report known = report.orElse(new Report(
                exit > SIGNALLED ? 0 : exit, exit > SIGNALLED ? exit - SIGNALLED : 0, wall, Duration.ZERO, 0));
        BoxEnding.Cause byItself = verdict.whole() ? BoxEnding.Cause.PROGRAM : BoxEnding.Cause.VERDICT_LIMIT;
        return new BoxEnding(
                why == null ? byItself : why,
                known.exitCode(),
                why == null ? known.signal() : SIGKILL,
                stdout.text(),
                stderr.text(),
                stdout.cutBytes() + stderr.cutBytes(),
                known.wall(),
                why == BoxEnding.Cause.CPU_LIMIT ? plan.limits().cpu() : known.cpu(),
                why == BoxEnding.Cause.MEMORY_LIMIT
                        ? Math.max(known.peakBytes(), plan.limits().memoryBytes())
                        : known.peakBytes(),
                verdict.text());
    }

    /** Those that are in it now, and the one that made it. */
    List<ProcessHandle> processes() {
        return bwrap.descendants().toList();
    }

    /** Since it began. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
