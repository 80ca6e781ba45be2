package dev.molt.course.mdbook;

import dev.molt.course.reading.Slug;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures that lessons show, each beside the lessons of its module. */
final class Pictures {

    private static final Pattern NAME = Pattern.compile("(?i)(.*)\\.(svg|png|jpe?g|webp|avif|gif)");

    /** What is copied, by its path in the course. */
    private final SortedMap<String, Path> copies = new TreeMap<>();

    private final Map<String, String> names = new HashMap<>();

    static boolean isPicture(String path) {
        return NAME.matcher(path).matches();
    }

    /** The name in the module's {@code images/}. @param file in the book */
    String add(String module, Path file) {
        return names.computeIfAbsent(module + " " + file, key -> name(module, file));
    }

    private String name(String module, Path file) {
        Matcher parts = NAME.matcher(String.valueOf(file.getFileName()));
        String stem = parts.matches() ? Slug.of(parts.group(1)) : "";
        String ending = parts.matches() ? "." + parts.group(2).toLowerCase(Locale.ROOT) : "";
        String usual = stem.isEmpty() ? "picture" : stem;
        String name = usual + ending;
        for (int i = 2; copies.putIfAbsent(module + "/images/" + name, file) != null; i++) {
            name = usual + "-" + i + ending;
        }
        return name;
    }

    SortedMap<String, Path> copies() {
        return copies;
    }
}
