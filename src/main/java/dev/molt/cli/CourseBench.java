package dev.molt.cli;

import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.run.box.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A course of 1,000 lessons beside one of ten that are the same as its first: how long it takes to load, how soon a change shows
 * and what a page takes. Both are asked in turns, so that they meet the same machine.
 */
final class CourseBench {

    private static final int LESSONS = 1_000;
    private static final int FEW = 10;
    private static final int PAIRS_PER_LESSON = 5;

    private static final int FIRST_LOADS = 2;
    private static final int LOADS = 5;
    private static final int CHANGES = 20;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int WARM_UP = 1_500;
    private static final int PAGES = 300;

    private static final double MILLION = 1e6;
    private static final Bar LOAD = new Bar(Bar.Of.MEASURED, 3_000);
    private static final Bar CHANGE = new Bar(Bar.Of.MEASURED, 200);

    /** What two measurements of the same thing differ by here. */
    private static final Bar NO_SLOWER = new Bar(Bar.Of.RATIO, 1.1);

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Installation installation;
    private final Path folder;
    private final Path python;
    private final Path maker;

    /**
     * @param folder for the courses and the servers' data
     * @param maker the script that writes a course
     */
    CourseBench(Installation installation, Path folder, Path python, Path maker) {
        this.installation = installation;
        this.folder = folder;
        this.python = python;
        this.maker = maker;
    }

    RunReport measure(Map<String, String> machine) throws Exception {
        Path big = made("big", LESSONS);
        Path small = made("small", FEW);
        List<Table> tables = new ArrayList<>();
        tables.add(loads(big, small));
        Path bigData = folder.resolve("big-data");
        Path smallData = folder.resolve("small-data");
        Table start = table("From the start of a server to its first page", "ms");
        start(start, "first", big, bigData, small, smallData);
        start(start, "again", big, bigData, small, smallData);
        tables.add(start);
        Course bigCourse = course(big, "many-kept-0");
        Course smallCourse = course(small, "few-kept-0");
        try (ServerProcess bigServer = server(big, bigData);
                ServerProcess smallServer = server(small, smallData)) {
            Served many = new Served(big, bigServer, bigCourse);
            Served few = new Served(small, smallServer, smallCourse);
            Table pages = table("A warm page, medians of " + PAGES + " after " + WARM_UP, "ms");
            Table weights = table("Its HTML as sent", "kB");
            pages("new", many, few, pages, weights);
            many.completeAll();
            few.completeAll();
            pages("all done", many, few, pages, weights);
            tables.add(changes(many, few));
            tables.add(pages);
            tables.add(weights);
            Table heap = table("Heap in use after a collection, of 512 unless told", "MB");
            heap.add("server", heap(bigServer), heap(smallServer), null);
            tables.add(heap);
        }
        String under = "%,d lessons and %,d pairs beside %d and %d"
                .formatted(LESSONS, LESSONS * PAIRS_PER_LESSON, FEW, FEW * PAIRS_PER_LESSON);
        return new RunReport(machine, List.of(new RunReport.Part(under, tables)));
    }

    /** Read once: whoever goes on reading takes up every change beside the server that is measured. */
    private Course course(Path lessons, String kept) {
        try (CourseFolder files = new CourseFolder(lessons, folder.resolve(kept), false, problems -> {})) {
            return files.course();
        }
    }

    private static Table table(String title, String unit) {
        return new Table(title, unit, "many", "few");
    }

    private Path made(String name, int lessons) throws IOException, CommandFailed {
        Path made = folder.resolve(name);
        String said = CommandOutput.of(List.of(
                python.toString(),
                maker.toString(),
                made.toString(),
                "--lessons",
                Integer.toString(lessons),
                "--pairs",
                Integer.toString(lessons * PAIRS_PER_LESSON)));
        if (Files.notExists(made.resolve("course.yaml"))) {
            throw new CommandFailed("Cannot measure: " + maker + " wrote no course:\n" + said);
        }
        return made;
    }

    private Table loads(Path big, Path small) throws Exception {
        Table table = table("Loading the files and making the search, in a fresh JVM", "ms");
        loads(table, "the first time", FIRST_LOADS, true, big, small);
        loads(table, "again", LOADS, false, big, small);
        return table;
    }

