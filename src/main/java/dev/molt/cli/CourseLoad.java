package dev.molt.cli;

import dev.molt.course.CourseFolder;
import dev.molt.course.LessonSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Loads a course as a server does, once, and says how many milliseconds it took: for a JVM that has done nothing else yet. */
final class CourseLoad {

    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private CourseLoad() {}

    /** @param arguments the folder of lessons, and the one for what is kept of them */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        long start = System.nanoTime();
        try (CourseFolder files =
                new CourseFolder(Path.of(arguments[0]), Path.of(arguments[1]), false, problems -> {})) {
            while (files.course().lessons().findAny().isEmpty()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            LessonSearch search = LessonSearch.of(files.course());
            double millis = (System.nanoTime() - start) / 1e6;
            out.println(millis + " " + files.course().lessons().count() + " "
                    + files.problems().size() + " " + search.find("lesson").size());
        }
    }

    /**
     * In a process with the options of this one, which are those of {@code ./molt serve}.
     *
     * @return in milliseconds
     */
    static double inFreshJvm(Path lessons, Path kept, int expected)
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
        if (told.length != 4 || !told[1].equals(Integer.toString(expected)) || !told[2].equals("0")) {
            throw new CommandFailed(
                    "Cannot measure: " + expected + " lessons without a problem were expected, and told was: " + said);
        }
        return Double.parseDouble(told[0]);
    }
}
