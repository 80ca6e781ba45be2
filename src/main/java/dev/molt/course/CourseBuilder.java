package dev.molt.course;

import dev.molt.course.CrossReferences.Entry;
import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonName.Numbered;
import dev.molt.course.reading.Place;
import dev.molt.course.reading.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts files together to a course and checks what only shows between files. */
final class CourseBuilder {

    private static final CourseFile NONE =
            new CourseFile("course", "A course without its course.yaml", "", List.of(), "", "2024");

    private final List<Problem> problems = new ArrayList<>();
    private final CrossReferences names;

    private CourseBuilder(Set<String> images) {
        this.names = new CrossReferences(images, problems);
    }

    /** A lesson that may be shown, and what it names outside its file. */
    record Good(Lesson lesson, List<Reference> references) {}

    /** A lesson that is there and has a mistake, which is told elsewhere. */
    record Withheld(LessonName name, boolean draft, List<Reference> references) {}

    record Result(Course course, List<Problem> problems) {}

    /**
     * @param file null before {@code course.yaml} was ever good: then the course is empty, and its lessons are looked at all the same
     * @param folders names of module folders
     * @param modules by folder name; one that is missing was never good
     * @param lessons by path
     * @param images by {@code module/name}
     * @param withheld lessons that are in the course only for what they and others name
     */
    static Result build(
            @Nullable CourseFile file,
            Set<String> folders,
            Map<String, ModuleFile> modules,
            Map<String, Good> lessons,
            Set<String> images,
            List<Withheld> withheld,
            boolean drafts) {
        CourseBuilder builder = new CourseBuilder(images);
        List<Course.Module> made = builder.modules(folders, modules, entries(lessons.values(), withheld), drafts);
        CourseFile about = file == null ? NONE : file;
        Course course = new Course(
                about.id(),
                about.title(),
                about.summary(),
                about.authors(),
                about.licence(),
                about.edition(),
                file == null ? List.of() : made);
        return new Result(course, builder.problems);
    }

    /** By module folder, in their order. */
    private static Map<String, List<Entry>> entries(Collection<Good> lessons, List<Withheld> withheld) {
        return Stream.concat(lessons.stream().map(Entry::of), withheld.stream().map(Entry::of))
                .sorted(Comparator.comparingInt((Entry entry) -> entry.name().number())
                        .thenComparing(Entry::file))
                .collect(Collectors.groupingBy(Entry::folder));
    }

    private List<Course.Module> modules(
            Set<String> folders, Map<String, ModuleFile> modules, Map<String, List<Entry>> entries, boolean drafts) {
        Map<String, String> slugs = new HashMap<>();
        Map<String, List<Entry>> accepted = new LinkedHashMap<>();
        folders.stream()
                .sorted(Comparator.comparingInt(
                                (String folder) -> numbered(folder).number())
                        .thenComparing(Function.identity()))
                .forEach(folder -> {
                    List<Entry> named = names.add(entries.getOrDefault(folder, List.of()));
                    String taken = slugs.putIfAbsent(numbered(folder).slug(), folder);
                    if (taken == null) {
                        accepted.put(folder, named);
                    } else {
                        String message = "the address of this module is taken by " + taken;
                        problems.add(Place.ofFile(folder).error(message, "rename one of the two"));
                    }
                });
        names.check();
        List<Course.Module> made = new ArrayList<>();
        accepted.forEach((folder, named) -> made.add(module(folder, modules.get(folder), named, drafts)));
        return List.copyOf(made);
    }

    private static Course.Module module(String folder, @Nullable ModuleFile file, List<Entry> named, boolean drafts) {
        Numbered name = numbered(folder);
        List<Lesson> shown = named.stream()
                .filter(entry -> drafts || !entry.draft())
                .flatMap(entry -> Stream.ofNullable(entry.lesson()))
                .toList();
        // A lesson appears even before its module has a title; the missing file is reported.
        String title = file == null ? titled(name.slug()) : file.title();
        return new Course.Module(name.slug(), name.number(), title, file == null ? "" : file.summary(), shown);
    }

    private static String titled(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Numbered numbered(String folder) {
        return Numbered.of(folder).orElseThrow(() -> new IllegalArgumentException(folder + " is no module folder"));
    }
}
