package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.FolderFiles.Listing;
import dev.molt.course.FolderFiles.Stamp;
import dev.molt.course.TextFiles.Known;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.Place;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder of lessons and the course that it holds now. A thread of its own watches and reads; those who ask for the course
 * never wait for it. A file with a mistake keeps its last good state in the course.
 */
public final class CourseFolder implements AutoCloseable {

    /** Looks for itself this often, for file systems that do not tell of changes. */
    private static final Duration RESCAN = Duration.ofMillis(400);

    private static final String COURSE = "course.yaml";
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(CourseFolder.class.getName());

    private final FolderFiles files;
    private final FolderWatch watch;
    private final TextFiles texts;
    private final boolean drafts;
    private final Consumer<List<Problem>> onProblems;
    private final FolderChanges changes = new FolderChanges();
    private final Thread thread;
    private final CountDownLatch firstLook = new CountDownLatch(1);

    // What the thread alone touches.
    private final Map<String, Known> known = new HashMap<>();
    private String edition = "2024";
    private List<Problem> warnings = List.of();
    private @Nullable List<Problem> told;
    private @Nullable Listing last;

    private volatile State state = new State(
            CourseBuilder.build(null, Set.of(), Map.of(), Map.of(), Set.of(), List.of(), false)
                    .course(),
            List.of(),
            Map.of(),
            Set.of());

    /** What readers see, replaced in one assignment. */
    private record State(Course course, List<Problem> problems, Map<String, Path> images, Set<String> outdated) {}

    /**
     * Reads the folder and begins to watch it; returns when it has been read once.
     *
     * @param lessons need not exist: then the course is empty and a problem says so
     * @param lastGood folder for copies of files that are good, to be shown after a restart when they have a mistake by then, and
     *     for what they were read as
     * @param drafts whether lessons with status draft are in the course
     * @param onProblems is told all problems whenever they change, and at the start, by the reading thread
     */
    public CourseFolder(Path lessons, Path lastGood, boolean drafts, Consumer<List<Problem>> onProblems) {
        Path root = lessons.toAbsolutePath().normalize();
        this.files = new FolderFiles(root);
        this.watch = new FolderWatch(root);
        this.texts = new TextFiles(files, lastGood);
        this.drafts = drafts;
        this.onProblems = onProblems;
        this.thread = new Thread(this::run, "course-folder");
        thread.setDaemon(true);
        thread.start();
        awaitFirstLook();
    }

