package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.CourseBuilder.Withheld;
import dev.molt.course.FolderFiles.Listing;
import dev.molt.course.reading.CourseReader;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a lessons folder at one moment: for those who want to know what is wrong with them now, drafts among them, and not what
 * of them was last good.
 */
public final class CourseFiles {

    private final Listing listing;
    private final SortedMap<String, byte[]> texts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param lessons need not exist: then a problem says so */
    public CourseFiles(Path lessons) {
        FolderFiles files = new FolderFiles(lessons.toAbsolutePath().normalize());
        listing = files.list();
        for (String file : List.copyOf(listing.texts().keySet())) {
            try {
                texts.put(file, files.read(file));
            } catch (NoSuchFileException gone) {
                listing.texts().remove(file);
            } catch (IOException broken) {
                problems.add(FolderFiles.unreadable(file, broken));
            }
        }
    }

    /** Paths inside a folder of its modules, and of what is in it as a part of a course or is meant to be; reads none of it. */
    public static Set<String> present(Path lessons) {
        Listing listing = new FolderFiles(lessons.toAbsolutePath().normalize()).list();
        Set<String> present = new TreeSet<>(listing.texts().keySet());
        present.addAll(listing.modules());
        listing.problems().forEach(problem -> present.add(problem.file()));
        return present;
    }

    /** Bytes by path inside the folder, with forward slashes. */
    public SortedMap<String, byte[]> texts() {
        return texts;
    }

    /** What else decides which problems there are: names of module folders and of pictures. */
    public List<String> names() {
        List<String> names = new ArrayList<>(listing.modules());
        names.addAll(listing.images().keySet());
        listing.problems().forEach(problem -> names.add(problem.toString()));
        problems.forEach(problem -> names.add(problem.toString()));
        return names;
    }

    /**
     * What the files say.
     *
     * @param problems by place
     * @param items those of each lesson that could be read, by the lesson's path
     */
    public record Reading(Course course, List<Problem> problems, SortedMap<String, List<Block.Item>> items) {}

    /** Reads them, by as many threads as there are cores. */
    public Reading read() {
        List<Problem> all = new ArrayList<>(listing.problems());
        all.addAll(problems);
        CourseFile about = texts.containsKey("course.yaml")
                ? value(CourseReader.course("course.yaml", bytes("course.yaml")), all)
                : null;
        Map<String, ModuleFile> modules = new HashMap<>();
        texts.keySet().stream().filter(file -> file.endsWith("/module.yaml")).forEach(file -> {
            ModuleFile module = value(CourseReader.module(file, bytes(file)), all);
            if (module != null) {
                modules.put(file.substring(0, file.indexOf('/')), module);
            }
        });
        Map<String, LessonReader.Reading> lessons = lessons(about == null ? "2024" : about.edition());
        lessons.values().forEach(lesson -> all.addAll(lesson.problems()));
        CourseFolder.missing(listing, all);
        CourseBuilder.Result result = CourseBuilder.build(
                about,
                listing.modules(),
                modules,
                good(lessons),
                listing.images().keySet(),
                withheld(lessons),
                true);
        all.addAll(result.problems());
        all.sort(Problem.BY_PLACE);
        SortedMap<String, List<Block.Item>> items = new TreeMap<>();
        lessons.forEach((file, lesson) -> items.put(file, lesson.sound()));
        return new Reading(result.course(), List.copyOf(all), items);
    }

    private byte[] bytes(String file) {
        return texts.getOrDefault(file, new byte[0]);
    }

    private static <T> @Nullable T value(CourseReader.Reading<T> reading, Collection<Problem> problems) {
        problems.addAll(reading.problems());
        return reading.value().orElse(null);
    }

    private Map<String, LessonReader.Reading> lessons(String edition) {
        LessonReader reader = new LessonReader(edition);
        Map<String, LessonReader.Reading> lessons = new ConcurrentHashMap<>();
        texts.entrySet().parallelStream()
                .forEach(file -> LessonName.of(file.getKey())
                        .ifPresent(name -> lessons.put(file.getKey(), reader.read(name, file.getValue()))));
        return lessons;
    }

    private static Map<String, Good> good(Map<String, LessonReader.Reading> lessons) {
        Map<String, Good> good = new HashMap<>();
        lessons.forEach((file, reading) ->
                reading.lesson().ifPresent(lesson -> good.put(file, new Good(lesson, reading.references()))));
        return good;
    }

    private static List<Withheld> withheld(Map<String, LessonReader.Reading> lessons) {
        List<Withheld> withheld = new ArrayList<>();
        lessons.forEach((file, reading) -> {
            if (reading.lesson().isEmpty()) {
                LessonName.of(file)
                        .ifPresent(name -> withheld.add(new Withheld(name, reading.draft(), reading.references())));
            }
        });
        return withheld;
    }
}
