package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    /** As bubblewrap may do when it is killed while it makes a box. */
    @Test
    void whatItStartsAtThatVeryMomentIsKilledToo() throws Exception {
        for (int round = 0; round < 10; round++) {
            // Longer than anything here waits.
            String seconds = "300." + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
            String starting = "i=0; while [ $i -lt 300 ]; do sleep " + seconds + " & i=$((i+1)); done; wait";
            Process tree = new ProcessBuilder("sh", "-c", starting).start();
            int begun = 1 + 3 * round;
            await(() -> tree.descendants().count() >= begun);
            ProcessTree.kill(tree);
            assertTrue(tree.waitFor(1, TimeUnit.MINUTES));
            await(() -> ProcessHandle.allProcesses().noneMatch(it -> isSleeping(it, seconds)));
        }
    }

    private static boolean isSleeping(ProcessHandle process, String seconds) {
        return List.of(process.info().arguments().orElse(new String[0])).equals(List.of(seconds));
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
