package dev.molt.run;

import dev.molt.run.box.DaemonThreads;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Boxes of this machine, one for each worker. */
final class Boxes implements Engine {
    private static final System.Logger LOG = System.getLogger(Boxes.class.getName());
    private static final SandboxStatus PROBING =
            SandboxStatus.off("The sandbox is being probed.", "Wait a few seconds.");

    private final RunSettings settings;
    private final CompletableFuture<SandboxProbe.Prepared> prepared = new CompletableFuture<>();

    /** Returns at once and probes in the background. */
    Boxes(RunSettings settings) {
        this.settings = settings;
        DaemonThreads.named("molt-probe").newThread(this::prepare).start();
    }

    private void prepare() {
        SandboxProbe.Prepared result = SandboxProbe.prepare(settings);
        SandboxStatus status = result.status();
        if (status.ready()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Programs run in boxes: bwrap {0}, {1}, Python {2}, Rust {3}.",
                    status.bwrap(),
                    status.limits(),
                    status.python(),
                    status.rustc());
        } else {
            LOG.log(System.Logger.Level.ERROR, "Running programs is off. {0} {1}", status.reason(), status.remedy());
        }
        prepared.complete(result);
    }

    @Override
    public CompletableFuture<?> probed() {
        return prepared;
    }

    @Override
    public SandboxStatus status() {
        return prepared.isDone() ? prepared.join().status() : PROBING;
    }

    @Override
    public int workers() {
        return settings.desk().workers();
    }

    @Override
    public RunResult run(int worker, Task task) throws IOException {
        SandboxProbe.Prepared ready = prepared.join();
        Runner runner = ready.runner();
        return runner == null
                ? RunResult.of(Outcome.UNAVAILABLE, Sentences.unavailable(ready.status()))
                : runner.run(runner.sandbox().slot(worker), task);
    }

    @Override
    public void close() {
        prepared.join().close();
    }
}
