package dev.molt.proof;

import dev.molt.course.Block.Item;
import dev.molt.course.CourseFiles;
import dev.molt.course.Problem;
import dev.molt.proof.Finding.Kind;
import dev.molt.run.RunDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks a folder of lessons: reads every file, runs every program, and compares. What was proved before on the same toolchain is
 * taken as proved.
 */
public final class CourseCheck {

    /**
     * Where and by what.
     *
     * @param lessons folder of the course
     * @param cache folder to keep in what was proved
     * @param build tells this Molt from others
     * @param python null to search
     * @param rustc null to search
     * @param desks opens a desk with that rustc, or the one that is found for null, which takes any number of runs
     */
    public record Settings(
            Path lessons,
            Path cache,
            String build,
            @Nullable Path python,
            @Nullable Path rustc,
            Function<@Nullable Path, RunDesk> desks) {}

    /**
     * What a check found.
     *
     * @param findings by place
     * @param files that were looked at, by path inside the folder, as they were read
     * @param programs in the files that were to be proved
     * @param started those that had to be run for it
     * @param obstacle why not all was proved; null when all was
     */
    public record Report(
            List<Finding> findings,
            SortedMap<String, byte[]> files,
            int programs,
            int started,
            @Nullable Toolchain toolchain,
            @Nullable CannotProve obstacle) {}

    /**
     * A report on a whole course as it is kept.
     *
     * @param programs how many each file has
     */
    record Kept(List<Finding> findings, Map<String, Integer> programs) {

