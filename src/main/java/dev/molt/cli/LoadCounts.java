package dev.molt.cli;

import java.util.Map;
import java.util.TreeMap;

/** What became of the requests of a load. Safe for use by many threads. */
final class LoadCounts {

    private final Samples runs = new Samples();
    private final Map<String, Integer> errors = new TreeMap<>();
    private int busy;

    synchronized void ran(long nanos) {
        runs.addNanos(nanos);
    }

    synchronized void busy() {
        busy++;
    }

    synchronized void error(String words) {
        errors.merge(words, 1, Integer::sum);
    }

    /** From asking to the result, of those that ran. */
    synchronized Samples runs() {
        return runs;
    }

    /** Answers that said to come again later. */
    synchronized int busyAnswers() {
        return busy;
    }

    /** Everything else, counted by what it said. */
    synchronized Map<String, Integer> errors() {
        return Map.copyOf(errors);
    }
}
