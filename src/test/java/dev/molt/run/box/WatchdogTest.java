package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        try (Watchdog watchdog = new Watchdog()) {
            Consumer<String> fails = box -> {
                looks.countDown();
                throw new IllegalStateException("as when a process ends while it is looked at");
            };
            watchdog.watch(() -> "", List.of(fails), 0);
            assertTrue(looks.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aListThatFailsIsNotTheLastAndAllLooksShareOne() throws InterruptedException {
        AtomicInteger lists = new AtomicInteger();
        CountDownLatch seen = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog()) {
            Supplier<Integer> list = () -> {
                if (lists.incrementAndGet() == 1) {
                    throw new IllegalStateException("as when processes cannot be listed");
                }
                return lists.get();
            };
            AtomicInteger first = new AtomicInteger();
            Consumer<Integer> same = found -> {
                if (found == first.get()) {
                    seen.countDown();
                }
            };
            watchdog.watch(list, List.of(first::set, same), 0);
            assertTrue(seen.await(30, TimeUnit.SECONDS));
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
            Consumer<String> fails = box -> {
                throw new IllegalStateException("as when a process tells what is no number");
            };
            watchdog.watch(() -> "", List.of(fails, box -> looks.countDown()), 0);
            assertTrue(looks.await(30, TimeUnit.SECONDS));
        } finally {
            logger.removeHandler(log);
        }
        assertEquals(1, told.size());
    }
}
