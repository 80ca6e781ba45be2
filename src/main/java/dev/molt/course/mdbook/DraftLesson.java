package dev.molt.course.mdbook;

import dev.molt.course.Problem;
import dev.molt.course.reading.Schema;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/**
 * A chapter as the text of a lesson, a draft.
 *
 * @param title of the chapter
 * @param summary of the chapter
 */
record DraftLesson(String text, String title, String summary, int pairs, int snippets) {

    /** As in lessons, whose reader refuses longer ones: Markdown's time grows with the square of them. */
    private static final int MOST_LINES = 10_000;

    private static final int LONGEST_LINE = 5_000;

    /** What every lesson of a book is made with. */
    record Workshop(BookFolder book, BookConfig config, Outline outline, Pictures pictures) {}

    /** @param lines of the chapter's file, to which the notices belong */
    static DraftLesson of(Outline.Lesson lesson, List<String> lines, Workshop workshop, Notices notices) {
        List<Line> whole = whole(new Includes(workshop.book(), notices).of(lesson.chapter(), lines), notices);
        Edits edits = new Edits(whole);
        Node document = BookMarkdown.parse(edits.texts());
        Opening opening = Opening.of(document);
        String title = opening.title().isEmpty() ? lesson.title() : opening.title();
        String summary = opening.summary().isEmpty() ? title : opening.summary();
        Programs programs =
                new Programs(edits, notices, workshop.config().hiddenPython(), Outline.slug(title, "program"));
        programs.rewrite(document);
        Prose prose = new Prose(edits, notices);
        document.accept(prose);
        document.accept(
                new References(lesson, workshop.outline(), workshop.book(), workshop.pictures(), edits, notices));
        opening.titleBlock()
                .forEach(heading -> edits.remove(BookMarkdown.firstLine(heading), BookMarkdown.lastLine(heading)));
        List<String> text = new ArrayList<>(frontMatter(
                lesson, workshop.config(), title, summary, opening.minutes(programs.pairs() + programs.snippets())));
        text.addAll(remarks(notices, prose.comments()));
        text.add("---");
        text.add("");
        text.add(String.join("\n", edits.made()).strip());
        return new DraftLesson(String.join("\n", text) + "\n", title, summary, programs.pairs(), programs.snippets());
    }

    private static List<Line> whole(List<Line> lines, Notices notices) {
        if (lines.size() <= MOST_LINES
                && lines.stream().allMatch(line -> line.text().length() <= LONGEST_LINE)) {
            return lines;
        }
        notices.hand(
                0,
                "the chapter's text is left out: with its includes it has more than " + MOST_LINES
                        + " lines, or one of more than " + LONGEST_LINE + " characters",
                "split it, and import again");
        return List.of(new Line("", 0));
    }

    private static List<String> frontMatter(
            Outline.Lesson lesson, BookConfig config, String title, String summary, int minutes) {
        List<String> lines = new ArrayList<>();
        lines.add("---");
        lines.add(Schema.FRONT_MATTER.comment(1));
        lines.add("# From the mdBook \"" + config.title() + "\", " + BookConfig.oneLine(lesson.chapter()) + ".");
        lines.add("title: " + quoted(title));
        lines.add("summary: " + quoted(summary));
        lines.add("minutes: " + minutes);
        if (!config.repository().isEmpty()) {
            String claim = "Begun with the chapter \"" + title + "\" of the book \"" + config.title() + "\".";
            lines.add("sources:");
            lines.add("  - claim: " + quoted(claim));
            lines.add("    url: " + quoted(config.repository()));
        }
        lines.add("status: draft");
        return lines;
    }

    /** Comments, since a lesson has no others: what the import did not carry over, where whoever goes on with it sees it. */
    private static List<String> remarks(Notices notices, List<String> comments) {
        List<String> remarks = new ArrayList<>();
        if (!notices.all().isEmpty() || !comments.isEmpty()) {
            remarks.add("# What the import left for you, by lines of " + BookConfig.oneLine(notices.file()) + ":");
        }
        for (Problem problem : notices.all()) {
            remarks.add("# " + problem.line() + ": " + BookConfig.oneLine(problem.message() + "; " + problem.remedy()));
            if (!problem.source().isBlank()) {
                remarks.add("#     " + BookConfig.oneLine(problem.source()));
            }
        }
        comments.forEach(comment -> comment.lines().forEach(line -> remarks.add("# " + BookConfig.oneLine(line))));
        return remarks;
    }

    /** A scalar of YAML. */
    static String quoted(String text) {
        return "\"" + BookConfig.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
