package dev.molt.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A course and which of its files are to be checked.
 *
 * @param lessons folder of the course, absolute
 * @param parts files and folders inside it, with forward slashes; empty for all
 */
record CheckTargets(Path lessons, Set<String> parts) {

    private static final String COURSE_FILE = "course.yaml";

    /** Folders between a course and what lies deepest in it. */
    private static final int DEPTH = 3;

    /**
     * By course, what was typed.
     *
     * @throws CommandFailed with the path that is not there
     */
    static List<CheckTargets> of(List<Path> typed) throws CommandFailed {
        Map<Path, Set<String>> courses = new LinkedHashMap<>();
        for (Path each : typed) {
            Path path = each.toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new CommandFailed("There is no " + each + ". Name a lesson, a module or a folder of lessons.");
            }
            Path course = course(path);
            if (course == null) {
                throw new CommandFailed(each + " lies in no course: there is no " + COURSE_FILE + " above it.");
            }
            boolean whole = course.equals(path);
            Set<String> before = courses.get(course);
            if (whole || before == null) {
                courses.put(course, new TreeSet<>());
            }
            if (!whole && (before == null || !before.isEmpty())) {
                Set<String> parts = new TreeSet<>(before == null ? Set.of() : before);
                parts.add(course.relativize(path).toString().replace('\\', '/'));
                courses.put(course, parts);
            }
        }
        return courses.entrySet().stream()
                .map(course -> new CheckTargets(course.getKey(), course.getValue()))
                .toList();
    }

    /** The folder itself or one above it; a folder without one is a course that lacks its file. */
    private static @Nullable Path course(Path path) {
        Path folder = path;
        for (int i = 0; i <= DEPTH && folder != null; i++) {
            if (Files.isRegularFile(folder.resolve(COURSE_FILE))) {
                return folder;
            }
            folder = folder.getParent();
        }
        return Files.isDirectory(path) ? path : null;
    }

    boolean isWhole() {
        return parts.isEmpty();
    }

    /** @param file path inside the course; empty for the course itself */
    boolean selects(String file) {
        return isWhole() || parts.stream().anyMatch(part -> lies(file, part));
    }

    private static boolean lies(String file, String part) {
        return file.equals(part) || file.startsWith(part + "/");
    }

    /** The parts, as a person who stands here would name them, in which none of these files of the course lies. */
    List<String> withoutFiles(Set<String> files) {
        String folder = title().isEmpty() ? "" : title() + "/";
        return parts.stream()
                .filter(part -> files.stream().noneMatch(file -> lies(file, part)))
                .map(part -> folder + part)
                .toList();
    }

    /** The course's folder as a person who stands here would name it; empty for here. */
    String title() {
        Path here = Path.of("").toAbsolutePath();
        return (lessons.startsWith(here) ? here.relativize(lessons) : lessons)
                .toString()
                .replace('\\', '/');
    }
}
