package dev.molt.cli;

import java.util.Map;
import java.util.TreeMap;

/** What somebody met who ran a small program again and again, as the lesson has it (compiled already) and edited. */
final class Hellos {

    private final Samples cached = new Samples();
    private final Samples edited = new Samples();
    private final Map<String, Integer> failures = new TreeMap<>();

    /** One that failed counts with the time until the learner knew. */
    void add(boolean wasEdited, Site.Run run) {
        times(wasEdited).addNanos(run.nanos());
        if (!run.outcome().equals("ok")) {
            failures.merge(run.outcome().isEmpty() ? "status " + run.status() : run.outcome(), 1, Integer::sum);
        }
    }

    void addAll(Hellos more) {
        cached.addAll(more.cached);
        edited.addAll(more.edited);
        more.failures.forEach((ending, times) -> failures.merge(ending, times, Integer::sum));
    }

    Samples times(boolean ofEdited) {
        return ofEdited ? edited : cached;
    }

    int count() {
        return cached.count() + edited.count();
    }

    /** By how they ended instead of well. */
    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }
}
