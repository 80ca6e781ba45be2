package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        try (Watchdog watchdog = new Watchdog()) {
            watchdog.watch(
                    () -> {
                        looks.countDown();
                        throw new IllegalStateException("as when a process ends while it is looked at");
                    },
                    0);
            assertTrue(looks.await(30, TimeUnit.SECONDS));
        }
    }
}
