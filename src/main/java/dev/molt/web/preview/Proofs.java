package dev.molt.web.preview;

import dev.molt.Build;
import dev.molt.course.Problem;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import dev.molt.proof.CannotProve;
import dev.molt.proof.CourseCheck;
import dev.molt.proof.LessonProof;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.web.LiveCourse;
import dev.molt.web.LiveCourses;
import dev.molt.web.MoltConfig;
import dev.molt.web.Running;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Proves the lessons that are being looked at, after each save, as {@code ./molt check} would: by a thread of its own, one lesson
 * at a time, the one that was asked for last first.
 */
@ApplicationScoped
class Proofs {

    private static final Logger LOG = Logger.getLogger("molt.preview");

    /** Who saves twice within this time, in milliseconds, meant the second. */
    private static final long SILENCE = 250;

    /**
     * How far the proof of a lesson is.
     *
     * @param done programs proved, of {@code all}
     * @param ended whether there is no more to come
     * @param problems what was found; none before the end
     * @param obstacle why programs could not be run and what to do; empty where they could
     */
    record Standing(int done, int all, boolean ended, List<Problem> problems, String obstacle) {}

    /** What a standing is about. */
    private record Text(String edition, byte[] bytes) {

        boolean isSame(@Nullable Text other) {
            return other != null && edition.equals(other.edition) && Arrays.equals(bytes, other.bytes);
        }
    }

    /** Empty where there are several courses, which no preview shows. */
    private final Optional<LiveCourse> live;

    private final Changes changes;
    private final MoltConfig config;
    private final Path lessons;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /** How many pages look at each file. */
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();

    /** Files to prove, the latest first. Guarded by itself. */
    private final Deque<String> wanted = new ArrayDeque<>();

    private long lastWanted;

    private final Thread thread = new Thread(this::work, "molt-preview-proof");
    private volatile boolean closed;

    // What the thread alone touches, but for closing.
    private final Map<String, Text> proved = new HashMap<>();
    private volatile @Nullable LessonProof proof;

    /** Number of the proof that is under way: what is left of an earlier one has nothing to say. Guarded by this. */
    private long round;

    Proofs(LiveCourses courses, Changes changes, MoltConfig config) {
        this.live = courses.only();
        this.changes = changes;
        this.config = config;
        this.lessons = config.lessons().get(0).toAbsolutePath().normalize();
        if (changes.on()) {
            changes.onChange(this::changed);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Of a lesson's file; empty while nobody has looked at it. */
    Optional<Standing> of(String file) {
        return Optional.ofNullable(standings.get(file));
    }

    /** Somebody begins to look at a lesson. */
    void watch(String file) {
        watched.merge(file, 1, Integer::sum);
        want(file);
    }

    /** Nobody there looks at it any more. */
    void leave(String file) {
        watched.computeIfPresent(file, (it, pages) -> pages > 1 ? pages - 1 : null);
    }

    private void changed(Set<String> files) {
        // The course's own file may name another edition.
        boolean all = files.contains("course.yaml");
        watched.keySet().stream().filter(file -> all || files.contains(file)).forEach(this::want);
    }

    private void want(String file) {
        synchronized (wanted) {
            wanted.remove(file);
            wanted.addFirst(file);
            lastWanted = System.nanoTime();
            wanted.notifyAll();
        }
    }

    private boolean isWanted(String file) {
        synchronized (wanted) {
            return closed || wanted.contains(file);
        }
    }

    private void work() {
        while (!closed) {
            try {
                next().ifPresent(this::prove);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** Waits for a file, and until nobody has saved for a while. Empty at the end. */
    private Optional<String> next() throws InterruptedException {
        synchronized (wanted) {
            while (!closed && wanted.isEmpty()) {
                wanted.wait();
            }
            long left = SILENCE;
            while (!closed && left > 0) {
                wanted.wait(left);
                left = (lastWanted - System.nanoTime()) / 1_000_000 + SILENCE;
            }
            return closed ? Optional.empty() : Optional.of(wanted.removeFirst());
        }
    }

    private void prove(String file) {
        LessonName name = LessonName.of(file).orElseThrow();
        try (InputStream in = Files.newInputStream(lessons.resolve(file))) {
            Text text = new Text(live.orElseThrow().course().edition(), in.readNBytes(LessonReader.MAX_BYTES + 1));
            Standing standing = standings.get(file);
            boolean isKnown = text.isSame(proved.get(file))
                    && standing != null
                    && standing.obstacle().isEmpty();
            if (!isKnown) {
                proved.remove(file);
                prove(name, text);
            }
        } catch (NoSuchFileException gone) {
            standings.remove(file);
            changes.proved();
        } catch (IOException | UncheckedIOException broken) {
            LOG.warnf(broken, "%s could not be proved.", file);
            stand(file, new Standing(0, 0, true, List.of(), "The proof failed: " + broken + "."));
        } catch (RuntimeException mistake) {
            if (closed) {
                return;
            }
            // The thread must go on: the next save may be provable.
            LOG.errorf(mistake, "%s could not be proved.", file);
            stand(file, new Standing(0, 0, true, List.of(), "The proof failed. The log of the preview says why."));
        }
    }

    private void prove(LessonName name, Text text) throws IOException {
        String file = name.file();
        long mine = nextRound();
        Optional<LessonProof.Report> report = proof().of(
                        name,
                        text.edition(),
                        text.bytes(),
                        (done, all) -> advance(mine, file, done, all),
                        () -> isWanted(file));
        nextRound();
        if (report.isPresent()) {
            proved.put(file, text);
            stand(file, standing(report.get()));
        }
    }

    private synchronized long nextRound() {
        return ++round;
    }

    /** Called by several threads, of which one may tell late what another has gone beyond. */
    private synchronized void advance(long of, String file, int done, int all) {
        Standing standing = standings.get(file);
        if (of == round && (done == 0 || standing == null || done > standing.done())) {
            stand(file, new Standing(done, all, false, List.of(), ""));
        }
    }

    private static Standing standing(LessonProof.Report report) {
        CannotProve obstacle = report.obstacle();
        String words = obstacle == null ? "" : obstacle.getMessage() + " " + obstacle.remedy();
        int done = obstacle == null ? report.programs() : 0;
        return new Standing(done, report.programs(), true, report.problems(), words);
    }

    private void stand(String file, Standing standing) {
        standings.put(file, standing);
        changes.proved();
    }

    private LessonProof proof() throws IOException {
        LessonProof open = proof;
        if (open == null) {
            open = new LessonProof(new CourseCheck.Settings(
                    lessons,
                    config.proofs().orElse(config.data().resolve("proofs")).toAbsolutePath(),
                    Build.identity(),
                    config.run().python().orElse(null),
                    config.run().rustc().orElse(null),
                    rustc -> desk(config)));
            proof = open;
        }
        return open;
    }

    /** Of its own, with half the cores: what the instructor runs by hand does not wait for proofs. */
    private static RunDesk desk(MoltConfig config) {
        RunSettings settings = Running.settings(config);
        return new RunDesk(
                settings.withDesk(Math.max(1, settings.workers() / 2), Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @PreDestroy
    void close() {
        closed = true;
        synchronized (wanted) {
            wanted.notifyAll();
        }
        LessonProof open = proof;
        if (open != null) {
            open.close();
        }
    }
}
