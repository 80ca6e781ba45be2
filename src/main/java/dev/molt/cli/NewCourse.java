package dev.molt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes all files of a course that begins. What is there already stays, and then nothing at all is written. */
final class NewCourse {

    /** More than these are counted and not named. */
    private static final int NAMED = 20;

    private NewCourse() {}

    /**
     * Writes them, with the schemas that editors look for.
     *
     * @param lessons folder of the course, absolute; made where there is none
     * @param texts by path in it, with forward slashes
     * @param copies files to copy into it, by such paths
     */
    static void write(Path lessons, Map<String, String> texts, Map<String, Path> copies) throws CommandFailed {
        requireFree(lessons, texts, copies);
        Path file = lessons;
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                file = made(lessons, text.getKey());
                Files.writeString(file, text.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
            for (Map.Entry<String, Path> copy : copies.entrySet()) {
                file = made(lessons, copy.getKey());
                try (InputStream in = Files.newInputStream(copy.getValue())) {
                    Files.copy(in, file);
                }
            }
            SchemaFolder.refresh(lessons);
        } catch (IOException e) {
            throw new CommandFailed(
                    "Cannot write " + file + ": " + e + ". Delete what was written to " + lessons
                            + ", or name another folder with --lessons DIR.",
                    e);
        }
    }

    private static void requireFree(Path lessons, Map<String, String> texts, Map<String, Path> copies)
            throws CommandFailed {
        // Whole folders: lessons of two courses in one would be neither.
        Set<String> names = new TreeSet<>();
        Stream.concat(texts.keySet().stream(), copies.keySet().stream())
                .forEach(name -> names.add(name.split("/", 2)[0]));
        List<String> there = names.stream()
                .filter(name -> Files.exists(lessons.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (there.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Nothing was written: " + lessons + " has already:");
        there.stream().limit(NAMED).forEach(name -> lines.add("  " + name));
        if (there.size() > NAMED) {
            lines.add("  and " + (there.size() - NAMED) + " more");
        }
        lines.add("Name the folder of a new course with --lessons DIR.");
        throw new CommandFailed(String.join("\n", lines));
    }

    private static Path made(Path lessons, String name) throws IOException {
        Path file = lessons.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return file;
    }
}
