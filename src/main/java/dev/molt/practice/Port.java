package dev.molt.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.molt.course.Block.Exercise.Cases;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.practice.PythonReference.Gave;
import dev.molt.practice.Report.Line;
import dev.molt.practice.Verdict.Case;
import dev.molt.practice.Verdict.State;
import dev.molt.run.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls of a ported function beside those of its Python reference. */
record Port(Cases cases) {

    /**
     * Calls that were made on both sides.
     *
     * @param rust as far as they were reported
     * @param run how the Rust program ended
     */
    record Both(List<List<JsonNode>> calls, List<Gave> python, List<Line> rust, RunResult run) {
        @Nullable
        Line line(int number) {
            return number < rust.size() ? rust.get(number) : null;
        }
    }

    /** Whether the call says anything: where Python raises, only a function that can fail has something to give. */
    boolean counts(Gave python) {
        return python.raised().isEmpty() || cases.returns() instanceof Fallible;
    }

    /** Whether Rust did what Python did. */
    boolean holds(Gave python, @Nullable Line rust) {
        if (rust == null || !rust.holds()) {
            return false;
        }
        if (!python.raised().isEmpty()) {
            return rust.value().has("err");
        }
        return Sameness.holds(cases.returns(), rust.value(), python.value())
                && changed(python, rust).isEmpty();
    }

    /** The first of the arguments that can be changed which the two left different. */
    private Optional<Changed> changed(Gave python, Line rust) {
        List<RustType> types =
                cases.parameters().stream().filter(Calls::isChanged).toList();
        return IntStream.range(0, types.size())
                .filter(i -> !Sameness.holds(
                        types.get(i), rust.after().get(i), python.after().get(i)))
                .mapToObj(i -> new Changed(python.left().get(i), rust.left().get(i)))
                .findFirst();
    }

    private record Changed(String python, String rust) {}

    /** The case of one call that was written down. */
    Case of(Both both, int number) {
        String name = name(both, number);
        if (holds(both.python().get(number), both.line(number))) {
            return Case.passed(name);
        }
        return number > both.rust().size() ? Case.notReached(name) : difference(both, number, name);
    }

    Case notReached(Both both, int number) {
        return Case.notReached(name(both, number));
    }

    private String name(Both both, int number) {
        return cases.function().name() + "(" + both.python().get(number).input() + ")";
    }

    /** Where the two differ, as a failed case. */
    Case difference(Both both, int number, String name) {
        Gave python = both.python().get(number);
        Line rust = both.line(number);
        Optional<Changed> changed = rust != null
                        && rust.holds()
                        && python.raised().isEmpty()
                        && Sameness.holds(cases.returns(), rust.value(), python.value())
                ? changed(python, rust)
                : Optional.empty();
        String left = changed.map(Changed::python).orElse(python.shown());
        String right = changed.map(Changed::rust).orElse(rust == null ? null : rust.holds() ? rust.shown() : null);
        String theirs = changed.isPresent() ? "leaves" : python.raised().isEmpty() ? "gives" : "raises";
        String message = "For `%s` Python %s %s, %s"
                .formatted(
                        python.input(),
                        theirs,
                        left,
                        yours(rust, right, changed.isPresent() ? "leaves" : "gives", both));
        return new Case(name, State.FAILED, message, python.input(), left, right);
    }

    private static String neverCameBack(RunResult run) {
        return switch (run.outcome()) {
            case OK -> "yours ended the whole program instead of returning.";
            case FAILED -> "yours ended the whole program instead of returning. " + run.sentence();
            // Calls before it may have taken most of the time.
            case TIMED_OUT -> "yours was running when the time for all calls was over. " + run.sentence();
            default -> "yours did not come back. " + run.sentence();
        };
    }

    private static String yours(@Nullable Line rust, @Nullable String right, String verb, Both both) {
        if (rust == null) {
            return neverCameBack(both.run());
        }
        return right == null
                ? "yours panics" + Panics.where(rust) + ": " + rust.message()
                : "yours " + verb + " " + right + ".";
    }
}
