package dev.molt.course.mdbook;

import dev.molt.course.mdbook.Summary.Kind;
import dev.molt.course.mdbook.Summary.Listed;
import dev.molt.course.reading.Slug;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which modules and lessons a book becomes. A part is a module; in a book without parts a chapter with its sub-chapters is. Other
 * chapters in a row share a module, which is called after the first of them, or after the book when they are all of it.
 */
final class Outline {

    /** In characters: beside number and ending it fits every file system. */
    private static final int LONGEST_SLUG = 60;

    /**
     * A lesson to be.
     *
     * @param module name of its folder
     * @param name of its file
     * @param chapter path of the chapter inside the book's folder
     */
    record Lesson(String module, String name, String title, String chapter) {
        String file() {
            return module + "/" + name;
        }
    }

    record Module(String folder, String title, List<Lesson> lessons) {}

    /** Chapters in a row; without a title where no part and no chapter stands above them. */
    private record Group(String title, List<Listed> chapters) {}

    private final BookFolder book;
    private final String src;
    private final Notices notices;
    private final Set<String> chapters = new HashSet<>();
    private final Map<String, Lesson> byChapter = new LinkedHashMap<>();
    private final List<Module> modules = new ArrayList<>();

    private Outline(BookFolder book, String src, Notices notices) {
        this.book = book;
        this.src = src;
        this.notices = notices;
    }

    static Outline of(List<Listed> entries, BookFolder book, BookConfig config, Notices notices) {
        Outline outline = new Outline(book, config.src(), notices);
        List<Group> groups = new ArrayList<>();
        for (Group group : grouped(entries)) {
            List<Listed> written =
                    group.chapters().stream().filter(outline::isWritten).toList();
            if (!written.isEmpty()) {
                groups.add(new Group(group.title(), written));
            }
        }
        Set<String> slugs = new HashSet<>();
        for (Group group : groups) {
            String first = group.chapters().get(0).title();
            String title = !group.title().isEmpty() ? group.title() : groups.size() == 1 ? config.title() : first;
            outline.add(title, group.chapters(), slugs);
        }
        return outline;
    }

    List<Module> modules() {
        return modules;
    }

    /** @param chapter path inside the book's folder */
    Optional<Lesson> lesson(String chapter) {
        return Optional.ofNullable(byChapter.get(chapter));
    }

    private static List<Group> grouped(List<Listed> entries) {
        boolean hasParts = entries.stream().anyMatch(entry -> entry.kind() == Kind.PART);
        List<Group> groups = new ArrayList<>();
        Group open = new Group("", new ArrayList<>());
        Kind kind = Kind.PREFIX;
        for (int i = 0; i < entries.size(); i++) {
            Listed entry = entries.get(i);
            boolean leads = !hasParts
                    && entry.depth() == 0
                    && i + 1 < entries.size()
                    && entries.get(i + 1).depth() > 0;
            boolean stoodAlone = entry.depth() == 0 && !open.title().isEmpty() && !hasParts;
            if (entry.kind() == Kind.PART || leads || stoodAlone || entry.kind() != kind && kind != Kind.PART) {
                groups.add(open);
                open = new Group(entry.kind() == Kind.PART || leads ? entry.title() : "", new ArrayList<>());
            }
            kind = entry.kind();
            if (kind != Kind.PART) {
                open.chapters().add(entry);
            }
        }
        groups.add(open);
        return groups;
    }

    private boolean isWritten(Listed entry) {
        if (entry.file().isEmpty()) {
            notices.note(
                    entry.line(),
                    "a chapter that is not yet written becomes no lesson",
                    "begin it later: ./molt new lesson MODULE \"" + entry.title() + "\"");
            return false;
        }
        String file = path(entry);
        if (!book.has(file)) {
            notices.hand(
                    entry.line(),
                    "the chapter " + file + " cannot be read and becomes no lesson: it " + trouble(file),
                    "put it there, or take it out of the summary");
            return false;
        }
        if (!chapters.add(file)) {
            notices.hand(entry.line(), "the chapter " + file + " stands here a second time", "keep one");
            return false;
        }
        return true;
    }

    private String trouble(String file) {
        try {
            return "is " + book.file(file);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String path(Listed entry) {
        return BookFolder.resolved(src + "/" + Summary.FILE, entry.file());
    }

    private void add(String title, List<Listed> entries, Set<String> modulesSoFar) {
        String folder = numbered(modules.size() + 1, free(slug(title, "part"), modulesSoFar));
        Set<String> slugs = new HashSet<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Listed entry : entries) {
            String chapter = path(entry);
            String stem = chapter.substring(chapter.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
            String slug = free(slug(entry.title(), stem), slugs);
            Lesson lesson = new Lesson(folder, numbered(lessons.size() + 1, slug) + ".md", entry.title(), chapter);
            lessons.add(lesson);
            byChapter.put(chapter, lesson);
        }
        modules.add(new Module(folder, title, List.copyOf(lessons)));
    }

    /** Of a title, or where it has no letter from a to z and no digit, of another name. */
    static String slug(String title, String otherwise) {
        String slug = Slug.of(title);
        String made = slug.isEmpty() ? Slug.of(otherwise) : slug;
        String named = made.isEmpty() ? "chapter" : made;
        return named.substring(0, Math.min(LONGEST_SLUG, named.length())).replaceFirst("-$", "");
    }

    /** The name itself, or with the next number that makes it another than those taken; it is taken from now on. */
    static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static String numbered(int number, String slug) {
        return String.format(Locale.ROOT, "%02d-%s", number, slug);
    }
}
