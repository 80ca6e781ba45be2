package dev.molt.course.reading;

import dev.molt.course.Lesson.FrontMatter;
import dev.molt.course.Lesson.Source;
import dev.molt.course.reading.Reference.Kind;
import dev.molt.course.reading.Yaml.Entries;
import dev.molt.course.reading.Yaml.Node;
import dev.molt.course.reading.Yaml.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands at the top of a lesson. */
final class FrontMatterReader {

    private static final Set<String> REQUIRED = Set.of("title", "summary", "minutes");
    private static final Set<String> OPTIONAL = Set.of("python", "rust", "needs", "sources", "status", "id", "aliases");
    private static final int MOST_MINUTES = 240;

    private final dev.molt.course.reading.Source source;
    private final List<Reference> references = new ArrayList<>();

    /**
     * @param id that the author gave
     * @param bodyLine first line of the Markdown, from 0
     */
    record Result(FrontMatter front, Optional<String> id, int bodyLine, List<Reference> references) {}

    FrontMatterReader(dev.molt.course.reading.Source source) {
        this.source = source;
    }

    Result read() {
        int end = end();
        if (end < 0) {
            return new Result(empty(), Optional.empty(), 0, references);
        }
        Optional<Entries> entries = Yaml.map(source, 1, end, "the front matter");
        if (entries.isEmpty()) {
            return new Result(empty(), Optional.empty(), end + 1, references);
        }
        YamlMap map = YamlMap.of(source, entries.get(), "the front matter", REQUIRED, OPTIONAL);
        Optional<String> id =
                map.has("id") ? Optional.of(path(map, map.node("id").orElseThrow(), "id")) : Optional.empty();
        id.ifPresent(it -> references.add(
                new Reference(Kind.ID, it, map.place(map.node("id").orElseThrow()))));
        FrontMatter front = new FrontMatter(
                map.text("title"),
                map.text("summary"),
                map.number("minutes", MOST_MINUTES),
                map.strings("python"),
                map.strings("rust"),
                paths(map, "needs", Kind.NEEDS),
                sources(map),
                map.word("status", Set.of("published", "draft"))
                        .filter("draft"::equals)
                        .isPresent(),
                paths(map, "aliases", Kind.ALIAS));
        return new Result(front, id, end + 1, references);
    }

    /** Line of the closing marks; -1 when there is no front matter. */
    private int end() {
        if (!source.line(0).stripTrailing().equals("---")) {
            source.problem(
                    source.place(0),
                    "the file does not begin with front matter",
                    "begin it with a line --- and title, summary and minutes");
            return -1;
        }
        for (int i = 1; i < source.lines().size(); i++) {
            if (source.line(i).stripTrailing().equals("---")) {
                return i;
            }
        }
        source.problem(source.place(0), "the front matter never ends", "put a line --- below it");
        return -1;
    }

    private List<String> paths(YamlMap map, String key, Kind kind) {
        List<String> paths = new ArrayList<>();
        for (Text text : map.texts(key)) {
            String path = checked(map, text, text.value().strip(), key);
            paths.add(path);
            references.add(new Reference(kind, path, map.place(text)));
        }
        return List.copyOf(paths);
    }

    private String path(YamlMap map, Node node, String key) {
        return checked(map, node, map.text(node, key), key);
    }

    private String checked(YamlMap map, Node node, String text, String key) {
        if (!text.isBlank() && !Slug.isPath(text)) {
            source.problem(
                    map.place(node),
                    key + " wants module/lesson of " + Slug.RULE,
                    "write, for instance, \"ownership/who-owns-it\"");
        }
        return text;
    }

    private List<Source> sources(YamlMap map) {
        List<Source> sources = new ArrayList<>();
        for (Node item : map.list("sources")) {
            if (!(item instanceof Entries entries)) {
                source.problem(
                        map.place(item), "a source wants claim and url", "write {claim: \"…\", url: \"https://…\"}");
                continue;
            }
            YamlMap each = YamlMap.of(source, entries, "the source", Set.of("claim", "url"), Set.of());
            String url = each.text("url");
            if (!url.isBlank() && !url.matches("https?://\\S+")) {
                each.node("url")
                        .ifPresent(node -> source.problem(
                                each.place(node), "a source's url begins with https://", "write the whole address"));
            }
            sources.add(new Source(each.text("claim"), url));
        }
        return List.copyOf(sources);
    }

    private static FrontMatter empty() {
        return new FrontMatter("", "", 0, List.of(), List.of(), List.of(), List.of(), false, List.of());
    }
}
