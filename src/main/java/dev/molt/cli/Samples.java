package dev.molt.cli;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one kind, in milliseconds. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double millis) {
        values.add(millis);
    }

    int count() {
        return values.size();
    }

    void addNanos(long nanos) {
        add(nanos / 1e6);
    }

    void addAll(Samples more) {
        values.addAll(more.values);
    }

    double median() {
        return percentile(50);
    }

    /** The least value that is not below {@code percent} of all. */
    double percentile(int percent) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