        int programs(@Nullable Predicate<String> selected) {
            return programs.entrySet().stream()
                    .filter(file -> selected == null || selected.test(file.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    private final Settings settings;
    private final ProofCache cache;
    private final List<ProofRuns> open = new ArrayList<>();
    private volatile @Nullable IOException unkept;

    public CourseCheck(Settings settings) {
        this.settings = settings;
        this.cache = new ProofCache(settings.cache(), settings.lessons());
    }

    /**
     * Checks once.
     *
     * @param selected of which files to prove the programs, by path inside the folder; null for all
     */
    public Report check(@Nullable Predicate<String> selected, Progress progress) {
        CourseFiles files = new CourseFiles(settings.lessons());
        Toolchain toolchain;
        try {
            toolchain = Toolchain.installed(settings.python(), settings.rustc());
        } catch (CannotProve missing) {
            return unproved(files, selected, missing);
        }
        String key = key(files, toolchain);
        Kept kept = cache.report(key, Kept.class).orElse(null);
        if (kept != null) {
            return new Report(
                    chosen(kept.findings(), selected), files.texts(), kept.programs(selected), 0, toolchain, null);
        }
        CourseFiles.Reading reading = files.read();
        ProofRuns runs = open(toolchain, settings.rustc());
        try {
            List<Finding> proved = new ArrayList<>();
            CannotProve obstacle =
                    prove(runs, items(reading, selected), item -> ItemProof.of(runs, item), progress, proved);
            Kept found = new Kept(merged(reading.problems(), proved), programs(reading));
            if (selected == null && obstacle == null && runs.isSure()) {
                keep(() -> cache.keepReport(key, found));
            }
            return new Report(
                    chosen(found.findings(), selected),
                    files.texts(),
                    found.programs(selected),
                    runs.started(),
                    toolchain,
                    obstacle);
        } finally {
            finish(runs);
        }
    }

    /** Checks with another rustc, and tells in what it and the usual one differ. */
    public Report compare(Path otherRustc, @Nullable Predicate<String> selected, Progress progress) {
        CourseFiles files = new CourseFiles(settings.lessons());
        ProofRuns usual;
        ProofRuns other;
        try {
            usual = open(Toolchain.installed(settings.python(), settings.rustc()), settings.rustc());
            other = open(Toolchain.installed(settings.python(), otherRustc), otherRustc);
        } catch (CannotProve missing) {
            return unproved(files, selected, missing);
        }
        try {
            CourseFiles.Reading reading = files.read();
            List<Item> items = items(reading, selected);
            List<Finding> found = new ArrayList<>();
            CannotProve obstacle =
                    prove(usual, items, item -> ToolchainChange.of(usual, usual, item), progress.pass(0, 3), found);
            finish(usual);
            if (obstacle == null) {
                obstacle = prove(other, items, item -> ItemProof.of(other, item), progress.pass(1, 3), found);
            }
            if (obstacle == null) {
                obstacle =
                        prove(other, items, item -> ToolchainChange.of(usual, other, item), progress.pass(2, 3), found);
            }
            return new Report(
                    chosen(merged(reading.problems(), found), selected),
                    files.texts(),
                    items.stream().mapToInt(ItemProof::count).sum(),
                    other.started(),
                    other.toolchain(),
                    obstacle);
        } finally {
            stop();
        }
    }

    /**
     * Works through the items.
     *
     * @param found takes what is found
     * @return why not all was looked at, in the box's own words where it has some; null when all was
     */
    private static @Nullable CannotProve prove(
            ProofRuns runs, List<Item> items, CourseProof.Work work, Progress progress, List<Finding> found) {
        CourseProof.Result result = CourseProof.of(items, work, progress);
        found.addAll(result.findings());
        CannotProve reason = result.obstacle() == null ? null : runs.obstacle();
        return reason == null ? result.obstacle() : reason;
    }

    /** Why what was proved could not be kept for the next check; empty where it was. */
    public Optional<IOException> unkept() {
        return Optional.ofNullable(unkept);
    }

    /** Ends what is running and keeps what was proved; for another thread, when a person has seen enough. */
    public void stop() {
        List<ProofRuns> running;
        synchronized (open) {
            running = List.copyOf(open);
            open.clear();
        }
        running.forEach(ProofRuns::close);
        keep(cache::save);
    }

    private interface Keeping {
        void keep() throws IOException;
    }

    /** What is not kept is proved again: that is no reason to say nothing of the lessons. */
    private void keep(Keeping keeping) {
        try {
            keeping.keep();
        } catch (IOException e) {
            unkept = e;
        }
    }

    private ProofRuns open(Toolchain toolchain, @Nullable Path rustc) {
        ProofRuns runs = new ProofRuns(
                toolchain, settings.build(), cache, () -> settings.desks().apply(rustc));
        synchronized (open) {
            open.add(runs);
        }
        return runs;
    }

    private void finish(ProofRuns runs) {
        synchronized (open) {
            open.remove(runs);
        }
        runs.close();
        keep(cache::save);
    }

    private static Report unproved(CourseFiles files, @Nullable Predicate<String> selected, CannotProve obstacle) {
        List<Finding> found = merged(files.read().problems(), List.of());
        return new Report(chosen(found, selected), files.texts(), 0, 0, null, obstacle);
    }

    private static List<Item> items(CourseFiles.Reading reading, @Nullable Predicate<String> selected) {
        return reading.items().entrySet().stream()
                .filter(file -> selected == null || selected.test(file.getKey()))
                .flatMap(file -> file.getValue().stream())
                .toList();
    }

    private static Map<String, Integer> programs(CourseFiles.Reading reading) {
        Map<String, Integer> programs = new TreeMap<>();
        reading.items()
                .forEach((file, items) -> programs.put(
                        file, items.stream().mapToInt(ItemProof::count).sum()));
        return programs;
    }

    private static List<Finding> chosen(List<Finding> findings, @Nullable Predicate<String> selected) {
        return findings.stream()
                .filter(it -> selected == null || selected.test(it.problem().file()))
                .toList();
    }

    /** What a proof found about a problem of the text are the lines that mend it. */
    private static List<Finding> merged(List<Problem> read, List<Finding> proved) {
        List<Finding> all = new ArrayList<>();
        for (Problem problem : read) {
            List<Edit> edits = proved.stream()
                    .filter(it -> it.kind() == Kind.FORMAT
                            && it.problem().file().equals(problem.file())
                            && it.problem().line() == problem.line())
                    .findFirst()
                    .map(Finding::edits)
                    .orElse(List.of());
            all.add(new Finding(Kind.FORMAT, problem, edits));
        }
        proved.stream().filter(it -> it.kind() != Kind.FORMAT).forEach(all::add);
        return all.stream().distinct().sorted(Finding.BY_PLACE).toList();
    }

    /** Of all that decides what a check finds. */
    private String key(CourseFiles files, Toolchain toolchain) {
        MessageDigest digest = ProofCache.sha256();
        List<String> words = new ArrayList<>(files.names());
        words.addAll(
                List.of(settings.build(), toolchain.python(), toolchain.rust(), Boolean.toString(toolchain.rustfmt())));
        words.forEach(word -> digest.update((word + "\0").getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> file : files.texts().entrySet()) {
            digest.update((file.getKey() + "\0" + file.getValue().length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
