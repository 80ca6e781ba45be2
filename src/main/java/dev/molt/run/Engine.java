package dev.molt.run;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** What runs the programs that a desk hands out: boxes of this machine, or runners elsewhere. Safe for use by many threads. */
public interface Engine extends AutoCloseable {

    /** Completes, and never with a failure, when it is known for the first time whether programs can run. */
    CompletableFuture<?> probed();

    /** Whether programs can run now. */
    SandboxStatus status();

    /** Runs that it takes at one time, at least 1. May change. */
    int workers();

    /**
     * Runs one program and waits for its end.
     *
     * @param worker number of the calling worker, from 0; it has one run at a time
     * @throws IOException when the run failed outside the program
     */
    RunResult run(int worker, Task task) throws IOException;

    /** Called once, when no run is under way any more. */
    @Override
    void close();
}
