package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        try (Watchdog watchdog = new Watchdog()) {
            Runnable fails = () -> {
                looks.countDown();
                throw new IllegalStateException("as when a process ends while it is looked at");
            };
            watchdog.watch(List.of(fails), 0);
            assertTrue(looks.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aLookThatFailsTakesNoOtherAlongAndIsToldOnce() throws InterruptedException {
        List<LogRecord> told = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Watchdog.class.getName());
        logger.addHandler(log);
        CountDownLatch looks = new CountDownLatch(3);
        try (Watchdog watchdog = new Watchdog()) {
            Runnable fails = () -> {
                throw new IllegalStateException("as when a process tells what is no number");
            };
            watchdog.watch(List.of(fails, looks::countDown), 0);
            assertTrue(looks.await(30, TimeUnit.SECONDS));
        } finally {
            logger.removeHandler(log);
        }
        assertEquals(1, told.size());
    }
}
