package dev.molt.run.box;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at things again and again, each until its future is cancelled. */
final class Watchdog implements AutoCloseable {
    static final long EVERY_MS = 50;
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("molt-watchdog"));

    /**
     * Looks at one box until the future is cancelled.
     *
     * @param what listed once for all looks: to list the processes of a box is to go through all of the machine's
     * @param looks one after the other; none depends on how another went
     * @param firstMs milliseconds until the first look
     */
    <T> ScheduledFuture<?> watch(Supplier<T> what, List<Consumer<T>> looks, long firstMs) {
        return clock.scheduleWithFixedDelay(new Watch<>(what, looks), firstMs, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** A look that fails would be the last, and nobody would be told. */
    private static final class Watch<T> implements Runnable {
        private final Supplier<T> what;
        private final List<Consumer<T>> looks;

        /** Once: what fails at each look would fill the log. */
        private boolean told;

        Watch(Supplier<T> what, List<Consumer<T>> looks) {
            this.what = what;
            this.looks = looks;
        }

        @Override
        public void run() {
            survive(() -> {
                T found = what.get();
                looks.forEach(look -> survive(() -> look.accept(found)));
            });
        }

        private void survive(Runnable look) {
            try {
                look.run();
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.log(System.Logger.Level.ERROR, "A box could not be looked at; it is looked at again.", e);
                }
                told = true;
            }
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
