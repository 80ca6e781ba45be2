package dev.molt.course.reading;

import dev.molt.course.Problem;
import dev.molt.course.reading.Yaml.Entries;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code course.yaml} and {@code module.yaml}. */
public final class CourseReader {

    private CourseReader() {}

    /** @param edition of Rust, 2024 unless the file names another */
    public record CourseFile(
            String id, String title, String summary, List<String> authors, String licence, String edition) {}

    public record ModuleFile(String title, String summary) {}

    /** A value, or at least one problem. */
    public record Reading<T>(Optional<T> value, List<Problem> problems) {}

    public static Reading<CourseFile> course(String file, byte[] bytes) {
        return read(
                file,
                bytes,
                "the course",
                Set.of("id", "title", "summary", "authors", "licence"),
                Set.of("edition"),
                map -> new CourseFile(
                        id(map),
                        map.text("title"),
                        map.text("summary"),
                        map.strings("authors"),
                        map.text("licence"),
                        edition(map)));
    }

    public static Reading<ModuleFile> module(String file, byte[] bytes) {
        return read(
                file,
                bytes,
                "the module",
                Set.of("title", "summary"),
                Set.of(),
                map -> new ModuleFile(map.text("title"), map.text("summary")));
    }

    private static <T> Reading<T> read(
            String file,
            byte[] bytes,
            String what,
            Set<String> required,
            Set<String> optional,
            Function<YamlMap, T> make) {
        Source source = Source.of(file, bytes);
        if (source.isUnreadable()) {
            return new Reading<>(Optional.empty(), List.copyOf(source.problems()));
        }
        Optional<Entries> entries = Yaml.map(source, 0, source.lines().size(), what);
        Optional<T> value = entries.map(it -> {
            YamlMap map = YamlMap.of(source, it, what, required, optional);
            return make.apply(map);
        });
        return new Reading<>(source.problems().isEmpty() ? value : Optional.empty(), List.copyOf(source.problems()));
    }

    private static String id(YamlMap map) {
        String id = map.text("id");
        map.node("id")
                .filter(node -> !id.isBlank() && !Slug.is(id))
                .ifPresent(node -> map.error(
                        node, "id is not made of " + Slug.RULE, "write, for instance, rust-for-python-engineers"));
        return id;
    }

    private static String edition(YamlMap map) {
        if (!map.has("edition")) {
            return "2024";
        }
        String edition = map.text("edition");
        map.node("edition")
                .filter(node -> !edition.isBlank() && !Words.EDITIONS.contains(edition))
                .ifPresent(node -> map.error(
                        node, "edition is one of " + String.join(", ", Words.EDITIONS), "write edition: \"2024\""));
        return edition;
    }
}