    private void loads(Table table, String name, int times, boolean forget, Path big, Path small) throws Exception {
        List<CourseLoad.Times> many = new ArrayList<>();
        List<CourseLoad.Times> few = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String kept = forget ? "kept-" + i : "kept-0";
            many.add(CourseLoad.inFreshJvm(big, folder.resolve("many-" + kept), LESSONS));
            few.add(CourseLoad.inFreshJvm(small, folder.resolve("few-" + kept), FEW));
        }
        String of = name + ", median of " + times;
        add(table, of + ": all lessons shown", many, few, CourseLoad.Times::shown, LOAD);
        add(table, of + ": then the last one opened", many, few, CourseLoad.Times::opened, null);
        add(table, of + ": all read in the background", many, few, CourseLoad.Times::whole, null);
    }

    private static void add(
            Table table,
            String name,
            List<CourseLoad.Times> many,
            List<CourseLoad.Times> few,
            ToDoubleFunction<CourseLoad.Times> which,
            @Nullable Bar bar) {
        table.add(name, median(many, which), median(few, which), bar);
    }

    private static double median(List<CourseLoad.Times> times, ToDoubleFunction<CourseLoad.Times> which) {
        Samples samples = new Samples();
        times.forEach(each -> samples.add(which.applyAsDouble(each)));
        return samples.median();
    }

    private void start(Table table, String name, Path big, Path bigData, Path small, Path smallData) throws Exception {
        table.add(name, start(big, bigData), start(small, smallData), null);
    }

    private double start(Path lessons, Path data) throws Exception {
        long start = System.nanoTime();
        try (ServerProcess server = server(lessons, data)) {
            awaitShown(new Site(server.address()), "/", "Part 1");
            return (System.nanoTime() - start) / MILLION;
        }
    }

    private ServerProcess server(Path lessons, Path data) throws CommandFailed, IOException, InterruptedException {
        return ServerProcess.start(installation, data, Map.of("MOLT_LESSONS", lessons.toString()));
    }

    /** A course that is served. */
    private record Served(Path lessons, ServerProcess server, Course course, Site site) {

        Served(Path lessons, ServerProcess server, Course course) {
            this(lessons, server, course, new Site(server.address()));
        }

        Lesson lesson(int number) {
            return course.lessons()
                    .skip(number % course.lessons().count())
                    .findFirst()
                    .orElseThrow();
        }

        void completeAll() throws CommandFailed, IOException, InterruptedException {
            for (Lesson lesson : course.lessons().toList()) {
                site.post(lesson.address() + "/complete", "done=true");
            }
        }
    }

    private Table changes(Served many, Served few) throws Exception {
        Table table = table("From saving a lesson to seeing it, " + CHANGES + " lessons", "ms");
        Samples manyShown = new Samples();
        Samples fewShown = new Samples();
        Samples manyFound = new Samples();
        Samples fewFound = new Samples();
        // The first are not counted: the JVM has not compiled yet what takes up a change.
        for (int i = -CHANGES; i < CHANGES; i++) {
            change(many, i, manyShown, manyFound);
            change(few, i, fewShown, fewFound);
        }
        table.add("page, median", manyShown.median(), fewShown.median(), CHANGE);
        table.add("page, worst", manyShown.percentile(100), fewShown.percentile(100), CHANGE);
        table.add("search, median", manyFound.median(), fewFound.median(), CHANGE);
        table.add("search, worst", manyFound.percentile(100), fewFound.percentile(100), CHANGE);
        return table;
    }

    private static void change(Served served, int number, Samples shown, Samples found) throws Exception {
        Lesson lesson = served.lesson((number + CHANGES) * 37);
        Path file = served.lessons().resolve(lesson.file());
        String mark = "changed" + (number + CHANGES);
        String text = Files.readString(file).replaceFirst("title: \"", "title: \"" + mark + " ");
        Path beside = Files.writeString(file.resolveSibling("." + file.getFileName()), text);
        long saved = System.nanoTime();
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        awaitShown(served.site(), lesson.address(), mark);
        long seen = System.nanoTime();
        awaitShown(served.site(), "/search?q=" + mark, lesson.address());
        if (number >= 0) {
            shown.addNanos(seen - saved);
            found.addNanos(System.nanoTime() - saved);
        }
    }

    private static void awaitShown(Site site, String address, String what)
            throws CommandFailed, IOException, InterruptedException {
        long end = System.nanoTime() + ServerProcess.MOST_START.toNanos();
        while (!site.get(address).text().contains(what)) {
            if (System.nanoTime() > end) {
                throw new CommandFailed("Cannot measure: a change of " + address + " never showed.");
            }
            // Who asks without a pause takes a core from the server that reads.
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private void pages(String learner, Served many, Served few, Table times, Table weights) throws Exception {
        Map<String, String> pages = Map.of(
                "lesson", few.lesson(FEW / 2).address(),
                "module", "/learn/part-1",
                "home", "/",
                "search", "/search?q=borrow");
        for (String page : List.of("lesson", "module", "home", "search")) {
            String address = pages.get(page);
            String name = page + ", " + learner;
            timed(name, String.valueOf(address), many.site(), few.site(), page.equals("lesson"), times, weights);
        }
    }

    private static void timed(
            String name, String address, Site many, Site few, boolean promised, Table times, Table weights)
            throws CommandFailed, IOException, InterruptedException {
        Samples manyTimes = new Samples();
        Samples fewTimes = new Samples();
        for (int i = -WARM_UP; i < PAGES; i++) {
            long manyNanos = many.get(address).nanos();
            long fewNanos = few.get(address).nanos();
            if (i >= 0) {
                manyTimes.addNanos(manyNanos);
                fewTimes.addNanos(fewNanos);
            }
        }
        times.add(name, manyTimes.median(), fewTimes.median(), promised ? NO_SLOWER : null);
        weights.add(
                name, many.get(address).sent().length / 1e3, few.get(address).sent().length / 1e3, null);
    }

    private static double heap(ServerProcess server) throws IOException, CommandFailed {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String process = Long.toString(server.process().pid());
        CommandOutput.of(List.of(tool, process, "GC.run"));
        String said = CommandOutput.of(List.of(tool, process, "GC.heap_info"));
        Matcher used = USED.matcher(said);
        if (!used.find()) {
            throw new CommandFailed("Cannot measure: jcmd tells no heap in use:\n" + said);
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }
}
