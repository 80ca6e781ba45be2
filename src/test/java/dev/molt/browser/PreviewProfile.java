package dev.molt.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A preview of a course of its own, of which each test has a lesson to change. */
public class PreviewProfile implements QuarkusTestProfile {

    static final String MISTAKE = "minuets: 5";
    static final String PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"40\"/>";

    private static final Path FOLDER = Path.of("target/preview-test").toAbsolutePath();
    private static final Path MODULE = FOLDER.resolve("previewed/01-first");

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            deleteAll();
            write(
                    FOLDER.resolve("previewed/course.yaml"),
                    "id: \"previewed\"\ntitle: \"Previewed\"\nsummary: \"S\"\nauthors: [\"A\"]\nlicence: \"CC BY 4.0\"\n");
            write(MODULE.resolve("module.yaml"), "title: \"First\"\nsummary: \"S\"\n");
            for (String name :
                    new String[] {"01-read", "02-mistaken", "03-gone", "04-edited", "05-pictured", "06-listed"}) {
                save(name, lesson(name, "draft", ""));
            }
            save("07-proved", lesson("Proved", "published", pair("3")));
            save("08-unread", lesson("Unread", "draft", "").replace("minutes: 5", MISTAKE));
            save("09-unlooked", lesson("Unlooked", "published", pair("3")));
            write(MODULE.resolve("images/heap.svg"), PICTURE.formatted(40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "molt.lessons", FOLDER.resolve("previewed").toString(),
                "molt.data", FOLDER.resolve("data").toString(),
                "molt.preview", FOLDER.resolve("previewed").toString());
    }

    private static void deleteAll() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A lesson of many sections, with a title and a status, and with {@code more} between the first and the second. */
    static String lesson(String title, String status, String more) {
        return "---\ntitle: \"" + title + "\"\nsummary: \"S\"\nminutes: 5\nstatus: " + status + "\n---\n\n"
                + section(1) + more
                + IntStream.rangeClosed(2, 12).mapToObj(PreviewProfile::section).collect(Collectors.joining());
    }

    private static String section(int number) {
        return "## Section " + number + "\n\n" + ("A paragraph of some length to read. ".repeat(12) + "\n\n").repeat(3);
    }

    /** A pair that prints 3. */
    static String pair(String output) {
        return """
                ```python title="Sums" id=sums same
                print(sum([1, 2]))
                ```
                ```rust
                println!("{}", [1, 2].iter().sum::<i32>());
                ```
                ```output
                %s
                ```

                """.formatted(output);
    }

    /** As an editor does: the file is replaced whole. */
    static void save(String name, String text) throws IOException {
        write(file(name), text);
    }

    static Path file(String name) {
        return MODULE.resolve(name + ".md");
    }

    static void savePicture(int width) throws IOException {
        write(MODULE.resolve("images/heap.svg"), PICTURE.formatted(width));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".saving");
        Files.writeString(beside, text);
        Files.move(
                beside,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
