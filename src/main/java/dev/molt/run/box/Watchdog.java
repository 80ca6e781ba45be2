package dev.molt.run.box;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks at things again and again, each until its future is cancelled. */
final class Watchdog implements AutoCloseable {
    static final long EVERY_MS = 50;
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("molt-watchdog"));

    /** @param firstMs milliseconds until the first look */
    ScheduledFuture<?> watch(Runnable look, long firstMs) {
        return clock.scheduleWithFixedDelay(() -> survive(look), firstMs, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** A look that fails would be the last, and nobody would be told. */
    private static void survive(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A box could not be looked at; it is looked at again.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
