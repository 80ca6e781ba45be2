package dev.molt.course.mdbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

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
        JsonNode toml = parsed(lines);
        Notices notices = new Notices(FILE, lines);
        all.add(notices);
        tell(toml, notices);
        String src = text(toml, "/book/src");
        String title = oneLine(text(toml, "/book/title"));
        String edition = text(toml, "/rust/edition");
        String repository = text(toml, "/output/html/git-repository-url");
        return new BookConfig(
                title.isEmpty() ? "A book without a title" : title,
                StreamSupport.stream(toml.at("/book/authors").spliterator(), false)
                        .map(author -> oneLine(author.asText()))
                        .filter(author -> !author.isEmpty())
                        .toList(),
                oneLine(text(toml, "/book/description")),
                src.isEmpty() ? "src" : src,
                EDITIONS.contains(edition) ? edition : "",
                repository.matches("https?://\\S+") ? repository : "",
                text(toml, "/output/html/code/hidelines/python"));
    }

    private static JsonNode parsed(List<String> lines) throws BookUnreadable {
        try {
            return new TomlMapper().readTree(String.join("\n", lines));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new BookUnreadable("book.toml is no TOML, line " + line + ": " + e.getOriginalMessage()
                    + ". mdbook build tells more.");
        }
    }

    /** Empty where nothing stands there. */
    private static String text(JsonNode toml, String pointer) {
        return toml.at(pointer).asText();
    }

    private static void tell(JsonNode toml, Notices notices) {
        if (text(toml, "/book/title").isBlank()) {
            notices.hand(0, "the book has no title", "write one into course.yaml");
        }
        String edition = text(toml, "/rust/edition");
        if (!EDITIONS.contains(edition)) {
            String said =
                    edition.isEmpty() ? "the book names no edition of Rust" : "edition " + edition + " is not run here";
            notices.note(0, said + ", and the course has 2024", "name another in course.yaml where programs need it");
        }
        String language = text(toml, "/book/language").toLowerCase(Locale.ROOT);
        if (!language.isEmpty() && !language.startsWith("en")) {
            notices.note(0, "the book's language is " + language, "Molt's own pages speak English around it");
        }
        if (toml.at("/output/html/mathjax-support").asBoolean()) {
            notices.hand(
                    0, "the book shows formulas by MathJax, and Molt shows their text", "write them as words or code");
        }
        Set<String> preprocessors = new TreeSet<>();
        toml.at("/preprocessor").fieldNames().forEachRemaining(preprocessors::add);
        preprocessors.removeAll(OWN_PREPROCESSORS);
        preprocessors.forEach(name -> notices.hand(
                0,
                "the book uses the preprocessor " + name + ", which the import does not run",
                "look through the lessons for its syntax"));
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
