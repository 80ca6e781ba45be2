package dev.molt.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Duration GRANTED = Duration.ZERO;

    /** Near the end of what a long holds: the clock of a JVM may start anywhere. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    private final RateLimit limit = new RateLimit(60, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private long granted(String who, int asked) {
        return IntStream.range(0, asked)
                .filter(i -> limit.take(who, 1).equals(GRANTED))
                .count();
    }

    @Test
    void aMinutesWorthMayComeAtOnceAndThenOneAtATime() {
        assertEquals(60, granted("anna", 100));
        assertEquals(Duration.ofSeconds(1), limit.take("anna", 1));
        pass(Duration.ofSeconds(1));
        assertEquals(1, granted("anna", 5));
        pass(Duration.ofSeconds(10));
        assertEquals(10, granted("anna", 20));
    }

    @Test
    void whatIsRefusedCostsNothingAndNobodyElsePays() {
        assertEquals(60, granted("anna", 1_000));
        assertEquals(60, granted("ben", 60));
        pass(Duration.ofMinutes(1));
        assertEquals(60, granted("anna", 100));
    }

    @Test
    void timeWithoutRunsSavesUpNoMoreThanABucket() {
        granted("anna", 1);
        pass(Duration.ofHours(5));
        assertEquals(60, granted("anna", 100));
    }

    @Test
    void severalTokensAreTakenTogetherOrNotAtAll() {
        assertEquals(59, granted("anna", 59));
        assertTrue(limit.take("anna", 2).compareTo(GRANTED) > 0);
        assertEquals(GRANTED, limit.take("anna", 1));
    }

    @Test
    void zeroLimitsNobody() {
        RateLimit none = new RateLimit(0, now::get);
        assertTrue(IntStream.range(0, 1_000).allMatch(i -> none.take("anna", 1).equals(GRANTED)));
    }

    @Test
    void theAddressesOfOneIpv6NetworkAreOne() {
        assertEquals(RunLimits.network("2001:db8:1:2::5"), RunLimits.network("2001:db8:1:2:ffff::1"));
        assertNotEquals(RunLimits.network("2001:db8:1:2::5"), RunLimits.network("2001:db8:1:3::5"));
        assertNotEquals(RunLimits.network("192.0.2.1"), RunLimits.network("192.0.2.2"));
    }
}
