package dev.molt.cli;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.Lesson;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many learners at once, each running an edited program of some sixty lines again and again, while one more reads lessons: does
 * anything fail, is anything left behind, and do pages still come at once?
 */
final class LoadBench {

    private static final double MOST_PAGE_MS = 50;

    /** What a server learns of many learners and keeps at hand; far below what their runs and results are together. */
    private static final double MOST_HEAP_MIB = 16;

    private static final double MIB = 1024 * 1024;
    private static final long PAGE_EVERY_MS = 50;
    private static final int WARM_UP_CLIENTS = 8;
    private static final Duration LEAST_WARM_UP = Duration.ofSeconds(3);
    private static final int WARM_UP_PART = 6;
    private static final Duration MOST_SETTLING = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MS = 100;
    private static final int LOOKS_ALIKE = 5;

    private final URI address;
    private final ProcessHandle server;
    private final Lesson lesson;
    private final List<LoadClient.Program> programs;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What was found.
     *
     * @param before what was there when nothing ran
     * @param after the same when all is over
     * @param heap bytes more on the server's heap, after a collection each
     */
    record Report(
            int clients, Duration time, LoadCounts counts, Samples pages, Leavings before, Leavings after, long heap) {

        /** In words, what there is more of when all is over than before. */
        List<String> left() {
            List<String> left = new ArrayList<>(after.moreThan(before));
            if (heap / MIB > MOST_HEAP_MIB) {
                left.add(heap + " bytes of heap");
            }
            return left;
        }

        void print(PrintStream out) {
            out.printf(
                    "%n%d learners at once for %d s, each with an edited program of some 60 lines%n",
                    clients, time.toSeconds());
            line(out, "runs", counts.runs().count(), "");
            if (counts.runs().count() > 0) {
                line(out, "median", counts.runs().median(), "ms from asking to the result, waiting in line included");
                line(out, "95 of 100", counts.runs().percentile(95), "ms");
            }
            line(out, "told to wait", counts.busyAnswers(), "answers with status 429");
            line(out, "errors", counts.errors().size(), counts.errors().isEmpty() ? "held" : "MISSED");
            counts.errors().forEach((words, times) -> out.println("    " + times + " × " + words));
            out.printf("%nLeft behind on the machine%n");
            after.growth(before).forEach((what, number) -> line(out, what, number, bar(number)));
            line(out, "heap", heap / MIB, "MiB more; " + PageBench.bar(heap / MIB, MOST_HEAP_MIB, "MiB"));
            after.moreThan(before).forEach(words -> out.println("    " + words));
            out.printf("%nMeanwhile a lesson page each %d ms, in ms%n", PAGE_EVERY_MS);
            line(out, "median", pages.median(), "");
            double most = pages.percentile(99);
            line(out, "99 of 100", most, PageBench.bar(most, MOST_PAGE_MS, "ms"));
        }

        private static String bar(long growth) {
            return "bar 0: " + (growth > 0 ? "MISSED" : "held");
        }

        private static void line(PrintStream out, String name, double value, String remark) {
            out.printf(Locale.ROOT, "  %-12s %8.1f   %s%n", name, value, remark);
        }
    }

    /** @param server the process that answers at {@code address}, on this machine */
    LoadBench(URI address, ProcessHandle server, Course course) throws CommandFailed, IOException {
        this.address = address;
        this.server = server;
        List<LoadClient.Program> found = new ArrayList<>();
        this.lesson = course.lessons()
                .filter(each -> found.addAll(programs(each)))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("Cannot measure: the course has no pair to edit and run."));
        this.programs = List.copyOf(found);
    }

    private static List<LoadClient.Program> programs(Lesson lesson) {
        return lesson.blocks().stream()
                .filter(Block.Comparison.class::isInstance)
                .map(Block.Comparison.class::cast)
                .filter(pair -> !pair.python().noRun() && !pair.rust().noRun())
                .findFirst()
                .map(pair -> List.of(
                        new LoadClient.Program(
                                lesson.id(), pair.id(), Language.PYTHON.tag(), BenchCourse.P60.python(), "#"),
                        new LoadClient.Program(
                                lesson.id(), pair.id(), Language.RUST.tag(), BenchCourse.P60.rust(), "//")))
                .orElse(List.of());
    }

    Report measure(int clients, Duration time) throws CommandFailed, IOException, InterruptedException {
        // What every slot keeps for good, a shell that waits for its next box say, must be there before anything is
        // counted.
        warmUp(time.dividedBy(WARM_UP_PART));
        Leavings before = settled(null);
        long heapBefore = LiveHeap.bytes(server);
        LoadCounts counts = new LoadCounts();
        CompletableFuture<Void> load = start(clients, time, counts);
        Samples pages = readPages(time, PAGE_EVERY_MS);
        load.join();
        Leavings after = settled(before);
        return new Report(clients, time, counts, pages, before, after, LiveHeap.bytes(server) - heapBefore);
    }

    private void warmUp(Duration asked) throws CommandFailed, IOException, InterruptedException {
        Duration time = asked.compareTo(LEAST_WARM_UP) < 0 ? LEAST_WARM_UP : asked;
        CompletableFuture<Void> runs = start(WARM_UP_CLIENTS, time, new LoadCounts());
        readPages(time, 0);
        runs.join();
    }

    private CompletableFuture<Void> start(int clients, Duration time, LoadCounts counts) {
        long until = System.nanoTime() + time.toNanos();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            LoadClient.Program program = programs.get(number % programs.size());
            all.add(new LoadClient(client, address, program, number, until, counts).start());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private Samples readPages(Duration time, long everyMs) throws CommandFailed, IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        Site reader = new Site(address);
        Samples pages = new Samples();
        while (System.nanoTime() < until) {
            pages.addNanos(reader.get(lesson.address()).nanos());
            TimeUnit.MILLISECONDS.sleep(everyMs);
        }
        return pages;
    }

    /**
     * When nothing changes for half a second and, with something to compare to, nothing more is there than before; or when patience
     * ends. Some boxes are always there and wait.
     */
    private Leavings settled(@Nullable Leavings before) throws IOException, InterruptedException {
        long end = System.nanoTime() + MOST_SETTLING.toNanos();
        Leavings last = Leavings.of(server);
        int same = 0;
        while (System.nanoTime() < end && same < LOOKS_ALIKE) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
            Leavings now = Leavings.of(server);
            boolean more = before != null && !now.moreThan(before).isEmpty();
            same = now.equals(last) && !more ? same + 1 : 0;
            last = now;
        }
        return last;
    }
}
