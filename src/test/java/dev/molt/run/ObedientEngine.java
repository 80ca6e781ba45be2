package dev.molt.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workers whose programs, told apart by their text, run until a test ends them or somebody stops them. */
final class ObedientEngine implements Engine {
    private final int workers;
    private final List<Program> started = new CopyOnWriteArrayList<>();

    private record Program(String text, CompletableFuture<Outcome> ending) {}

    ObedientEngine(int workers) {
        this.workers = workers;
    }

    /** In the order in which they were started, each as often as it was. */
    List<String> started() {
        return started.stream().map(Program::text).toList();
    }

    /** Lets the oldest of those that run end by itself. */
    void endOne() {
        started.stream()
                .map(Program::ending)
                .filter(ending -> ending.complete(Outcome.OK))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing runs"));
    }

    @Override
    public RunResult run(int worker, Task task) {
        Program program = new Program(task.request().source(), new CompletableFuture<>());
        task.stopSignal().whileRunning(() -> program.ending.complete(Outcome.STOPPED));
        started.add(program);
        return RunResult.of(program.ending.join(), "");
    }

    @Override
    public CompletableFuture<?> probed() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public SandboxStatus status() {
        return new SandboxStatus(true, "", "", "none", "", "", "", Map.of());
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void close() {}
}
