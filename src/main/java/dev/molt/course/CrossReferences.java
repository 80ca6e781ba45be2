package dev.molt.course;

import dev.molt.course.CourseBuilder.Good;
import dev.molt.course.CourseBuilder.Withheld;
import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.Place;
import dev.molt.course.reading.Reference;
import dev.molt.course.reading.Reference.Kind;
import dev.molt.course.reading.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lessons of a course call themselves and each other: looks whether it holds, also for lessons that have other mistakes. */
final class CrossReferences {

    private final Set<String> images;
    private final List<Problem> problems;

    // All lessons in the order of the course, and each with its place in that order.
    private final List<Entry> all = new ArrayList<>();
    private final Map<String, Integer> order = new HashMap<>();

    private final Map<String, Entry> byFile = new HashMap<>();
    private final Map<String, Entry> byAddress = new LinkedHashMap<>();
    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final Map<String, Entry> byAlias = new HashMap<>();

    // What many lessons name in vain is looked up once.
    private final Map<String, Optional<String>> nearAddress = new HashMap<>();
    private final Map<String, Optional<String>> nearId = new HashMap<>();

    /**
     * @param images by {@code module/name}
     * @param problems takes what is found
     */
    CrossReferences(Set<String> images, List<Problem> problems) {
        this.images = images;
        this.problems = problems;
    }

    /**
     * A lesson among the others.
     *
     * @param headings whether all its headings are among the references, so that one which is not there is nowhere
     * @param lesson null for one that has a mistake
     */
    record Entry(
            LessonName name,
            String id,
            boolean draft,
            boolean headings,
            List<Reference> references,
            @Nullable Lesson lesson) {

        static Entry of(Good good) {
            Lesson lesson = good.lesson();
            LessonName name = LessonName.of(lesson.file()).orElseThrow();
            boolean whole = lesson.contents() instanceof Contents.Read;
            return new Entry(name, lesson.id(), lesson.front().draft(), whole, good.references(), lesson);
        }

        static Entry of(Withheld lesson) {
            String id = targets(lesson.references(), Kind.ID)
                    .findFirst()
                    .orElse(lesson.name().id());
            boolean read =
                    targets(lesson.references(), Kind.HEADING).findFirst().isPresent();
            return new Entry(lesson.name(), id, lesson.draft(), read, lesson.references(), null);
        }

        private static Stream<String> targets(List<Reference> references, Kind kind) {
            return references.stream().filter(it -> it.kind() == kind).map(Reference::target);
        }

        String file() {
            return name.file();
        }

        String folder() {
            return name.folder();
        }

        private boolean has(Kind kind, String target) {
            return targets(references, kind).anyMatch(target::equals);
        }

        /** As a link in this lesson names another's file. */
        private String path(Entry other) {
            return other.folder().equals(folder())
                    ? other.file().substring(folder().length() + 1)
                    : "../" + other.file();
        }
    }

    /**
     * Goes on with the lessons of a module, in their order.
     *
     * @return those whose address and id are not taken
     */
    List<Entry> add(List<Entry> lessons) {
        List<Entry> named = new ArrayList<>();
        for (Entry lesson : lessons) {
            order.put(lesson.file(), all.size());
            all.add(lesson);
            byFile.put(lesson.file(), lesson);
            Entry sameAddress = byAddress.get(lesson.name().id());
            Entry sameId = byId.get(lesson.id());
            if (sameAddress != null) {
                problem(
                        Place.ofFile(lesson.file()),
                        "the address of this lesson is taken by " + sameAddress.file(),
                        "rename one of the two");
            } else if (sameId != null) {
                problem(
                        place(lesson),
                        "id " + lesson.id() + " is taken by " + sameId.file(),
                        "give one of the two another id");
            } else {
                byAddress.put(lesson.name().id(), lesson);
                byId.put(lesson.id(), lesson);
                named.add(lesson);
            }
        }
        return named;
    }

    /** Where a lesson says its id. */
    private static Place place(Entry lesson) {
        return lesson.references().stream()
                .filter(reference -> reference.kind() == Kind.ID)
                .map(Reference::place)
                .findFirst()
                .orElse(Place.ofFile(lesson.file()));
    }

    /** Once all lessons are there. */
    void check() {
        all.forEach(this::checkAliases);
        all.forEach(lesson -> lesson.references().forEach(reference -> check(lesson, reference)));
    }

