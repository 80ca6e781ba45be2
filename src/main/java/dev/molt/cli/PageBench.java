package dev.molt.cli;

import dev.molt.course.Course;
import dev.molt.course.Lesson;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Weighs a lesson page and times it; {@link PairBench} times its runs. */
record PageBench(Site site, Course course, PrintStream out) {

    /** The JVM goes on compiling what serves a page for about so many of them. */
    private static final int WARM_UP = 3_000;

    private static final int MEASURED = 300;
    private static final double MOST_KB = 150;
    private static final double MOST_PAGE_MS = 5;
    private static final String SMALL_FILE = "/icon.svg";

    private static final Pattern STYLES = Pattern.compile("<link[^>]*rel=\"stylesheet\"[^>]*href=\"([^\"]+)\"");
    private static final Pattern SCRIPTS = Pattern.compile("<script[^>]*src=\"([^\"]+)\"");
    private static final Pattern FONTS = Pattern.compile("url\\([\"']?([^)\"']+\\.woff2?)[\"']?\\)");

    void measure() throws CommandFailed, IOException, InterruptedException {
        List<Lesson> lessons = course.lessons().toList();
        if (lessons.isEmpty()) {
            throw new CommandFailed("Cannot measure: the course has no lesson. Name its folder with --lessons DIR.");
        }
        Lesson heaviest = lessons.get(0);
        int most = 0;
        for (Lesson lesson : lessons) {
            int sent = site.get(lesson.address()).sent().length;
            if (sent > most) {
                most = sent;
                heaviest = lesson;
            }
        }
        weigh(heaviest, lessons.size());
        // Before the page is timed: the learner whom it shows has done something by then.
        PairBench runs = new PairBench(site, course, out);
        runs.warmUp();
        time(heaviest);
        runs.measure();
    }

    private void weigh(Lesson lesson, int lessons) throws CommandFailed, IOException, InterruptedException {
        String page = site.get(lesson.address()).text();
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("HTML", site.get(lesson.address()).sent().length);
        int fonts = 0;
        int styles = 0;
        for (String path : found(STYLES, page)) {
            Site.Answer style = site.get(path);
            styles += style.sent().length;
            for (String font : found(FONTS, style.text())) {
                fonts += site.get(URI.create(path).resolve(font).toString()).sent().length;
            }
        }
        parts.put("CSS", styles);
        parts.put("fonts", fonts);
        int together = parts.values().stream().mapToInt(Integer::intValue).sum();
        out.printf("%nWeight of %s, the heaviest of %d lesson pages, in kB as sent%n", lesson.address(), lessons);
        parts.forEach((name, bytes) -> line(name, bytes / 1e3, ""));
        line("together", together / 1e3, bar(together / 1e3, MOST_KB, "kB"));
        int scripts = 0;
        for (String path : found(SCRIPTS, page)) {
            scripts += site.get(path).sent().length;
        }
        line("scripts", scripts / 1e3, "not counted; the editors come later still");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    private void time(Lesson lesson) throws CommandFailed, IOException, InterruptedException {
        Samples page = timed(lesson.address());
        Samples file = timed(SMALL_FILE);
        out.printf("%nThe warm page, one client on this machine, %d requests after %d, ms%n", MEASURED, WARM_UP);
        line("median", page.median(), bar(page.median(), MOST_PAGE_MS, "ms"));
        line("95 of 100", page.percentile(95), "");
        line("of it HTTP", file.median(), "the median of a small static file");
    }

    private Samples timed(String path) throws CommandFailed, IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            site.get(path);
        }
        Samples samples = new Samples();
        for (int i = 0; i < MEASURED; i++) {
            samples.addNanos(site.get(path).nanos());
        }
        return samples;
    }

    private void line(String name, double value, String remark) {
        out.printf(Locale.ROOT, "  %-12s %8.1f   %s%n", name, value, remark);
    }

    static String bar(double value, double most, String unit) {
        return String.format(Locale.ROOT, "bar %.0f %s: %s", most, unit, value < most ? "held" : "MISSED");
    }
}
