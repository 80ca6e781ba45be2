package dev.molt.course.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON Schemas, draft 2020-12, of the YAML in a course: editors complete and check by them. What counts is what the readers
 * say. A schema sees values and not how they are spelt, so it cannot say that text which YAML takes for something else is to be
 * quoted, nor that no two choices say the same, nor how many lines a quiz's code has.
 */
public enum Schema {
    COURSE("course.json"),
    MODULE("module.json"),
    FRONT_MATTER("front-matter.json"),
    QUIZ("quiz.json");

    /** Where a folder of lessons keeps them for editors. */
    public static final String FOLDER = ".schema";

    private static final Pattern VERSION = Pattern.compile("\"\\$comment\": \"version (\\d{1,6})\"");

    private final String file;

    Schema(String file) {
        this.file = file;
    }

    /** For instance {@code front-matter.json}. */
    public String file() {
        return file;
    }

    public static Optional<Schema> of(String file) {
        return Arrays.stream(values()).filter(each -> each.file.equals(file)).findAny();
    }

    /** The schema itself, as JSON. */
    public String text() {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The package lacks the schema " + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The package's schema " + file + " cannot be read.", e);
        }
    }

    /** The version that a schema's text names, which goes up with every change; 0 where it names none. */
    public static int version(String text) {
        Matcher version = VERSION.matcher(text);
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    /**
     * The comment at the top of a file by which editors find its schema.
     *
     * @param folders between the folder of the course and the file, from 0
     */
    public String comment(int folders) {
        return "# yaml-language-server: $schema=" + "../".repeat(folders) + FOLDER + "/" + file;
    }
}
