package dev.molt.cli;

import dev.molt.course.reading.LessonName.Numbered;
import dev.molt.course.reading.Schema;
import dev.molt.course.reading.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the first file of a course, a module or a lesson, at the next free number. What is there already stays. */
final class NewFile {

    private static final String COURSE_FILE = "course.yaml";
    private static final String LESSON = ".md";
    private static final int MOST_NUMBER = 9999;

    private NewFile() {}

    /** @param folder absolute, as the folders below */
    static Path course(Path folder, Title title) throws CommandFailed {
        Path file = folder.resolve(COURSE_FILE);
        if (Files.exists(file)) {
            throw new CommandFailed("There is a course already: " + file + ". It stays as it is.");
        }
        return write(folder, file, Schema.COURSE, title);
    }

    static Path module(Path lessons, Title title) throws CommandFailed {
        requireCourse(lessons);
        Path folder = lessons.resolve(nextName(modules(lessons), title));
        return write(lessons, folder.resolve("module.yaml"), Schema.MODULE, title);
    }

    /** @param module a folder of the course, or its name with or without the number */
    static Path lesson(Path lessons, Path module, Title title) throws CommandFailed {
        requireCourse(lessons);
        Path folder = folder(lessons, module);
        Path file = folder.resolve(nextName(numbered(folder, LESSON), title) + LESSON);
        return write(lessons, file, Schema.FRONT_MATTER, title);
    }

    /** Of a module's folder. */
    static String slug(Path module) {
        return Numbered.of(name(module)).orElseThrow().slug();
    }

    private static void requireCourse(Path lessons) throws CommandFailed {
        if (!Files.isRegularFile(lessons.resolve(COURSE_FILE))) {
            throw new CommandFailed("There is no course in " + lessons
                    + ": it has no course.yaml. Name another with --lessons DIR, or begin one:"
                    + " ./molt new course DIR \"Its title\"");
        }
    }

    private static Path folder(Path lessons, Path typed) throws CommandFailed {
        boolean isPath = typed.getNameCount() > 1;
        if (isPath && !lessons.equals(typed.toAbsolutePath().normalize().getParent())) {
            throw new CommandFailed(typed + " is no module of the course in " + lessons
                    + ". Name the course that it belongs to with --lessons DIR.");
        }
        String wanted = name(typed);
        Map<Path, Numbered> modules = modules(lessons);
        for (Map.Entry<Path, Numbered> each : modules.entrySet()) {
            if (name(each.getKey()).equals(wanted) || each.getValue().slug().equals(wanted)) {
                return each.getKey();
            }
        }
        List<String> slugs = modules.values().stream()
                .sorted(Comparator.comparingInt(Numbered::number))
                .map(Numbered::slug)
                .toList();
        String known = slugs.isEmpty()
                ? " Begin one: ./molt new module \"Its title\""
                : Spelling.nearest(wanted, slugs)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse(" It has " + String.join(", ", slugs) + ".");
        throw new CommandFailed("The course in " + lessons + " has no module " + wanted + "." + known);
    }

    private static Map<Path, Numbered> modules(Path lessons) throws CommandFailed {
        Map<Path, Numbered> modules = numbered(lessons, "");
        modules.keySet().removeIf(path -> !Files.isDirectory(path));
        return modules;
    }

    /** What in a folder has a number and a name, in the order of the names. */
    private static Map<Path, Numbered> numbered(Path folder, String ending) throws CommandFailed {
        Map<Path, Numbered> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> name(file).endsWith(ending)).forEach(file -> {
                String name = name(file).substring(0, name(file).length() - ending.length());
                Numbered.of(name).ifPresent(it -> found.put(file, it));
            });
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailed("The folder " + folder + " cannot be read: " + reason(e), e);
        }
        return found;
    }

    private static String nextName(Map<Path, Numbered> taken, Title title) throws CommandFailed {
        Optional<Path> same = taken.entrySet().stream()
                .filter(each -> each.getValue().slug().equals(title.slug()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (same.isPresent()) {
            throw new CommandFailed("The address of this title is taken by " + same.get()
                    + ". It stays as it is; choose another title.");
        }
        int next = taken.values().stream().mapToInt(Numbered::number).max().orElse(0) + 1;
        if (next > MOST_NUMBER) {
            throw new CommandFailed(
                    "The number " + MOST_NUMBER + " is taken, and there is none above it. Renumber first.");
        }
        return String.format(Locale.ROOT, "%02d-%s", next, title.slug());
    }

    private static Path write(Path lessons, Path file, Schema schema, Title title) throws CommandFailed {
        Path folder = Objects.requireNonNull(file.getParent());
        String template = schema == Schema.FRONT_MATTER ? "lesson.md" : name(file);
        int depth = folder.getNameCount() - lessons.getNameCount();
        String text = Resource.text("new/" + template)
                .replace("@SCHEMA@", schema.comment(depth))
                .replace("@SLUG@", title.slug())
                .replace("@TITLE@", title.quoted());
        try {
            Files.createDirectories(folder);
            SchemaFolder.refresh(lessons);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return file;
        } catch (IOException e) {
            throw new CommandFailed("Cannot write " + file + ": " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is there already.";
        }
        return e instanceof AccessDeniedException denied
                ? "you may not change " + denied.getFile() + "."
                : e.toString();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
