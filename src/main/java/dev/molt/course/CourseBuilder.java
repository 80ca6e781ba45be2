package dev.molt.course;

import dev.molt.course.reading.CourseReader.CourseFile;
import dev.molt.course.reading.CourseReader.ModuleFile;
import dev.molt.course.reading.LessonName.Numbered;
import dev.molt.course.reading.Place;
import dev.molt.course.reading.Reference;
import dev.molt.course.reading.Reference.Kind;
import dev.molt.course.reading.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts files together to a course and checks what only shows between files. */
final class CourseBuilder {

    private static final CourseFile NONE =
            new CourseFile("course", "A course without its course.yaml", "", List.of(), "", "2024");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Good> byId = new LinkedHashMap<>();
    private final Map<String, Good> byAlias = new HashMap<>();
    private final Map<String, Good> byAddress = new LinkedHashMap<>();
    private final Set<String> images;
    private final List<Withheld> withheld;

    // What many lessons name in vain is looked up once.
    private final Map<String, String> nearAddress = new HashMap<>();
    private final Map<String, String> nearId = new HashMap<>();

    private CourseBuilder(Set<String> images, List<Withheld> withheld) {
        this.images = images;
        this.withheld = withheld;
    }

    /** A lesson that may be shown, and what it names outside its file. */
    record Good(Lesson lesson, List<Reference> references) {}

    /**
     * A lesson that is there and has a mistake, which is told elsewhere.
     *
     * @param id by its place in the folder
     */
    record Withheld(String id, List<Reference> references) {

        /** Whether others may mean it by this id. */
        private boolean isCalled(String target) {
            return id.equals(target)
                    || references.stream()
                            .anyMatch(it -> (it.kind() == Kind.ID || it.kind() == Kind.ALIAS)
                                    && it.target().equals(target));
        }
    }

    record Result(Course course, List<Problem> problems) {}

    /**
     * @param file null before {@code course.yaml} was ever good
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
        CourseBuilder builder = new CourseBuilder(images, withheld);
        List<Course.Module> made = file == null ? List.of() : builder.modules(folders, modules, lessons, drafts);
        CourseFile about = file == null ? NONE : file;
        Course course = new Course(
                about.id(), about.title(), about.summary(), about.authors(), about.licence(), about.edition(), made);
        return new Result(course, builder.problems);
    }

    private List<Course.Module> modules(
            Set<String> folders, Map<String, ModuleFile> modules, Map<String, Good> lessons, boolean drafts) {
        Map<String, String> slugs = new HashMap<>();
        List<String> ordered = folders.stream()
                .sorted(Comparator.comparingInt(
                                (String folder) -> numbered(folder).number())
                        .thenComparing(Function.identity()))
                .toList();
        Map<String, List<Good>> byFolder =
                lessons.values().stream().collect(Collectors.groupingBy(CourseBuilder::folder));
        Map<String, List<Good>> accepted = new LinkedHashMap<>();
        for (String folder : ordered) {
            String taken = slugs.putIfAbsent(numbered(folder).slug(), folder);
            if (taken != null) {
                problem(
                        Place.ofFile(folder),
                        "the address of this module is taken by " + taken,
                        "rename one of the two");
                continue;
            }
            accepted.put(folder, accepted(byFolder.getOrDefault(folder, List.of())));
        }
        List<Good> all = accepted.values().stream().flatMap(List::stream).toList();
        aliases(all);
        Map<String, Integer> order = new HashMap<>();
        all.forEach(good -> order.put(good.lesson().id(), order.size()));
        all.forEach(good -> good.references().forEach(reference -> check(good, reference, order)));
        withheld.forEach(lesson -> lesson.references().forEach(reference -> check(null, reference, order)));
        List<Course.Module> made = new ArrayList<>();
        accepted.forEach((folder, goods) -> made.add(module(folder, modules.get(folder), goods, drafts)));
        return List.copyOf(made);
    }

    private static Course.Module module(String folder, @Nullable ModuleFile file, List<Good> goods, boolean drafts) {
        Numbered name = numbered(folder);
        List<Lesson> shown = goods.stream()
                .map(Good::lesson)
                .filter(lesson -> drafts || !lesson.front().draft())
                .toList();
        // A lesson appears even before its module has a title; the missing file is reported.
        String title = file == null ? titled(name.slug()) : file.title();
        return new Course.Module(name.slug(), name.number(), title, file == null ? "" : file.summary(), shown);
    }

    private static String titled(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String folder(Good good) {
        String file = good.lesson().file();
        return file.substring(0, file.indexOf('/'));
    }

    /** Lessons of a folder in order, without those whose id or address is taken. */
    private List<Good> accepted(List<Good> lessons) {
        List<Good> accepted = new ArrayList<>();
        lessons.stream()
                .sorted(Comparator.comparingInt((Good good) -> good.lesson().number())
                        .thenComparing(good -> good.lesson().file()))
                .forEach(good -> {
                    Lesson lesson = good.lesson();
                    Good sameId = byId.get(lesson.id());
                    Good sameAddress = byAddress.get(lesson.address());
                    if (sameAddress != null) {
                        problem(
                                Place.ofFile(lesson.file()),
                                "the address of this lesson is taken by "
                                        + sameAddress.lesson().file(),
                                "rename one of the two");
                    } else if (sameId != null) {
                        problem(
                                place(good, Kind.ID, lesson.id()),
                                "id " + lesson.id() + " is taken by "
                                        + sameId.lesson().file(),
                                "give one of the two another id");
                    } else {
                        byId.put(lesson.id(), good);
                        byAddress.put(lesson.address(), good);
                        accepted.add(good);
                    }
                });
        return accepted;
    }

