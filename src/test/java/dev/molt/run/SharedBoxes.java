package dev.molt.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The boxes of this machine for desks of tests that come and go: they outlive the desks, and it is counted what they run. */
public final class SharedBoxes implements Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static @Nullable Boxes boxes;

    private final AtomicInteger runs = new AtomicInteger();

    private static synchronized Boxes boxes() {
        Boxes open = boxes;
        if (open == null) {
            Path folder = Desks.temporary();
            // Lessons are proved while other tests keep the machine busy: time is not what is tested.
            RunSettings usual = RunSettings.defaults(folder).withScratch(folder);
            open = new Boxes(usual.withCompile(usual.compile().withWall(PATIENCE))
                    .withRun(usual.run().withWall(PATIENCE)));
            Runtime.getRuntime().addShutdownHook(new Thread(open::close));
            boxes = open;
        }
        return open;
    }

    /** A desk that takes any number of runs. */
    public static RunDesk desk(Engine engine) {
        return new RunDesk(engine, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Programs that were run, compiled, formatted or looked at by this one. */
    public int runs() {
        return runs.get();
    }

    @Override
    public CompletableFuture<?> probed() {
        return boxes().probed();
    }

    @Override
    public SandboxStatus status() {
        return boxes().status();
    }

    @Override
    public int workers() {
        return boxes().workers();
    }

    @Override
    public RunResult run(int worker, Task task) throws IOException {
        runs.incrementAndGet();
        return boxes().run(worker, task);
    }

    @Override
    public void close() {
        // The boxes are for the next desk too.
    }
}
