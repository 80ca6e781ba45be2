package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Entry 113 of the hostile programs: runs of one pane faster than anybody clicks. */
class BurstTest {

    private static final RunRequest PROGRAM = new RunRequest(
            Language.PYTHON, "print(1)", "2021", Profile.DEBUG, List.of(), "", true, Duration.ofSeconds(60), 1, false);

    /** Two workers, whose programs run until they are stopped, and then take a moment to end. */
    private static final class Endless implements Engine {
        private static final Duration MOMENT = Duration.ofMillis(20);

        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public RunResult run(int worker, Task task) {
            started.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            CountDownLatch stopped = new CountDownLatch(1);
            task.stopSignal().whileRunning(stopped::countDown);
            try {
                stopped.await();
                new CountDownLatch(1).await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return RunResult.of(Outcome.STOPPED, "");
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
            return 2;
        }

        @Override
        public void close() {}
    }

    @Test
    void startsFewProgramsAndNeverTwoAtOnce() throws Exception {
        Endless engine = new Endless();
        List<RunTicket> tickets = new ArrayList<>();
        long begun = System.nanoTime();
        try (RunDesk desk = new RunDesk(engine, 64, 2)) {
            for (int i = 0; i < 300; i++) {
                tickets.add(desk.submit("anna", "1", PROGRAM));
                // As requests come: one after the other, and the workers in between.
                Thread.onSpinWait();
                Thread.yield();
            }
            RunTicket last = tickets.get(299);
            while (last.position() > 0) {
                Thread.yield();
            }
            long tenths = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 100;
            assertTrue(
                    engine.started.get() <= 2 + tenths,
                    engine.started + " programs in " + tenths + " tenths of a second");
            assertEquals(1, engine.most.get());
            last.stop();
            assertEquals(Outcome.STOPPED, last.result().get(1, TimeUnit.MINUTES).outcome());
        }
        for (RunTicket ticket : tickets) {
            assertEquals(
                    Outcome.STOPPED, ticket.result().get(1, TimeUnit.MINUTES).outcome());
        }
    }
}
