package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Course;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.proof.Trial;
import dev.molt.run.Outcome;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compiles the courses' own Rust in the background, one program at a time and only while nobody waits. What comes meanwhile takes
 * another core, or its worker: so it needs no lower priority.
 */
@ApplicationScoped
public class CompileAhead {

    private static final String PANE = "ahead";

    /** How long a change of the course, room in the queue or a runner that is back may go unnoticed. */
    private static final long LOOK_AGAIN_SECONDS = 1;

    private final LiveCourses live;
    private final Running running;
    private final boolean wanted;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** By the very item: what a change of the course left as it was is not put together again. */
    private final Cache<Block.Item, Optional<RunRequest>> requests =
            Caffeine.newBuilder().weakKeys().build();

    /** Touched by the one thread. Also where the cache of programs has no room for all, each is compiled ahead once. */
    private final Set<RunRequest> ended = new HashSet<>();

    private volatile Progress progress = new Progress(0, 0);

    /** How many programs are at hand, of how many that compile; 0 of 0 before the first look and where this is off. */
    public record Progress(int ready, int all) {}

    CompileAhead(LiveCourses live, Running running, MoltConfig config) {
        this.live = live;
        this.running = running;
        this.wanted = config.run().ahead();
    }

    void start(@Observes StartupEvent start) {
        if (wanted) {
            Thread thread = new Thread(this::work, "molt-ahead");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped.countDown();
    }

    public Progress progress() {
        return progress;
    }

    private void work() {
        List<Course> done = List.of();
        try {
            while (!stopped.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                List<Course> now = now();
                if (running.available() && (!areStill(done, now) || progress.ready() < progress.all())) {
                    compile(now);
                    done = now;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Course> now() {
        return live.folders().stream().map(LiveCourse::course).toList();
    }

    /** Looks at the very objects: a change makes a new course. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean areStill(List<Course> some, List<Course> now) {
        return some.size() == now.size() && IntStream.range(0, now.size()).allMatch(i -> some.get(i) == now.get(i));
    }

    private void compile(List<Course> courses) {
        List<RunRequest> programs = programs(courses);
        ended.retainAll(new HashSet<>(programs));
        progress = new Progress(ended.size(), programs.size());
        for (RunRequest program : programs) {
            if (ended.contains(program)) {
                continue;
            }
            if (stopped.getCount() == 0 || !areStill(courses, now())) {
                return;
            }
            RunResult result = running.desk().submit("", PANE, program).result().join();
            if (result.outcome() == Outcome.UNAVAILABLE) {
                return;
            }
            // What did not compile is the proof's to tell; what found no room is tried again.
            if (result.outcome() != Outcome.BUSY && result.outcome() != Outcome.STOPPED) {
                ended.add(program);
            }
            progress = new Progress(ended.size(), programs.size());
        }
    }

    private List<RunRequest> programs(List<Course> courses) {
        return courses.stream()
                .flatMap(Course::lessons)
                .filter(lesson -> lesson.contents().isRead())
                .flatMap(lesson -> lesson.blocks().stream())
                .flatMap(block -> block instanceof Block.Item item ? Stream.of(item) : Stream.empty())
                .flatMap(item -> requests.get(item, CompileAhead::request).stream())
                .distinct()
                .toList();
    }

    private static Optional<RunRequest> request(Block.Item item) {
        return half(item)
                .map(half -> Trial.of(half, null, item.args(), item.stdin(), 0)
                        .request()
                        .ahead());
    }

    private static Optional<Half> half(Block.Item item) {
        Optional<Half> asked = item instanceof Quiz quiz
                ? Optional.ofNullable(quiz.traced()).map(Quiz.Traced::half)
                : item.half(Language.RUST);
        return asked.filter(half -> half.language() == Language.RUST)
                .filter(half -> !half.noRun())
                .filter(half -> half.expectation().ending() != Expectation.Ending.DOES_NOT_COMPILE);
    }
}
