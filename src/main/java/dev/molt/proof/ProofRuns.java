package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Block.Exercise;
import dev.molt.practice.Examiner;
import dev.molt.practice.Verdict;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.SandboxStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs for a check: what a program did on the same toolchain before, it does again. Boxes are made when the first
 * program really has to run. Safe for use by many threads.
 */
public final class ProofRuns implements AutoCloseable {

    /** What may come out otherwise at the next time, when the machine has less to do. */
    private static final Set<Outcome> UNSURE = Set.of(
            Outcome.TIMED_OUT,
            Outcome.OUT_OF_MEMORY,
            Outcome.COMPILER_CRASHED,
            Outcome.STOPPED,
            Outcome.BUSY,
            Outcome.UNAVAILABLE);

    /** Of itself. */
    private static final Set<Outcome> ENDED = Set.of(Outcome.OK, Outcome.FAILED);

    private static final Set<Outcome> AGAIN = Set.of(Outcome.TIMED_OUT, Outcome.UNAVAILABLE);

    private final Toolchain toolchain;
    private final String build;
    private final ProofCache cache;
    private final Supplier<RunDesk> desks;
    private final Map<String, CompletableFuture<Twice>> ran = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<RunResult>> looked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Verdict>> examined = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger unsure = new AtomicInteger();
    private @Nullable RunDesk desk;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param build tells this Molt from others, which may run programs in another way
     * @param desks opens one that takes any number of runs; it is closed with this
     */
    public ProofRuns(Toolchain toolchain, String build, ProofCache cache, Supplier<RunDesk> desks) {
        this.toolchain = toolchain;
        this.build = build;
        this.cache = cache;
        this.desks = desks;
    }

    Toolchain toolchain() {
        return toolchain;
    }

    /**
     * What a program did.
     *
     * @param again what it did when it was run once more, where that was something else; null where it was the same, or nothing ran
     */
    record Twice(RunResult first, @Nullable RunResult again) {

        private static boolean isSame(RunResult one, RunResult other) {
            return one.outcome() == other.outcome()
                    && one.exitCode() == other.exitCode()
                    && Objects.equals(one.signal(), other.signal())
                    && one.stdout().equals(other.stdout());
        }

        private boolean isSure() {
            return !UNSURE.contains(first.outcome()) && (again == null || !UNSURE.contains(again.outcome()));
        }
    }

    /** Programs and answers that had to be run or compiled now. */
    public int started() {
        return started.get();
    }

    /** Whether every result was one that would come again. */
    boolean isSure() {
        return unsure.get() == 0;
    }

    /** Runs a program of a lesson, and once more where it came to an end: that it did something once is no proof. */
    CompletableFuture<Twice> run(RunRequest request) {
        return ran.computeIfAbsent(
                key("run", request),
                key -> cache.find(key, Twice.class)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> twice(key, request)));
    }

    /** Has a tool look at a program, or runs another build of it. */
    CompletableFuture<RunResult> look(RunRequest request) {
        return looked.computeIfAbsent(
                key("look", request),
                key -> cache.find(key, RunResult.class)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> once(desk(), key, request)
                                .thenApply(result -> keep(key, result, !UNSURE.contains(result.outcome())))));
    }

    private String key(String how, RunRequest request) {
        List<String> decisive = new ArrayList<>(List.of(
                build,
                how,
                request.language() == Language.RUST ? toolchain.rust() : toolchain.python(),
                request.language().name(),
                request.profile().name(),
                request.edition(),
                String.valueOf(request.timeout()),
                String.valueOf(request.repeats()),
                String.valueOf(request.allowUnsafe()),
                request.source(),
                request.stdin()));
        decisive.addAll(request.args());
        return ProofCache.hash(decisive);
    }

    private CompletableFuture<Twice> twice(String key, RunRequest request) {
        started.incrementAndGet();
        RunDesk open = desk();
        return once(open, key, request)
                .thenCompose(first -> request.profile() != Profile.CHECK && ENDED.contains(first.outcome())
                        ? once(open, key, request)
                                .thenApply(again -> new Twice(first, Twice.isSame(first, again) ? null : again))
                        : CompletableFuture.completedFuture(new Twice(first, null)))
                .thenApply(twice -> keep(key, twice, twice.isSure()));
    }

    private static CompletableFuture<RunResult> once(RunDesk open, String pane, RunRequest request) {
        return open.submit("proof", pane, request)
                .result()
                // A box may fail, and a machine be busy, for a moment only.
                .thenCompose(result -> AGAIN.contains(result.outcome())
                                && open.status().sandbox().ready()
                        ? open.submit("proof", pane, request).result()
                        : CompletableFuture.completedFuture(result));
    }

    /**
     * Examines an answer to an exercise.
     *
     * @throws IllegalArgumentException with a sentence when the text is none that can be run
     */
    CompletableFuture<Verdict> examine(Exercise exercise, String answer) {
        List<String> decisive = new ArrayList<>(List.of(build, toolchain.rust(), toolchain.python(), answer));
        decisive.addAll(Examiner.rules(exercise));
        String key = ProofCache.hash(decisive);
        return examined.computeIfAbsent(
                key,
                it -> cache.find(key, Verdict.class)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> examine(key, exercise, answer)));
    }

    private CompletableFuture<Verdict> examine(String key, Exercise exercise, String answer) {
        started.incrementAndGet();
        return new Examiner(desk()).examine(exercise, answer, "proof", key).thenApply(verdict -> {
            boolean told = verdict.kind().isVerdict() || verdict.kind() == Verdict.Kind.NO_REFERENCE;
            return keep(key, verdict, told && !verdict.atLimit());
        });
    }

    private <T> T keep(String key, T found, boolean sure) {
        if (sure) {
            cache.keep(key, found);
        } else {
            unsure.incrementAndGet();
        }
        return found;
    }

    private synchronized RunDesk desk() {
        if (closed) {
            throw new CancellationException("The check has ended.");
        }
        RunDesk open = desk;
        if (open == null) {
            open = desks.get();
            desk = open;
        }
        return open;
    }

    /** Why programs cannot run; null when they can, or when none had to. */
    synchronized @Nullable CannotProve obstacle() {
        if (desk == null) {
            return null;
        }
        SandboxStatus status = desk.awaitSandbox();
        return status.ready() ? null : new CannotProve(status.reason(), status.remedy());
    }

    /** Ends what is running. */
    @Override
    public void close() {
        RunDesk open;
        synchronized (this) {
            closed = true;
            open = desk;
        }
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
