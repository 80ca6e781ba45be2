package dev.molt.web;

import dev.molt.course.ProblemText;
import dev.molt.course.reading.CourseReader;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.Reading;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder that a course is served from.
 *
 * @param folder absolute
 * @param lastGood folder for copies of its files, absolute: each folder of lessons has one of its own
 */
record CourseSource(Path folder, Path lastGood) {

    private static final String COURSE_FILE = "course.yaml";
    private static final int MARK = 8;

    /**
     * Those that a setting names, once it is sure that they can be served side by side.
     *
     * @throws ConfigurationException whose message is all that a person needs: which folders, what is wrong, what to do
     */
    static List<CourseSource> of(List<Path> folders, Path data) {
        List<CourseSource> sources = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .map(folder ->
                        new CourseSource(folder, data.resolve("last-good").resolve(mark(folder))))
                .toList();
        sources.forEach(CourseSource::requireCourse);
        requireDifferentFolders(sources);
        if (sources.size() > 1) {
            requireDifferentIds(sources);
        }
        return sources;
    }

    /** Tells folders of one name apart, and says to people which one is meant. */
    private static String mark(Path folder) {
        String whole = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return folder.getFileName() + "-" + whole.substring(0, MARK);
    }

    /** The folder's own name. */
    String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private void requireCourse() {
        if (!Files.isDirectory(folder)) {
            throw refused("There is no folder of lessons at " + folder + ": name one with --lessons DIR.");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw refused("The folder of lessons " + folder + " cannot be read: let the user of this server read it.");
        }
        if (Files.notExists(folder.resolve(COURSE_FILE))) {
            throw refused("There is no course in " + folder + ": it has no " + COURSE_FILE
                    + ". Name another with --lessons DIR, or begin one: ./molt new course " + folder
                    + " \"Its title\"");
        }
    }

    private static void requireDifferentFolders(List<CourseSource> sources) {
        Map<Path, CourseSource> known = new HashMap<>();
        for (CourseSource source : sources) {
            CourseSource same = known.putIfAbsent(source.realPath(), source);
            if (same != null) {
                String how = same.folder.equals(source.folder) ? "" : ", as " + source.folder + " too";
                throw refused("The folder of lessons " + same.folder + " is named twice" + how
                        + ": name it once with --lessons DIR.");
            }
        }
    }

    private Path realPath() {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** What learners do is stored under the course's id. */
    private static void requireDifferentIds(List<CourseSource> sources) {
        Map<String, CourseSource> known = new HashMap<>();
        for (CourseSource source : sources) {
            String id = source.id();
            CourseSource same = known.putIfAbsent(id, source);
            if (same != null) {
                throw refused("Two courses have the id " + id + ": those in " + same.folder + " and " + source.folder
                        + ". Progress is stored by it, so give one of them another id in its " + COURSE_FILE
                        + ", or name only one of them with --lessons DIR.");
            }
        }
    }

    /** Of its file, or of how that was when last good. */
    private String id() {
        Reading<CourseFile> now = read(folder);
        return now.value()
                .or(() -> Files.exists(lastGood.resolve(COURSE_FILE))
                        ? read(lastGood).value()
                        : Optional.empty())
                .map(CourseFile::id)
                .orElseThrow(() -> {
                    List<String> problems = new ArrayList<>();
                    now.problems().forEach(problem -> problems.add(ProblemText.of(folder.toString(), problem)));
                    return refused("The course in " + folder + " cannot be served beside others, because its "
                            + COURSE_FILE + " has mistakes and so its id is not known. Mend it:\n"
                            + String.join("", problems).stripTrailing());
                });
    }

    private static Reading<CourseFile> read(Path folder) {
        Path file = folder.resolve(COURSE_FILE);
        try {
            return CourseReader.course(COURSE_FILE, Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ConfigurationException unreadable(Path path, IOException reason) {
        return refused(path + " cannot be read: let the user of this server read it (" + reason + ").");
    }

    /** The server tells the message of such an exception alone, where it is the cause of all others. */
    private static ConfigurationException refused(String sentence) {
        return new ConfigurationException(sentence);
    }
}
