package dev.molt.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.learning.CourseProgress.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far learners are in their courses, as it was last read. Every page of a course shows it for all lessons, of which there may be
 * a thousand; between two pages a few of them change. Which ones, the acts since then tell: so this holds whatever process wrote
 * them and whatever its clock says.
 */
@ApplicationScoped
class KnownProgress {

    /** Of all learners together: some ten megabytes. */
    private static final int MOST_LESSONS = 200_000;

    /** What is known is read anew now and then: another process that restores a backup tells nobody here. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Key(int era, String token, String course) {}

    /**
     * What was read.
     *
     * @param act number of the learner's latest act before that
     * @param latestAt when the latest lesson was touched
     */
    private record Known(long act, CourseProgress progress, Instant latestAt) {}

    private final Cache<Key, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_LESSONS)
            .expireAfterWrite(LONGEST)
            .weigher((Key key, Known it) -> 1 + it.progress().states().size())
            .build();

    private final AtomicInteger era = new AtomicInteger();

    /** To be called in a transaction. */
    CourseProgress of(String token, String course) {
        Key key = new Key(era.get(), token, course);
        Known before = known.getIfPresent(key);
        Known now = before == null ? read(Activity.latest(token), key) : after(before, key);
        if (before == null || before.act != now.act) {
            known.put(key, now);
        }
        return now.progress;
    }

    /** When a restore has replaced every row. Whoever read one of the old ones keeps it under a key that nobody asks for. */
    void forget() {
        era.incrementAndGet();
        known.invalidateAll();
    }

    private static Known read(long act, Key key) {
        return with(Map.of(), null, Instant.MIN, act, Progress.ofLessons(key.token, key.course));
    }

    private static Known after(Known before, Key key) {
        List<Activity.About> acts = Activity.after(before.act, key.token);
        if (acts.isEmpty()) {
            return before;
        }
        long act = acts.stream().mapToLong(Activity.About::id).max().orElseThrow();
        Set<String> touched = acts.stream()
                .filter(it -> it.course().equals(key.course))
                .map(Activity.About::lesson)
                .collect(Collectors.toSet());
        Map<String, State> states = before.progress.states();
        if (!states.keySet().containsAll(touched)) {
            // The first act under an id takes what stands under a former one along.
            return read(act, key);
        }
        List<Progress.OfLesson> rows = touched.stream()
                .flatMap(lesson -> Progress.ofLessonItself(key.token, key.course, lesson).stream())
                .toList();
        return with(states, before.progress.latest().orElse(null), before.latestAt, act, rows);
    }

    private static Known with(
            Map<String, State> before,
            @Nullable String latestBefore,
            Instant latestAtBefore,
            long act,
            List<Progress.OfLesson> rows) {
        Map<String, State> states = new HashMap<>(before);
        String latest = latestBefore;
        Instant latestAt = latestAtBefore;
        for (Progress.OfLesson row : rows) {
            states.put(row.lesson(), row.state());
            if (row.updatedAt().isAfter(latestAt)) {
                latest = row.lesson();
                latestAt = row.updatedAt();
            }
        }
        return new Known(act, new CourseProgress(Map.copyOf(states), Optional.ofNullable(latest)), latestAt);
    }
}
