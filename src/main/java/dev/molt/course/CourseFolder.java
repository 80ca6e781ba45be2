package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.FolderFiles.Listing;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.Place;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** But rests so many times as long as it takes to list the files: thousands of them are listed beside pages and programs. */
    private static final int RESTS = 100;

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** What is known by its front matter alone is read as a whole so long at a time, between looks for changes. */
    private static final Duration AHEAD = Duration.ofMillis(150);

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
    private final CountDownLatch firstWhole = new CountDownLatch(1);

    // What the thread alone touches.
    private final KnownFiles known;
    private List<Problem> warnings = List.of();
    private @Nullable List<Problem> told;
    private @Nullable Listing last;
    private long listingNanos;

    private volatile State state = new State(
            CourseBuilder.build(null, Set.of(), Map.of(), Map.of(), Set.of(), List.of(), false)
                    .course(),
            List.of(),
            Map.of(),
            Set.of(),
            false);

    /** What readers see, replaced in one assignment. */
    private record State(
            Course course, List<Problem> problems, Map<String, Path> images, Set<String> outdated, boolean whole) {}

    /**
     * Reads the folder and begins to watch it; returns when all lessons are there. Of a large course, many are known by their front
     * matter then, and the rest of them is read when it is asked for or in the background.
     *
     * @param lessons need not exist: then the course is empty and a problem says so
     * @param lastGood folder for copies of files that are good, to be shown after a restart when they have a mistake by then, and
     *     for what they were read as
     * @param drafts whether lessons with status draft are in the course
     * @param onProblems is told all problems when every lesson has been read and whenever they change, by the reading thread
     */
    public CourseFolder(Path lessons, Path lastGood, boolean drafts, Consumer<List<Problem>> onProblems) {
        this(lessons, lastGood, drafts, onProblems, KnownFiles.FEW);
    }

    CourseFolder(Path lessons, Path lastGood, boolean drafts, Consumer<List<Problem>> onProblems, int few) {
        Path root = lessons.toAbsolutePath().normalize();
        this.files = new FolderFiles(root);
        this.watch = new FolderWatch(root);
        this.texts = new TextFiles(files, lastGood);
        this.known = new KnownFiles(texts, few, watch::isClosed);
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

    /** Whether every lesson has been read as a whole: only then are all problems known, and can all be searched. */
    public boolean isWhole() {
        return state.whole();
    }

    /** Waits until every lesson has been read as a whole once. */
    public void awaitWhole() throws InterruptedException {
        firstWhole.await();
    }

    /** What is wrong now, as far as lessons have been read, by file, line and column. */
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
                changed = watch.await(known.areWhole() ? rest() : Duration.ZERO);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private Duration rest() {
        long wanted = Math.max(RESTS * listingNanos, RESCAN.toNanos());
        return Duration.ofNanos(Math.min(wanted, LONGEST_REST.toNanos()));
    }

    private void look(Set<Path> changed) {
        changes.begin();
        Map<String, Path> pictures = state.images();
        long start = System.nanoTime();
        Listing listing = files.list();
        listingNanos = System.nanoTime() - start;
        watch.watch(listing.folders());
        Set<String> touched = new HashSet<>();
        changed.forEach(path -> touched.add(files.path(path)));
        List<String> wanted = known.changed(listing, touched);
        boolean samePictures = changed.stream().noneMatch(listing.images()::containsValue);
        boolean sameFiles = wanted.isEmpty() && samePictures && last != null && listing.isLike(last);
        if (sameFiles && known.areWhole()) {
            return;
        }
        changes.addAll(known.read(wanted, listing));
        if (last != null) {
            known.readAhead(AHEAD, listing);
        }
        if (watch.isClosed()) {
            return;
        }
        if (listing.complete().get()) {
            Set<String> gone = known.retain(listing.texts().keySet());
            changes.addAll(gone);
            if (!gone.isEmpty() || last == null) {
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

    private void keepWhatIsOutOfReach(Listing listing) {
        known.names().stream()
                .filter(file -> file.contains("/"))
                .forEach(file -> listing.modules().add(file.substring(0, file.indexOf('/'))));
        state.images().forEach(listing.images()::putIfAbsent);
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
        CourseFile about = known.good(COURSE, CourseFile.class).orElse(null);
        CourseBuilder.Result result = CourseBuilder.build(
                about, listing.modules(), modules, lessons, listing.images().keySet(), List.of(), drafts);
        problems.addAll(result.problems());
        problems.sort(Problem.BY_PLACE);
        changes.addFilesThatDiffer(state.problems(), problems);
        boolean whole = known.areWhole();
        state = new State(
                result.course().equals(state.course()) ? state.course() : result.course(),
                List.copyOf(problems),
                Map.copyOf(listing.images()),
                Set.copyOf(outdated),
                whole);
        if (whole && !problems.equals(told)) {
            told = List.copyOf(problems);
            onProblems.accept(told);
        }
        if (whole) {
            firstWhole.countDown();
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
