package dev.molt.course.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names in addresses and stored rows: lower-case letters, digits and single hyphens. */
public final class Slug {

    static final String RULE = "lower-case letters, digits and single hyphens";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private Slug() {}

    static boolean is(String text) {
        return SLUG.matcher(text).matches();
    }

    /** One or more slugs with a slash between them, as in {@code module/lesson}. */
    static boolean isPath(String text) {
        for (String part : text.split("/", -1)) {
            if (!is(part)) {
                return false;
            }
        }
        return true;
    }

    /** Empty when the text has no letter or digit that could stand in an address. */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’`]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
