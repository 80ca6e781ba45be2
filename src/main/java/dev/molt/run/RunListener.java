package dev.molt.run;

import dev.molt.run.box.Channel;
import java.util.List;

/**
 * Hears what becomes of a run, in this order: a place in line, compiling where that is needed, what the compiler says of the
 * program, running where it takes that, what the program prints, the result. A run may skip all but the last, which always comes and
 * ends it.
 */
public interface RunListener {
    RunListener NOBODY = new RunListener() {};

    /** @param position in the queue, from 1, whenever it has changed */
    default void queued(int position) {}

    default void compiling() {}

    /** @param found warnings, and errors where the compiler refuses it */
    default void diagnosed(List<Diagnostic> found) {}

    default void running() {}

    /**
     * @param text the next piece of what {@link RunResult} holds in the end: standard output as it comes, standard error in whole
     *     lines
     */
    default void printed(Channel channel, String text) {}

    /** What was printed last may stand here alone. */
    default void finished(RunResult result) {}
}
