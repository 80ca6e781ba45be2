package dev.molt.run.remote;

import dev.molt.run.Engine;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import dev.molt.run.SandboxStatus;
import dev.molt.run.Sentences;
import dev.molt.run.Task;
import dev.molt.run.box.DaemonThreads;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs on other machines. A run whose runner goes away begins anew on another one, unless its listener has heard output
 * already: that would come twice.
 */
public final class Runners implements Engine {
    private static final System.Logger LOG = System.getLogger(Runners.class.getName());
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    /** A program that ends its runner must not end them all. */
    private static final int MOST_LOST = 3;

    private static final String WENT_AWAY =
            "The machine that ran the program went away before its end; no fault of the program. Run it again.";

    private static final String NO_ROOM = "Busy: no machine had room for the program; try again in a moment.";

    private final RemoteSettings settings;
    private final Pool pool;
    private final ScheduledExecutorService checks;
    private final CompletableFuture<Void> probed;

    /** Returns at once and looks for the runners in the background, from now on. */
    public Runners(RemoteSettings settings) {
        this.settings = settings;
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connect())
                .build();
        pool = new Pool(
                settings.urls().stream()
                        .map(url -> new Link(url, client, settings.secret(), settings.silence()))
                        .toList(),
                settings.patience());
        checks = Executors.newScheduledThreadPool(settings.urls().size(), DaemonThreads.named("molt-runner-health"));
        probed = CompletableFuture.allOf(pool.members().stream()
                .map(member -> CompletableFuture.runAsync(() -> check(member), checks))
                .toArray(CompletableFuture[]::new));
        for (Pool.Member member : pool.members()) {
            ScheduledFuture<?> unused = checks.scheduleWithFixedDelay(
                    () -> check(member), LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void check(Pool.Member member) {
        try {
            pool.heard(member, member.link().health());
        } catch (RunnerFault fault) {
            pool.failed(member, fault);
        } catch (RuntimeException e) {
            // The next look must come all the same.
            LOG.log(System.Logger.Level.ERROR, "A runner could not be asked.", e);
            pool.failed(member, new RunnerFault(RunnerFault.Kind.AWAY, "It could not be asked.", "See the log."));
        }
    }

    @Override
    public CompletableFuture<?> probed() {
        return probed;
    }

    @Override
    public SandboxStatus status() {
        return pool.status();
    }

    /** Each runner, in the order of the settings. */
    public List<RunnerStatus> statuses() {
        return pool.statuses();
    }

    @Override
    public int workers() {
        @Nullable Integer wanted = settings.workers();
        return wanted == null ? pool.workers() : wanted;
    }

    @Override
    public RunResult run(int worker, Task task) {
        try {
            return run(task, new Told(task.told()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RunResult.of(Outcome.STOPPED, Sentences.STOPPED);
        }
    }

    private RunResult run(Task task, Told told) throws InterruptedException {
        Set<Pool.Member> failed = new HashSet<>();
        long since = System.nanoTime();
        int lost = 0;
        while (true) {
            Optional<Pool.Member> chosen = take(task, failed, since);
            if (chosen.isEmpty()) {
                return nobody(task, told);
            }
            Pool.Member member = chosen.get();
            try {
                return member.link().run(task, told);
            } catch (RunnerFault fault) {
                note(member, fault, failed);
                if (told.shown()) {
                    return told.brokenOff(Outcome.UNAVAILABLE, WENT_AWAY);
                }
                if (fault.kind() == RunnerFault.Kind.LOST) {
                    lost++;
                    since = System.nanoTime();
                }
                if (lost == MOST_LOST
                        || System.nanoTime() - since > settings.patience().toNanos()) {
                    return fault.kind() == RunnerFault.Kind.BUSY
                            ? RunResult.of(Outcome.BUSY, NO_ROOM)
                            : RunResult.of(Outcome.UNAVAILABLE, WENT_AWAY);
                }
            } finally {
                pool.giveBack(member);
            }
        }
    }

    private Optional<Pool.Member> take(Task task, Set<Pool.Member> failed, long since) throws InterruptedException {
        String affinity = task.request().shared() ? task.request().source() : task.learner();
        task.stopSignal().whileRunning(pool::wake);
        try {
            return pool.take(affinity, failed, since, task.stopSignal());
        } finally {
            task.stopSignal().ended();
        }
    }

    private void note(Pool.Member member, RunnerFault fault, Set<Pool.Member> failed) {
        pool.failed(member, fault);
        if (fault.kind() != RunnerFault.Kind.BUSY) {
            failed.add(member);
            checks.execute(() -> check(member));
        }
    }

    private RunResult nobody(Task task, Told told) {
        SandboxStatus status = pool.status();
        if (task.stopSignal().stopped()) {
            return told.brokenOff(Outcome.STOPPED, Sentences.STOPPED);
        }
        return status.ready()
                ? RunResult.of(Outcome.BUSY, NO_ROOM)
                : RunResult.of(Outcome.UNAVAILABLE, Sentences.unavailable(status));
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
