package dev.molt.cli;

import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.course.LessonSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads a course as a server does, once, and says how long it took: for a JVM that has done nothing else yet. */
final class CourseLoad {

    private static final double MILLION = 1e6;

    private CourseLoad() {}

    /** @param arguments the folder of lessons, and the one for what is kept of them */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        long start = System.nanoTime();
        try (CourseFolder files =
                new CourseFolder(Path.of(arguments[0]), Path.of(arguments[1]), false, problems -> {})) {
            LessonSearch search = LessonSearch.of(files.course());
            long shown = System.nanoTime();
            List<Lesson> lessons = files.course().lessons().toList();
            lessons.get(lessons.size() - 1).blocks();
            long opened = System.nanoTime();
            files.awaitWhole();
            search = search.after(files.course());
            long whole = System.nanoTime();
            out.println((shown - start) / MILLION + " " + (opened - shown) / MILLION + " " + (whole - start) / MILLION
                    + " " + files.course().lessons().count() + " "
                    + files.problems().size() + " " + search.find("lesson").size());
        }
    }

    /**
     * Times in milliseconds.
     *
     * @param shown until the course has all its lessons and a search
     * @param opened from then until the last lesson's text is there
     * @param whole until every lesson has been read as a whole, and is searched
     */
    record Times(double shown, double opened, double whole) {}

    /**
     * In a process with the options of this one, which are those of {@code ./molt serve}.
     */
    static Times inFreshJvm(Path lessons, Path kept, int expected)
            throws IOException, InterruptedException, CommandFailed {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CourseLoad.class.getName(),
                lessons.toString(),
                kept.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        String[] told = said.split(" ");
        String sound = " %d 0 %d".formatted(expected, expected);
        if (told.length != 6 || !said.endsWith(sound)) {
            throw new CommandFailed("Cannot measure: " + expected
                    + " lessons without a problem, each found, were expected, and told was: " + said);
        }
        return new Times(Double.parseDouble(told[0]), Double.parseDouble(told[1]), Double.parseDouble(told[2]));
    }
}
