package dev.molt.course.mdbook;

import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Books for tests: a folder, filled file by file. */
final class Books {

    private final Path folder;

    /** With a {@code book.toml} that names nothing but a title. */
    Books(Path folder) throws IOException {
        this.folder = folder;
        with("book.toml", "[book]", "title = \"A book\"", "authors = [\"A. Author\"]");
    }

    Books with(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, String.join("\n", lines) + "\n");
        return this;
    }

    /** One chapter, {@code src/one.md}. */
    MdBook ofOneChapter(String... lines) throws IOException, BookUnreadable {
        return with("src/SUMMARY.md", "# Summary", "", "- [One](one.md)")
                .with("src/one.md", lines)
                .read();
    }

    MdBook read() throws BookUnreadable {
        return MdBook.read(folder);
    }

    /** What stands below the front matter of the lesson that {@link #ofOneChapter} makes. */
    static String body(MdBook book) {
        String text = book.texts().get("01-a-book/01-one.md");
        return text.substring(text.indexOf("\n---\n") + 5).strip();
    }

    /** Of chapters alone: line, message. */
    static List<String> told(MdBook book, Severity severity) {
        return book.problems().stream()
                .filter(problem ->
                        problem.severity() == severity && !problem.file().equals("book.toml"))
                .map(Books::line)
                .toList();
    }

    private static String line(Problem problem) {
        return problem.line() + ": " + problem.message();
    }
}
