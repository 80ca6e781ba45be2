package dev.molt.web.preview;

import dev.molt.Build;
import dev.molt.course.Lesson;
import dev.molt.course.Problem;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import dev.molt.proof.CannotProve;
import dev.molt.proof.CourseCheck;
import dev.molt.proof.LessonProof;
import dev.molt.proof.Progress;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.web.LiveCourse;
import dev.molt.web.LiveCourses;
import dev.molt.web.MoltConfig;
import dev.molt.web.Running;
import dev.molt.web.preview.ProofQueue.Turn;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Proves lessons as {@code ./molt check} would, by a thread of its own, one at a time: those that are being looked at, after each
 * save, and behind them all others. Programs of which a check knows what they do are not run again.
 */
@ApplicationScoped
class Proofs {

    private static final Logger LOG = Logger.getLogger("molt.preview");

    /** Empty where there are several courses, which no preview shows. */
    private final Optional<LiveCourse> live;

    private final MoltConfig config;
    private final Path lessons;
    private final Standings standings;
    private final ProofQueue queue = new ProofQueue(this::stopRuns);

    /** How many pages look at each file. */
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();

    private final Thread thread = new Thread(this::work, "molt-preview-proof");
    private volatile boolean closed;
    private volatile @Nullable LessonProof proof;
    private volatile @Nullable RunDesk desk;

    /** Of programs that name none; another makes other programs of them. */
    private String edition = "";

    Proofs(LiveCourses courses, Changes changes, MoltConfig config) {
        this.live = courses.only();
        this.config = config;
        this.lessons = config.lessons().get(0).toAbsolutePath().normalize();
        this.standings = new Standings(changes);
        if (changes.on()) {
            edition = course().course().edition();
            changes.onChange(this::changed);
            files().forEach(queue::putBack);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What is known of each lesson as it is now. */
    Standings standings() {
        return standings;
    }

    /** Lessons that are not proved as they are now. */
    long unproved() {
        return files().stream().filter(file -> !standings.isProved(file)).count();
    }

    /** Files of all lessons, also of those that were never read without a mistake. */
    private Set<String> files() {
        Set<String> files = new TreeSet<>();
        Stream.concat(
                        course().course().lessons().map(Lesson::file),
                        course().problems().stream().map(Problem::file))
                .filter(file -> LessonName.of(file).isPresent())
                .forEach(files::add);
        return files;
    }

    private LiveCourse course() {
        return live.orElseThrow();
    }

    /** Somebody begins to look at a lesson. */
    void watch(String file) {
        watched.merge(file, 1, Integer::sum);
        if (!standings.isProved(file)) {
            queue.want(file);
        }
    }

    /** Nobody there looks at it any more. */
    void leave(String file) {
        watched.computeIfPresent(file, (it, pages) -> pages > 1 ? pages - 1 : null);
    }

    private void changed(Set<String> files) {
        String now = course().course().edition();
        Set<String> all = edition.equals(now) ? files : files();
        edition = now;
        all.stream().filter(file -> LessonName.of(file).isPresent()).forEach(file -> {
            if (watched.containsKey(file)) {
                queue.want(file);
            } else {
                standings.forget(file);
                queue.takeUp(file);
            }
        });
    }

    private void work() {
        while (!closed) {
            try {
                queue.next().ifPresent(this::prove);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void prove(Turn turn) {
        LessonName name = LessonName.of(turn.file()).orElseThrow();
        try (InputStream in = Files.newInputStream(lessons.resolve(turn.file()))) {
            prove(turn, name, in.readNBytes(LessonReader.MAX_BYTES + 1));
        } catch (NoSuchFileException gone) {
            standings.remove(turn.file());
        } catch (IOException | UncheckedIOException broken) {
            LOG.warnf(broken, "%s could not be proved.", turn.file());
            standings.failed(turn, List.of(), "The proof failed: " + broken + ".");
        } catch (RuntimeException mistake) {
            if (closed) {
                return;
            }
            // The thread must go on: the next save may be provable.
            LOG.errorf(mistake, "%s could not be proved.", turn.file());
            standings.failed(turn, List.of(), "The proof failed. The log of the preview says why.");
        }
    }

    private void prove(Turn turn, LessonName name, byte[] text) throws IOException {
        Progress progress = standings.begin(turn);
        Optional<LessonProof.Report> report =
                proof().of(name, course().course().edition(), text, progress, () -> queue.isSuperseded(turn));
        // Programs that were stopped to give way say nothing of the lesson.
        if (report.isEmpty() || queue.isSuperseded(turn)) {
            queue.putBack(turn.file());
            return;
        }
        CannotProve obstacle = report.get().obstacle();
        if (obstacle == null) {
            standings.proved(turn, report.get(), queue.isIdle());
            return;
        }
        if (!turn.looked()) {
            queue.putBack(turn.file());
        }
        queue.rest();
        standings.failed(turn, report.get().problems(), obstacle.getMessage() + " " + obstacle.remedy());
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
                    rustc -> openDesk()));
            proof = open;
        }
        return open;
    }

    /** Of its own, with half the cores: what the instructor runs by hand does not wait for proofs. */
    private RunDesk openDesk() {
        RunSettings settings = Running.settings(config);
        RunDesk opened = new RunDesk(
                settings.withDesk(Math.max(1, settings.desk().workers() / 2), Integer.MAX_VALUE, Integer.MAX_VALUE));
        desk = opened;
        return opened;
    }

    private void stopRuns() {
        RunDesk open = desk;
        if (open != null) {
            open.stopAll();
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        queue.close();
        LessonProof open = proof;
        if (open != null) {
            open.close();
        }
    }
}
