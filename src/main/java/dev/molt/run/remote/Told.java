package dev.molt.run.remote;

import dev.molt.run.Diagnostic;
import dev.molt.run.Outcome;
import dev.molt.run.RunListener;
import dev.molt.run.RunResult;
import dev.molt.run.box.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was told of a run so far: each stage once, however often the run begins anew. For use by one thread. */
final class Told implements RunListener {
    private final RunListener listener;
    private final Map<Channel, StringBuilder> printed = new EnumMap<>(Channel.class);
    private List<Diagnostic> diagnostics = List.of();
    private Stage stage = Stage.NONE;
    private boolean shown;

    private enum Stage {
        NONE,
        COMPILING,
        DIAGNOSED,
        RUNNING
    }

    Told(RunListener listener) {
        this.listener = listener;
        begin();
    }

    /** It runs from the beginning, for the first time or once more. */
    void begin() {
        for (Channel channel : Channel.values()) {
            printed.put(channel, new StringBuilder());
        }
    }

    /** Whether a listener has heard some of its output: to begin anew would tell that twice. */
    boolean shown() {
        return shown;
    }

    private boolean isNew(Stage reached) {
        boolean isNew = reached.compareTo(stage) > 0;
        if (isNew) {
            stage = reached;
        }
        return isNew;
    }

    @Override
    public void compiling() {
        if (isNew(Stage.COMPILING)) {
            listener.compiling();
        }
    }

    @Override
    public void diagnosed(List<Diagnostic> found) {
        if (isNew(Stage.DIAGNOSED)) {
            diagnostics = found;
            listener.diagnosed(found);
        }
    }

    @Override
    public void running() {
        if (isNew(Stage.RUNNING)) {
            listener.running();
        }
    }

    /** Who told nobody has shown nothing. */
    @Override
    @SuppressWarnings("ReferenceEquality") // the very object
    public void printed(Channel channel, String text) {
        printed.computeIfAbsent(channel, none -> new StringBuilder()).append(text);
        shown |= listener != RunListener.NOBODY;
        listener.printed(channel, text);
    }

    /** A run that did not come to its end, with what it has printed. */
    RunResult brokenOff(Outcome outcome, String sentence) {
        return RunResult.of(
                outcome,
                sentence,
                String.valueOf(printed.get(Channel.STDOUT)),
                String.valueOf(printed.get(Channel.STDERR)),
                diagnostics);
    }
}
