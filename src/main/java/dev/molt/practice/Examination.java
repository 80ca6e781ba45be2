package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Exercise.Cases;
import dev.molt.practice.Port.Both;
import dev.molt.practice.PythonReference.Gave;
import dev.molt.practice.Report.Line;
import dev.molt.practice.Verdict.Case;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One answer on its way to its verdict. */
final class Examination {
    private final Exercise exercise;
    private final String source;
    private final Examiner.Boxes boxes;
    private final long seed;
    private final TestCrate crate;

    /** What the two sides made of the same calls. */
    private record Trip(RunResult rust, RunResult python) {}

    Examination(Exercise exercise, String source, Examiner.Boxes boxes, long seed) {
        this.exercise = exercise;
        this.source = source;
        this.boxes = boxes;
        this.seed = seed;
        this.crate = TestCrate.of(exercise);
    }

    CompletableFuture<Verdict> verdict() {
        Cases cases = exercise.cases();
        if (cases == null) {
            return rust("").thenApplyAsync(this::ofTests);
        }
        List<List<JsonNode>> calls = new ArrayList<>(Calls.written(cases));
        calls.addAll(MadeUpInputs.of(cases.parameters(), cases.generated(), seed));
        return trip(cases, calls, cases.inputs().size()).thenComposeAsync(trip -> ofPort(cases, calls, trip));
    }

    private CompletableFuture<RunResult> rust(String stdin) {
        return boxes.answer(Examiner.request(exercise, source, Profile.DEBUG, stdin, crate.text()));
    }

    /** @param heard what the learner's code prints in the first so many calls is kept */
    private CompletableFuture<Trip> trip(Cases cases, List<List<JsonNode>> calls, int heard) {
        CompletableFuture<RunResult> python = boxes.reference(PythonReference.request(
                Objects.requireNonNull(exercise.reference()), cases.function().name(), cases.parameters(), calls));
        return rust(Calls.inputs(cases.parameters(), calls, heard)).thenCombine(python, Trip::new);
    }

    private Verdict ofTests(RunResult run) {
        Report report = Report.in(run.report(), crate.tests().size(), 0);
        return Verdicts.beforeCases(exercise, source, run)
                .orElseGet(() -> Verdicts.of(run, report.whole(), tests(report, run), 0));
    }

    private List<Case> tests(Report report, RunResult run) {
        List<Case> cases = new ArrayList<>();
        int done = report.tests().size();
        for (int i = 0; i < crate.tests().size(); i++) {
            String name = crate.tests().get(i).replace('_', ' ').strip();
            if (i >= done) {
                cases.add(i == done ? Verdicts.ended(name, run) : Case.notReached(name));
            } else {
                Line line = report.tests().get(i);
                cases.add(line.holds() ? Case.passed(name) : Panics.of(name, line));
            }
        }
        return cases;
    }

    private CompletableFuture<Verdict> ofPort(Cases cases, List<List<JsonNode>> calls, Trip trip) {
        Optional<Verdict> early = Verdicts.beforeCases(exercise, source, trip.rust());
        Optional<List<Gave>> python = PythonReference.answers(trip.python(), calls.size());
        if (early.isPresent() || python.isEmpty()) {
            return done(early.orElseGet(
                    () -> Verdicts.withoutReference(cases.function().name(), trip.python())));
        }
        int written = cases.inputs().size();
        Port port = new Port(cases);
        Optional<Gave> outside = python.get().subList(0, written).stream()
                .filter(gave -> !port.counts(gave))
                .findFirst();
        if (outside.isPresent()) {
            return done(Verdicts.referenceRaised(cases.function().name(), outside.get(), trip.rust()));
        }
        Report report = report(trip.rust(), calls.size());
        Both both = new Both(calls, python.get(), report.calls(), trip.rust());
        List<Case> found = tests(report, trip.rust());
        boolean testsDone = report.tests().size() == crate.tests().size();
        for (int i = 0; i < written; i++) {
            found.add(testsDone ? port.of(both, i) : port.notReached(both, i));
        }
        return madeUp(port, both, testsDone).thenApply(last -> {
            last.ifPresent(found::add);
            return Verdicts.of(trip.rust(), report.whole(), found, seed);
        });
    }

    private Report report(RunResult run, int calls) {
        return Report.in(run.report(), crate.tests().size(), calls);
    }

    /** All calls that nobody wrote down are one case; empty when there are none. */
    private CompletableFuture<Optional<Case>> madeUp(Port port, Both both, boolean testsDone) {
        int written = port.cases().inputs().size();
        int count = both.calls().size() - written;
        String name = count == 1 ? "1 more input, made up by Molt" : count + " more inputs, made up by Molt";
        if (count == 0) {
            return done(Optional.empty());
        }
        if (!testsDone || both.rust().size() < written) {
            return done(Optional.of(Case.notReached(name)));
        }
        OptionalInt differs = firstDifference(port, both, written);
        return differs.isEmpty()
                ? done(Optional.of(Case.passed(name)))
                : shrunk(
                                port,
                                both,
                                differs.getAsInt(),
                                name,
                                System.nanoTime() + boxes.patience().toNanos())
                        .thenApply(Optional::of);
    }

    /** Behind the one that ended the program nothing was called. */
    private static OptionalInt firstDifference(Port port, Both both, int from) {
        return IntStream.range(from, Math.min(both.calls().size(), both.rust().size() + 1))
                .filter(i -> port.counts(both.python().get(i)))
                .filter(i -> !port.holds(both.python().get(i), both.line(i)))
                .findFirst();
    }

    /** The difference at the simplest input that shows one, as far as there is time to find it. */
    private CompletableFuture<Case> shrunk(Port port, Both both, int number, String name, long giveUp) {
        Case found = port.difference(both, number, name);
        List<List<JsonNode>> simpler =
                Shrinking.simpler(port.cases().parameters(), both.calls().get(number));
        boolean slow = both.run().outcome() == Outcome.TIMED_OUT || both.run().outcome() == Outcome.OUT_OF_MEMORY;
        if (System.nanoTime() > giveUp || slow || simpler.isEmpty()) {
            return done(found);
        }
        return trip(port.cases(), simpler, 0).thenComposeAsync(trip -> {
            Optional<List<Gave>> python = PythonReference.answers(trip.python(), simpler.size());
            if (python.isEmpty()) {
                return done(found);
            }
            List<Line> lines = report(trip.rust(), simpler.size()).calls();
            Both next = new Both(simpler, python.get(), lines, trip.rust());
            OptionalInt differs = trip.rust().report().isEmpty() ? OptionalInt.empty() : firstDifference(port, next, 0);
            return differs.isEmpty() ? done(found) : shrunk(port, next, differs.getAsInt(), name, giveUp);
        });
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
