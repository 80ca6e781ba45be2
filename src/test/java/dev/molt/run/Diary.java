package dev.molt.run;

import dev.molt.run.box.Channel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down what it hears; pieces of output that follow each other become one. */
public final class Diary implements RunListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();

    /** Such as {@code queued 1}, {@code compiling}, {@code stdout a} and, at the end, {@code finished OK}. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public boolean holds(String line) {
        return lines.contains(line);
    }

    public boolean hasEnded() {
        return result.isDone();
    }

    @Override
    public void queued(int position) {
        lines.add("queued " + position);
    }

    @Override
    public void compiling() {
        lines.add("compiling");
    }

    @Override
    public void diagnosed(List<Diagnostic> found) {
        found.forEach(it -> lines.add("diagnosed " + it.code()));
    }

    @Override
    public void running() {
        lines.add("running");
    }

    @Override
    public void printed(Channel channel, String text) {
        lines.add(channel.name().toLowerCase(java.util.Locale.ROOT) + " " + text);
    }

    @Override
    public void finished(RunResult ending) {
        lines.add("finished " + ending.outcome());
        result.complete(ending);
    }

    /** All that was told of a stream before the end. */
    public String heard(Channel channel) {
        String name = channel.name().toLowerCase(java.util.Locale.ROOT) + " ";
        StringBuilder text = new StringBuilder();
        lines.stream().filter(it -> it.startsWith(name)).forEach(it -> text.append(it.substring(name.length())));
        return text.toString();
    }
}