    private void awaitFirstLook() {
        try {
            if (!firstLook.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The lessons are still being read; the site starts without them.");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The course as its files stood when each was last good. Never waits. */
    public Course course() {
        return state.course();
    }

    /** What is wrong now, by file, line and column. */
    public List<Problem> problems() {
        return state.problems();
    }

    /** Paths of files with a mistake of which the course has an earlier state. */
    public Set<String> outdated() {
        return state.outdated();
    }

    /**
     * Tells of changes from now on.
     *
     * @param listener is given the paths inside the folder of files and pictures that were read anew, came or went, or whose problems
     *     may be others, after the course was replaced; called by the reading thread, which waits for it
     */
    public void onChange(Consumer<Set<String>> listener) {
        changes.listen(listener);
    }

    /** A picture of a module, for instance {@code ("ownership", "heap.svg")}; a real file inside the lessons folder. */
    public Optional<Path> image(String module, String name) {
        return Optional.ofNullable(state.images().get(module + "/" + name)).flatMap(files::image);
    }

    @Override
    public void close() {
        try {
            watch.close();
            thread.join(PATIENCE_AT_END.toMillis());
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.WARNING, "The watch on the lessons could not be ended.", broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Set<Path> changed = Set.of();
        while (!watch.isClosed()) {
            try {
                look(changed);
            } catch (ClosedWatchServiceException end) {
                return;
            } catch (RuntimeException mistake) {
                // The thread must go on: a later state of the folder may be readable.
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The lessons could not be read; the course stays as it was.",
                        mistake);
            }
            firstLook.countDown();
            try {
                changed = watch.await(RESCAN);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void look(Set<Path> changed) {
        changes.begin();
        Map<String, Path> pictures = state.images();
        Listing listing = files.list();
        watch.watch(listing.folders());
        Set<String> touched = new HashSet<>();
        changed.forEach(path -> touched.add(files.path(path)));
        List<String> wanted = wanted(listing, touched);
        boolean samePictures = changed.stream().noneMatch(listing.images()::containsValue);
        if (wanted.isEmpty() && samePictures && last != null && listing.isLike(last)) {
            return;
        }
        if (wanted.remove(COURSE)) {
            read(List.of(COURSE), listing);
            String now = good(COURSE, CourseFile.class).map(CourseFile::edition).orElse(edition);
            if (!now.equals(edition)) {
                edition = now;
                known.keySet().removeIf(file -> file.endsWith(".md"));
                wanted = wanted(listing, touched);
                wanted.remove(COURSE);
            }
        }
        read(wanted, listing);
        if (watch.isClosed()) {
            return;
        }
        if (listing.complete().get()) {
            Set<String> gone = new HashSet<>(known.keySet());
            gone.removeAll(listing.texts().keySet());
            changes.addAll(gone);
            boolean somethingGone = known.keySet().removeAll(gone);
            if (somethingGone || told == null) {
                warnings = texts.retain(listing.texts().keySet());
            }
        } else {
            keepWhatIsOutOfReach(listing);
        }
        publish(listing);
        changes.addPictures(pictures, listing.images(), changed, files::path);
        changes.tell();
        last = listing;
    }

    private List<String> wanted(Listing listing, Set<String> touched) {
        List<String> wanted = new ArrayList<>();
        listing.texts().forEach((file, stamp) -> {
            if (isNew(file, stamp, touched)) {
                wanted.add(file);
            }
        });
        return wanted;
    }

    private void keepWhatIsOutOfReach(Listing listing) {
        known.keySet().stream()
                .filter(file -> file.contains("/"))
                .forEach(file -> listing.modules().add(file.substring(0, file.indexOf('/'))));
        state.images().forEach(listing.images()::putIfAbsent);
    }

    /** Whether the stamp differs or the system says that it was touched. */
    private boolean isNew(String file, Stamp stamp, Set<String> touched) {
        Known before = known.get(file);
        return before == null || !before.stamp().equals(stamp) || touched.contains(file);
    }

    /** Reads files, by as many threads as there are cores. */
    private void read(Collection<String> wanted, Listing listing) {
        changes.addAll(wanted);
        Map<String, Optional<Known>> read = new ConcurrentHashMap<>();
        String now = edition;
        wanted.parallelStream().forEach(file -> {
            Stamp stamp = listing.texts().get(file);
            if (stamp != null && !watch.isClosed()) {
                read.put(file, texts.read(file, stamp, now, known.get(file)));
            }
        });
        read.forEach((file, reading) -> {
            reading.ifPresent(it -> known.put(file, it));
            if (reading.isEmpty()) {
                listing.texts().remove(file);
            }
        });
    }

    private <T> Optional<T> good(String file, Class<T> type) {
        Known entry = known.get(file);
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable(entry.good()).map(type::cast);
    }

    private void publish(Listing listing) {
        Map<String, ModuleFile> modules = new HashMap<>();
        Map<String, Good> lessons = new HashMap<>();
        List<Problem> problems = new ArrayList<>(listing.problems());
        problems.addAll(warnings);
        Set<String> outdated = new HashSet<>();
        known.forEach((file, entry) -> {
            if (entry.isOutdated()) {
                outdated.add(file);
            }
            problems.addAll(entry.problems());
            if (entry.good() instanceof Good lesson) {
                lessons.put(file, lesson);
            } else if (entry.good() instanceof ModuleFile module) {
                modules.put(file.substring(0, file.indexOf('/')), module);
            }
        });
        missing(listing, problems);
        CourseFile about = good(COURSE, CourseFile.class).orElse(null);
        CourseBuilder.Result result = CourseBuilder.build(
                about, listing.modules(), modules, lessons, listing.images().keySet(), List.of(), drafts);
        problems.addAll(result.problems());
        problems.sort(Problem.BY_PLACE);
        state = new State(
                result.course().equals(state.course()) ? state.course() : result.course(),
                List.copyOf(problems),
                Map.copyOf(listing.images()),
                Set.copyOf(outdated));
        if (!problems.equals(told)) {
            // What is wrong with a file may be in no text: its name, say.
            changes.addFilesOf(problems);
            changes.addFilesOf(told == null ? List.of() : told);
            told = List.copyOf(problems);
            onProblems.accept(told);
        }
    }

    /** Adds what is wrong with the files as a whole. */
    static void missing(Listing listing, List<Problem> problems) {
        if (!listing.complete().get()) {
            return;
        }
        if (!listing.texts().containsKey(COURSE)) {
            problems.add(Place.ofFile(COURSE)
                    .error("the course has no course.yaml", "write one with id, title, summary, authors and licence"));
        }
        for (String module : listing.modules()) {
            if (!listing.texts().containsKey(module + "/module.yaml")) {
                problems.add(Place.ofFile(module + "/module.yaml")
                        .error("the module has no module.yaml", "write one with title and summary"));
            }
        }
    }
}