    private void aliases(List<Good> all) {
        for (Good good : all) {
            for (Reference reference : good.references()) {
                if (reference.kind() != Kind.ALIAS) {
                    continue;
                }
                Good owner = byId.get(reference.target());
                Good other = owner != null ? owner : byAlias.putIfAbsent(reference.target(), good);
                if (other != null) {
                    problem(
                            reference.place(),
                            "alias " + reference.target() + " is taken by "
                                    + other.lesson().file(),
                            "keep it with one lesson");
                }
            }
        }
    }

    /** @param good null for a lesson that has no place in the order */
    private void check(@Nullable Good good, Reference reference, Map<String, Integer> order) {
        String target = reference.target();
        switch (reference.kind()) {
            case NEEDS -> checkNeed(good, reference, order);
            case LESSON -> {
                if (!byAddress.containsKey("/learn/" + target) && !isWithheld(target)) {
                    problem(
                            reference.place(),
                            "a link to a lesson that is not there, " + target,
                            nearAddress.computeIfAbsent(target, this::nearAddress));
                }
            }
            case IMAGE -> {
                if (!images.contains(target)) {
                    problem(
                            reference.place(),
                            "a picture that is not there",
                            near(target, images, "put it into the module's images folder"));
                }
            }
            case ID, ALIAS -> {
                // Looked at before: they say what a lesson is called, not what it needs.
            }
        }
    }

    private String nearAddress(String target) {
        Set<String> addresses = new HashSet<>();
        byAddress
                .values()
                .forEach(each -> addresses.add(
                        each.lesson().module() + "/" + each.lesson().slug()));
        return near(target, addresses, "link to a lesson of this course");
    }

    private boolean isWithheld(String target) {
        return withheld.stream().anyMatch(lesson -> lesson.isCalled(target));
    }

    private void checkNeed(@Nullable Good good, Reference reference, Map<String, Integer> order) {
        String target = reference.target();
        Optional<Good> needed = find(target);
        if (needed.isEmpty() && isWithheld(target)) {
            return;
        }
        if (needed.isEmpty()) {
            problem(
                    reference.place(),
                    "no lesson has the id " + target,
                    nearId.computeIfAbsent(target, it -> near(it, byId.keySet(), "name a lesson's id")));
            return;
        }
        if (good == null) {
            return;
        }
        String id = good.lesson().id();
        String neededId = needed.get().lesson().id();
        int mine = order.getOrDefault(id, 0);
        int theirs = order.getOrDefault(neededId, 0);
        if (theirs < mine) {
            return;
        }
        if (reaches(needed.get(), id)) {
            problem(
                    reference.place(),
                    "needs go round in a circle: " + target + " needs this lesson",
                    "take one of the needs away");
        } else {
            problem(
                    reference.place(),
                    target + " comes later than this lesson",
                    "change the order, or take the need away");
        }
    }

    /** Whether one gets from a lesson to an id by following needs. */
    private boolean reaches(Good from, String id) {
        Set<String> seen = new HashSet<>();
        Deque<Good> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Good good = open.pop();
            if (good.lesson().id().equals(id)) {
                return true;
            }
            if (seen.add(good.lesson().id())) {
                good.lesson().front().needs().forEach(need -> find(need).ifPresent(open::push));
            }
        }
        return false;
    }

    private Optional<Good> find(String id) {
        return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(byAlias.get(id)));
    }

    private static Place place(Good good, Kind kind, String target) {
        return good.references().stream()
                .filter(reference ->
                        reference.kind() == kind && reference.target().equals(target))
                .map(Reference::place)
                .findFirst()
                .orElse(Place.ofFile(good.lesson().file()));
    }

    private static String near(String target, Set<String> known, String otherwise) {
        return Spelling.nearest(target, known)
                .map(it -> "did you mean " + it + "?")
                .orElse(otherwise);
    }

    private void problem(Place place, String message, String remedy) {
        problems.add(place.error(message, remedy));
    }

    private static Numbered numbered(String folder) {
        return Numbered.of(folder).orElseThrow(() -> new IllegalArgumentException(folder + " is no module folder"));
    }
}
