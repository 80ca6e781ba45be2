package dev.molt.course.mdbook;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a book says of itself in {@code book.toml}.
 *
 * @param src folder of its chapters, inside the book's
 * @param edition of Rust; empty where none is named
 * @param repository its address on the web; empty where none is named
 * @param hiddenPython what begins a hidden line of Python; empty for none
 */
record BookConfig(
        String title,
        List<String> authors,
        String description,
        String src,
        String edition,
        String repository,
        String hiddenPython) {

    static final String FILE = "book.toml";

    private static final Set<String> EDITIONS = Set.of("2018", "2021", "2024");

    /** Those that come with mdBook, whose work the import does itself. */
    private static final Set<String> OWN_PREPROCESSORS = Set.of("index", "links");

    static BookConfig read(BookFolder book, List<Notices> all) throws BookUnreadable {
        List<String> lines;
        try {
            lines = book.lines(FILE);
        } catch (IOException e) {
            throw new BookUnreadable("book.toml " + e.getMessage()
                    + ". Name the folder of an mdBook, the one with its book.toml: ./molt import mdbook DIR");
        }
        Toml toml = Toml.of(lines);
        Notices notices = new Notices(FILE, lines);
        all.add(notices);
        tell(toml, notices);
        String src = toml.value("book.src");
        String title = oneLine(toml.value("book.title"));
        String edition = toml.value("rust.edition");
        String repository = toml.value("output.html.git-repository-url");
        return new BookConfig(
                title.isEmpty() ? "A book without a title" : title,
                toml.values().getOrDefault("book.authors", List.of()).stream()
                        .map(BookConfig::oneLine)
                        .filter(author -> !author.isEmpty())
                        .toList(),
                oneLine(toml.value("book.description")),
                src.isEmpty() ? "src" : src,
                EDITIONS.contains(edition) ? edition : "",
                repository.matches("https?://\\S+") ? repository : "",
                toml.value("output.html.code.hidelines.python"));
    }

    private static void tell(Toml toml, Notices notices) {
        if (toml.value("book.title").isBlank()) {
            notices.hand(0, "the book has no title", "write one into course.yaml");
        }
        String edition = toml.value("rust.edition");
        if (!EDITIONS.contains(edition)) {
            String said =
                    edition.isEmpty() ? "the book names no edition of Rust" : "edition " + edition + " is not run here";
            notices.note(0, said + ", and the course has 2024", "name another in course.yaml where programs need it");
        }
        String language = toml.value("book.language").toLowerCase(Locale.ROOT);
        if (!language.isEmpty() && !language.startsWith("en")) {
            notices.note(0, "the book's language is " + language, "Molt's own pages speak English around it");
        }
        if (toml.value("output.html.mathjax-support").equals("true")) {
            notices.hand(
                    0, "the book shows formulas by MathJax, and Molt shows their text", "write them as words or code");
        }
        Map<String, String> preprocessors = new TreeMap<>();
        toml.tables().stream()
                .filter(table -> table.startsWith("preprocessor."))
                .map(table -> table.split("\\.", -1)[1])
                .filter(name -> !OWN_PREPROCESSORS.contains(name))
                .forEach(name -> preprocessors.put(name, name));
        preprocessors
                .keySet()
                .forEach(name -> notices.hand(
                        0,
                        "the book uses the preprocessor " + name + ", which the import does not run",
                        "look through the lessons for its syntax"));
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
