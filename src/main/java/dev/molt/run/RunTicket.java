package dev.molt.run;

import java.util.concurrent.CompletableFuture;

/** One submitted run. */
public interface RunTicket {

    /** Completes with the result, whatever the outcome; never exceptionally for anything that a program does. */
    CompletableFuture<RunResult> result();

    /** Place in the queue from 1; 0 once it runs or has ended. */
    int position();

    /** Ends it, waiting or running, as {@link Outcome#STOPPED}. Does nothing when it has ended. */
    void stop();
}
