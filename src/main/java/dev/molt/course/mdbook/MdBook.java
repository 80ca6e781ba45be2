package dev.molt.course.mdbook;

import dev.molt.course.Problem;
import dev.molt.course.mdbook.DraftLesson.Workshop;
import dev.molt.course.reading.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A book as the files of a course of drafts, not yet written anywhere.
 *
 * @param title of the book
 * @param texts by path in the course, with forward slashes
 * @param pictures files of the book to be copied, by path in the course
 * @param pairs how many comparisons the lessons have; {@code snippets} stand alone
 * @param problems what was not carried over: warnings where somebody has to lend a hand, notes where it is only told; by place in
 *     the book
 */
public record MdBook(
        String title,
        SortedMap<String, String> texts,
        SortedMap<String, Path> pictures,
        int modules,
        int lessons,
        int pairs,
        int snippets,
        List<Problem> problems) {

    /**
     * Reads a book.
     *
     * @param folder with its {@code book.toml}
     * @throws BookUnreadable where it has no {@code book.toml}, no summary, or no chapter
     */
    public static MdBook read(Path folder) throws BookUnreadable {
        BookFolder book = BookFolder.of(folder);
        List<Notices> notices = new ArrayList<>();
        BookConfig config = BookConfig.read(book, notices);
        Outline outline = outline(book, config, notices);
        Workshop workshop = new Workshop(book, config, outline, new Pictures());
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("course.yaml", course(config, notices.get(0)));
        int lessons = 0;
        int pairs = 0;
        int snippets = 0;
        for (Outline.Module module : outline.modules()) {
            String summary = "";
            for (Outline.Lesson lesson : module.lessons()) {
                List<String> lines = lines(book, lesson.chapter());
                Notices ofChapter = new Notices(lesson.chapter(), lines);
                notices.add(ofChapter);
                DraftLesson draft = DraftLesson.of(lesson, lines, workshop, ofChapter);
                texts.put(lesson.file(), draft.text());
                summary = summary.isEmpty() ? draft.summary() : summary;
                lessons++;
                pairs += draft.pairs();
                snippets += draft.snippets();
            }
            texts.put(module.folder() + "/module.yaml", module(module.title(), summary));
        }
        List<Problem> problems =
                notices.stream().flatMap(each -> each.all().stream()).toList();
        return new MdBook(
                config.title(),
                texts,
                workshop.pictures().copies(),
                outline.modules().size(),
                lessons,
                pairs,
                snippets,
                problems);
    }

    private static Outline outline(BookFolder book, BookConfig config, List<Notices> all) throws BookUnreadable {
        String file = BookFolder.resolved(config.src() + "/" + Summary.FILE, Summary.FILE);
        List<String> lines;
        try {
            lines = book.lines(file);
        } catch (IOException e) {
            throw new BookUnreadable(file + " " + e.getMessage()
                    + ". An mdBook lists its chapters there; book.toml names its folder, src = \"" + config.src()
                    + "\".");
        }
        Notices notices = new Notices(file, lines);
        all.add(notices);
        Outline outline = Outline.of(Summary.read(lines, notices), book, config, notices);
        if (outline.modules().isEmpty()) {
            throw new BookUnreadable(
                    file + " names no chapter that can be read. A chapter is a line - [Its title](its-file.md).");
        }
        return outline;
    }

    private static List<String> lines(BookFolder book, String chapter) throws BookUnreadable {
        try {
            return book.lines(chapter);
        } catch (IOException e) {
            throw new BookUnreadable("The chapter " + chapter + " " + e.getMessage() + ". Mend it and import again.");
        }
    }

    private static String course(BookConfig config, Notices notices) {
        notices.note(0, "an mdBook names no licence", "write the book's own into course.yaml");
        if (config.authors().isEmpty()) {
            notices.hand(0, "the book names no authors", "write them into course.yaml");
        }
        List<String> authors = config.authors().isEmpty() ? List.of("The book's authors") : config.authors();
        String summary = config.description().isEmpty()
                ? "Drafts, begun with the book \"" + config.title() + "\"."
                : config.description();
        return String.join(
                        "\n",
                        Schema.COURSE.comment(0),
                        "id: " + DraftLesson.quoted(Outline.slug(config.title(), "course")),
                        "title: " + DraftLesson.quoted(config.title()),
                        "summary: " + DraftLesson.quoted(summary),
                        "authors: ["
                                + String.join(
                                        ", ",
                                        authors.stream()
                                                .map(DraftLesson::quoted)
                                                .toList()) + "]",
                        "licence: " + DraftLesson.quoted("As the book \"" + config.title() + "\""),
                        "edition: \"" + (config.edition().isEmpty() ? "2024" : config.edition()) + "\"")
                + "\n";
    }

    private static String module(String title, String summary) {
        return String.join(
                        "\n",
                        Schema.MODULE.comment(1),
                        "title: " + DraftLesson.quoted(title),
                        "summary: " + DraftLesson.quoted(summary))
                + "\n";
    }
}