    private void checkAliases(Entry lesson) {
        for (Reference reference : lesson.references()) {
            if (reference.kind() == Kind.ALIAS) {
                Entry owner = byId.get(reference.target());
                Entry other = owner != null ? owner : byAlias.putIfAbsent(reference.target(), lesson);
                if (other != null) {
                    problem(
                            reference.place(),
                            "alias " + reference.target() + " is taken by " + other.file(),
                            "keep it with one lesson");
                }
            }
        }
    }

    private void check(Entry lesson, Reference reference) {
        switch (reference.kind()) {
            case NEEDS -> checkNeed(lesson, reference);
            case LESSON -> checkLink(lesson, reference);
            case IMAGE -> {
                if (!images.contains(reference.target())) {
                    problem(
                            reference.place(),
                            "a picture that is not there",
                            near(reference.target(), images, "put it into the module's images folder"));
                }
            }
            case ID, ALIAS, HEADING -> {
                // They say what a lesson and its parts are called, not what it needs.
            }
        }
    }

    private void checkLink(Entry lesson, Reference reference) {
        int end = reference.target().indexOf('#');
        String file = end < 0 ? reference.target() : reference.target().substring(0, end);
        Entry exact = byFile.get(file);
        String address = exact != null ? exact.name().id() : address(file);
        Entry linked = exact != null ? exact : byAddress.get(address);
        if (linked == null) {
            problem(
                    reference.place(),
                    "a link to a lesson that is not there, " + address,
                    nearAddress
                            .computeIfAbsent(address, it -> Spelling.nearestLesson(it, byAddress.keySet()))
                            .flatMap(it -> Optional.ofNullable(byAddress.get(it)))
                            .map(it -> "did you mean " + lesson.path(it) + "?")
                            .orElse("link to a lesson of this course"));
            return;
        }
        if (exact == null) {
            problem(
                    reference.place(),
                    "a link to " + file + ", and the file is called " + linked.file(),
                    "write " + lesson.path(linked));
        }
        String anchor = end < 0 ? "" : reference.target().substring(end + 1);
        if (end >= 0 && linked.headings() && !linked.has(Kind.HEADING, anchor)) {
            problem(
                    reference.place(),
                    "no heading there has the anchor #" + anchor,
                    "take the heading's words in lower case with hyphens");
        }
        if (linked.draft() && !lesson.draft()) {
            problem(
                    reference.place(),
                    "a link to a draft, which learners do not see",
                    "publish that lesson, or take the link away");
        }
    }

    /** The page opens whatever number stands in a path; on a Git host only the file's own path does. */
    private static String address(String file) {
        return file.replaceAll("(^|/)\\d+-", "$1").replaceFirst("\\.md$", "");
    }

    private void checkNeed(Entry lesson, Reference reference) {
        String target = reference.target();
        Entry needed = find(target);
        if (needed == null) {
            problem(
                    reference.place(),
                    "no lesson has the id " + target,
                    nearId.computeIfAbsent(target, it -> Spelling.nearestLesson(it, byId.keySet()))
                            .map(it -> "did you mean " + it + "?")
                            .orElse("name a lesson's id"));
            return;
        }
        if (needed.draft() && !lesson.draft()) {
            problem(
                    reference.place(),
                    target + " is a draft, which learners do not see",
                    "publish that lesson, or take the need away");
        }
        if (position(needed) < position(lesson)) {
            return;
        }
        if (reaches(needed, lesson)) {
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

    private int position(Entry lesson) {
        return order.getOrDefault(lesson.file(), 0);
    }

    /** Whether one gets from a lesson to another by following needs. */
    private boolean reaches(Entry from, Entry to) {
        Set<String> seen = new HashSet<>();
        Deque<Entry> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Entry lesson = open.pop();
            if (lesson.file().equals(to.file())) {
                return true;
            }
            if (seen.add(lesson.file())) {
                Entry.targets(lesson.references(), Kind.NEEDS)
                        .flatMap(need -> Stream.ofNullable(find(need)))
                        .forEach(open::push);
            }
        }
        return false;
    }

    private @Nullable Entry find(String id) {
        Entry lesson = byId.get(id);
        return lesson != null ? lesson : byAlias.get(id);
    }

    private static String near(String target, Set<String> known, String otherwise) {
        return Spelling.nearest(target, known)
                .map(it -> "did you mean " + it + "?")
                .orElse(otherwise);
    }

    private void problem(Place place, String message, String remedy) {
        problems.add(place.error(message, remedy));
    }
}
