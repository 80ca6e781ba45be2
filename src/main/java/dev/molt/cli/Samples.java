package dev.molt.cli;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Measured values of one kind, in milliseconds. */
final class Samples {

    private double[] sorted = {};

    void add(double millis) {
        sorted = DoubleStream.concat(Arrays.stream(sorted), DoubleStream.of(millis))
                .sorted()
                .toArray();
    }

    void addNanos(long nanos) {
        add(nanos / 1e6);
    }

    double median() {
        return percentile(50);
    }

    /** The least value that is not below {@code percent} of all. */
    double percentile(int percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
