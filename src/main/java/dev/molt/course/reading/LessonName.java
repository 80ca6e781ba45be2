package dev.molt.course.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson's path says: {@code 04-ownership/01-who-owns-it.md}.
 *
 * @param file path inside the lessons folder, with forward slashes
 * @param module slug of its folder
 */
public record LessonName(String file, String module, int number, String slug) {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)");

    /** A number and the rest of a name. */
    public record Numbered(int number, String slug) {

        /** Of a name without its ending; empty when it is not a number, a hyphen and a slug. */
        public static Optional<Numbered> of(String name) {
            Matcher parts = NUMBERED.matcher(name);
            return parts.matches()
                    ? Optional.of(new Numbered(Integer.parseInt(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        }
    }

    /** Empty when folder or file is not named as the format wants it. */
    public static Optional<LessonName> of(String file) {
        String[] parts = file.split("/", -1);
        if (parts.length != 2 || !parts[1].endsWith(".md")) {
            return Optional.empty();
        }
        Optional<Numbered> lesson = Numbered.of(parts[1].substring(0, parts[1].length() - 3));
        return Numbered.of(parts[0])
                .flatMap(module -> lesson.map(it -> new LessonName(file, module.slug(), it.number(), it.slug())));
    }

    /** The name of its folder. */
    public String folder() {
        return file.substring(0, file.indexOf('/'));
    }

    /** The lesson's id, unless its front matter gives another. */
    public String id() {
        return module + "/" + slug;
    }
}
