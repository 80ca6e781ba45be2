package dev.molt.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The guide for those who write lessons, {@code lessons/README.md}, and the parts of it that tests hold to what Molt does. */
public final class Guide {

    public static final Path FILE = Path.of("lessons/README.md");

    /** Of its pictures. */
    public static final Path PICTURES = Path.of("lessons/.guide");

    /** Of which text of its example each picture was taken: lines of a hash and a name, as {@code sha256sum} writes them. */
    public static final Path PICTURED = PICTURES.resolve("examples.sha256");

    /** Address of the module that {@link #writeCourse} makes of the examples. */
    public static final String ADDRESS = "/learn/guide/";

    static final String COURSE = """
            id: "guide"
            title: "The guide's examples"
            summary: "Each is a lesson."
            authors: ["The Molt authors"]
            licence: "CC BY 4.0"
            edition: "2024"
            """;

    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^````markdown (lesson|fragment|unfinished)(?: picture=([a-z-]+))?\\n(.*?)^````$");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```(text|diff)\\n(.*?)^```$");
    private static final Pattern PICTURE = Pattern.compile("(?m)^!\\[(.*)\\]\\(\\.guide/([a-z-]+)\\.png\\)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*`) \\| .* \\|$");
    private static final String CATALOGUE = "\n## Every message of the checker\n";

    private final String text;

    /**
     * An example of the guide.
     *
     * @param kind {@code lesson} for a whole file, {@code fragment} for some blocks of one, {@code unfinished} for what has mistakes
     * @param picture name of the picture that shows it; null for none
     */
    public record Example(String kind, @Nullable String picture, String text, int number) {

        /** Its name in the address of its page. */
        public String slug() {
            return picture == null ? "example-" + number : picture;
        }

        /** The line about it beside its picture. */
        public String hashed() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash) + "  " + picture;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        String lesson() {
            return kind.equals("lesson") ? text : """
                    ---
                    title: "Example %d"
                    summary: "An example of the guide."
                    minutes: 1
                    ---

                    %s""".formatted(number, text);
        }
    }

    /** A picture that the guide shows, by its name without ending. */
    public record Picture(String alternative, String name) {}

    private Guide(String text) {
        this.text = text;
    }

    public static Guide read() throws IOException {
        return new Guide(Files.readString(FILE));
    }

    public String text() {
        return text;
    }

    /** In their order. */
    public List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(text);
        while (found.find()) {
            examples.add(new Example(found.group(1), found.group(2), found.group(3), examples.size() + 1));
        }
        return examples;
    }

    /** Those that a picture shows. */
    public List<Example> pictured() {
        return examples().stream().filter(example -> example.picture() != null).toList();
    }

    /** What the guide says that commands print: its fences of a language, {@code text} or {@code diff}, outside examples. */
    public List<String> shown(String language) {
        return SHOWN.matcher(EXAMPLE.matcher(text).replaceAll(""))
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map(fence -> fence.group(2))
                .toList();
    }

    public List<Picture> pictures() {
        return PICTURE.matcher(text)
                .results()
                .map(it -> new Picture(it.group(1), it.group(2)))
                .toList();
    }

    /** The messages of its catalogue; {@code …} stands for what differs. */
    public List<String> catalogue() {
        return ROW.matcher(text.substring(text.indexOf(CATALOGUE)))
                .results()
                .map(row -> message(row))
                .toList();
    }

    private static String message(MatchResult row) {
        String code = row.group(1);
        boolean quotesBackticks = code.startsWith("``");
        String inner = quotesBackticks ? code.substring(2, code.length() - 2) : code.substring(1, code.length() - 1);
        return inner.strip().replace("\\|", "|");
    }

    /** Writes a course whose module {@code guide} has a lesson for each example that holds. */
    public static void writeCourse(Path folder) throws IOException {
        write(folder.resolve("course.yaml"), COURSE);
        write(folder.resolve("04-ownership/module.yaml"), "title: \"Ownership\"\nsummary: \"Who frees what.\"\n");
        write(
                folder.resolve("04-ownership/01-who-owns-it.md"),
                new Example("fragment", null, "What the examples need.\n", 0)
                        .lesson()
                        .replace("Example 0", "Who owns it"));
        write(folder.resolve("90-guide/module.yaml"), "title: \"Guide\"\nsummary: \"The examples.\"\n");
        for (Example example : read().examples()) {
            if (!example.kind().equals("unfinished")) {
                String name = "%02d-%s.md".formatted(example.number(), example.slug());
                write(folder.resolve("90-guide").resolve(name), example.lesson());
            }
        }
        Path images = folder.resolve("90-guide/images");
        Files.createDirectories(images);
        try (Stream<Path> all = Files.list(PICTURES.resolve("images"))) {
            for (Path image : (Iterable<Path>) all::iterator) {
                Files.copy(image, images.resolve(image.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
