package dev.molt.run.box;

import org.jspecify.annotations.Nullable;

/** Lets one thread end a run that another is waiting for. Safe for use by many threads; stops once and for good. */
public final class StopSignal {
    private boolean stopped;
    private @Nullable Runnable ender;

    /** Ends what runs now, and keeps anything further from starting. */
    public void stop() {
        Runnable toRun;
        synchronized (this) {
            stopped = true;
            toRun = ender;
        }
        if (toRun != null) {
            toRun.run();
        }
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    /** Calls {@code end} on {@link #stop()}, or at once when that has come already. */
    public void whileRunning(Runnable end) {
        synchronized (this) {
            ender = end;
            if (!stopped) {
                return;
            }
        }
        end.run();
    }

    /** What ran has ended by itself: there is nothing to end any more. */
    public synchronized void ended() {
        ender = null;
    }
}
