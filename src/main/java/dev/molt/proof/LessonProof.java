package dev.molt.proof;

import dev.molt.course.Block.Item;
import dev.molt.course.Problem;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import dev.molt.proof.CourseCheck.Settings;
import dev.molt.run.RunDesk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves one lesson time and again while it is written: what {@link CourseCheck} finds in its programs, without a look at the rest of
 * the course. Boxes are made when the first program really has to run, and stay. For one thread.
 */
public final class LessonProof implements AutoCloseable {

    /**
     * What a proof found.
     *
     * @param problems by place; those of the lesson's text are told by who read it
     * @param programs that were proved, or would have been
     * @param obstacle why not all was proved; null when all was
     */
    public record Report(
            List<Problem> problems, int programs, @Nullable CannotProve obstacle) {}

    private static final System.Logger LOG = System.getLogger(LessonProof.class.getName());

    private final Settings settings;
    private @Nullable Toolchain toolchain;
    private @Nullable RunDesk desk;
    private boolean closed;

    public LessonProof(Settings settings) {
        this.settings = settings;
    }

    /**
     * Proves the items that can be read, also where the lesson has a mistake elsewhere.
     *
     * @param edition of programs that name none
     * @param progress is told programs
     * @param superseded asked again and again: whether nobody wants to know any more
     * @return empty when superseded
     */
    public Optional<Report> of(
            LessonName name, String edition, byte[] text, Progress progress, BooleanSupplier superseded) {
        List<Item> items = new LessonReader(edition).read(name, text).sound();
        int all = items.stream().mapToInt(ItemProof::count).sum();
        // One that is read anew knows what other checks have found since.
        ProofCache cache = new ProofCache(settings.cache(), settings.lessons());
        try {
            ProofRuns runs = new ProofRuns(toolchain(), settings.build(), cache, this::desk);
            CourseProof.Result result = CourseProof.of(items, work(runs, all, progress, superseded), Progress.NONE);
            CannotProve obstacle = result.obstacle();
            return obstacle != null && superseded.getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(new Report(
                            problems(result.findings()), all, obstacle == null ? null : told(runs, obstacle)));
        } catch (CannotProve missing) {
            return Optional.of(new Report(List.of(), all, missing));
        } finally {
            keep(cache);
        }
    }

    /** What is not kept is proved again: that is no reason to say nothing of the lesson. */
    private static void keep(ProofCache cache) {
        try {
            cache.save();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What was proved could not be kept.", e);
        }
    }

    private static List<Problem> problems(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.FORMAT)
                .map(Finding::problem)
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    private static CourseProof.Work work(ProofRuns runs, int all, Progress progress, BooleanSupplier superseded) {
        AtomicInteger done = new AtomicInteger();
        progress.at(0, all);
        return item -> {
            if (superseded.getAsBoolean()) {
                throw new CannotProve("The lesson was changed.", "Wait for the proof of what it is now.");
            }
            List<Finding> found = ItemProof.of(runs, item);
            progress.at(done.addAndGet(ItemProof.count(item)), all);
            return found;
        };
    }

    /** The box's own words, where it has some. It is tried anew at the next proof: what is missing may have been installed. */
    private CannotProve told(ProofRuns runs, CannotProve obstacle) {
        CannotProve reason = runs.obstacle();
        closeDesk();
        return reason == null ? obstacle : reason;
    }

    private Toolchain toolchain() throws CannotProve {
        Toolchain known = toolchain;
        if (known == null) {
            known = Toolchain.installed(settings.python(), settings.rustc());
            toolchain = known;
        }
        return known;
    }

    private synchronized RunDesk desk() {
        if (closed) {
            throw new IllegalStateException("The proof has ended.");
        }
        RunDesk open = desk;
        if (open == null) {
            open = settings.desks().apply(settings.rustc());
            desk = open;
        }
        return open;
    }

    private synchronized void closeDesk() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }

    /** Ends what is running, for good; by any thread. */
    @Override
    public synchronized void close() {
        closed = true;
        closeDesk();
    }
}
