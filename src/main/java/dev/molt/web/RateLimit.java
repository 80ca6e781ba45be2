package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each who asks: it holds what may be taken within a minute and fills again over the next. A bucket is the
 * one moment at which it will be full, so that one which is full need not be kept. Safe for use by many threads.
 */
final class RateLimit {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Of the buckets that are not full; the oldest make room for new ones, so that memory stays bounded. */
    private static final int MOST_BUCKETS = 100_000;

    private final long perTokenNanos;
    private final LongSupplier clock;
    private final Cache<String, Long> fullAt = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterWrite(PERIOD)
            .build();

    /** @param perMinute tokens; 0 limits nobody */
    RateLimit(int perMinute, LongSupplier clock) {
        perTokenNanos = perMinute <= 0 ? 0 : PERIOD.toNanos() / perMinute;
        this.clock = clock;
    }

    /** Takes that many tokens, or none: returns zero when they were taken, else how long until they are there. */
    Duration take(String who, int tokens) {
        if (perTokenNanos == 0) {
            return Duration.ZERO;
        }
        long now = clock.getAsLong();
        long[] missing = {0};
        fullAt.asMap().compute(who, (key, kept) -> {
            long full = kept == null || kept - now < 0 ? now : kept;
            long after = full + tokens * perTokenNanos;
            missing[0] = after - now - PERIOD.toNanos();
            return missing[0] > 0 ? full : after;
        });
        return Duration.ofNanos(Math.max(0, missing[0]));
    }
}
