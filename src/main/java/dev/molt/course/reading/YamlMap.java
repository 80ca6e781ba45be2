package dev.molt.course.reading;

import dev.molt.course.reading.Yaml.Entries;
import dev.molt.course.reading.Yaml.Items;
import dev.molt.course.reading.Yaml.Node;
import dev.molt.course.reading.Yaml.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Typed reading of a map. What is wrong becomes a problem of the source; the caller goes on with a stand-in. */
final class YamlMap {

    private static final Pattern COMMENT_BEHIND = Pattern.compile("^\\s+#.*");

    private final Source source;
    private final Entries map;

    private YamlMap(Source source, Entries map) {
        this.source = source;
        this.map = map;
    }

    /** @param what the map is, for messages, for instance "the front matter" */
    static YamlMap of(Source source, Entries map, String what, Set<String> required, Set<String> optional) {
        YamlMap checked = new YamlMap(source, map);
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        Set<String> meant = new TreeSet<>();
        map.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                Spelling.nearest(key, known).ifPresent(meant::add);
                source.problem(checked.place(entry.key()), "unknown key " + key, Spelling.remedy(key, known));
            }
        });
        for (String key : new TreeSet<>(required)) {
            // A misspelt key is one mistake, not two.
            if (!checked.has(key) && !meant.contains(key)) {
                source.problem(source.place(map.line()), what + " has no " + key, "add a line \"" + key + ": …\"");
            }
        }
        return checked;
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(map.entries().get(key)).map(Yaml.Entry::value);
    }

    /** Text that learners read: the text as written, not empty. */
    String text(String key) {
        return node(key).map(node -> text(node, key)).orElse("");
    }

    String text(Node node, String key) {
        if (!(node instanceof Text text)) {
            String line = source.line(node.line());
            source.problem(place(node), key + " wants a text", Yaml.quoted(line));
            return "";
        }
        refuseCommentBehind(text, key);
        if (text.value().isBlank()) {
            source.problem(place(text), key + " is empty", "write what it says");
        }
        return text.value().strip();
    }

    /** Text that may be empty and whose space counts: a program, or what it prints. */
    String block(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Text text) {
            refuseCommentBehind(text, key);
            return text.value();
        }
        node.ifPresent(
                other -> source.problem(place(other), key + " wants a text", Yaml.quoted(source.line(other.line()))));
        return "";
    }

    private void refuseCommentBehind(Text text, String key) {
        String line = source.line(text.endLine());
        if (text.plain()
                && COMMENT_BEHIND
                        .matcher(line.substring(Math.min(text.endColumn(), line.length())))
                        .matches()) {
            int hash = line.indexOf('#', text.endColumn());
            source.error(
                    text.endLine(),
                    hash,
                    line.length() - hash,
                    "YAML ends " + key + " here and drops the rest",
                    Yaml.quoted(line));
        }
    }

    /** A list of texts; absent means none. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (Node item : list(key)) {
            text(item, "an item of " + key);
            if (item instanceof Text text) {
                texts.add(text);
            }
        }
        return texts;
    }

    List<String> strings(String key) {
        return texts(key).stream().map(text -> text.value().strip()).toList();
    }

    List<Node> list(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Items items) {
            return items.items();
        }
        source.problem(place(node.get()), key + " wants a list", "write " + key + ": [\"…\", \"…\"]");
        return List.of();
    }

    /** @param remedy for a value that is none */
    Optional<Entries> map(String key, String remedy) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Entries)) {
            source.problem(place(node.get()), key + " wants keys and values", remedy);
        }
        return node.filter(Entries.class::isInstance).map(Entries.class::cast);
    }

    /** A whole number from 1, unquoted; 0 when it is absent or wrong. */
    int number(String key, int most) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return 0;
        }
        if (node.get() instanceof Text text && text.plain() && text.value().matches("[1-9][0-9]{0,5}")) {
            int number = Integer.parseInt(text.value());
            if (number <= most) {
                return number;
            }
        }
        source.problem(
                place(node.get()),
                key + " wants a whole number from 1 to " + most,
                "write, for instance, " + key + ": " + Math.min(10, most));
        return 0;
    }

    boolean yes(String key) {
        return word(key, Set.of("true", "false")).filter("true"::equals).isPresent();
    }

    Optional<String> word(String key, Set<String> words) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Text text && words.contains(text.value())) {
            return Optional.of(text.value());
        }
        String written = node.get() instanceof Text text ? text.value() : "";
        source.problem(
                place(node.get()),
                key + " is one of " + String.join(", ", new TreeSet<>(words)),
                Spelling.remedy(written, words));
        return Optional.empty();
    }

    Place keyPlace(String key) {
        Yaml.Entry entry = map.entries().get(key);
        return entry == null ? source.place(map.line()) : place(entry.key());
    }

    Place place(Node node) {
        String line = source.line(node.line());
        int end = node.endLine() == node.line() ? node.endColumn() : line.length();
        return source.place(node.line(), node.column(), end - node.column());
    }

    void error(Node node, String message, String remedy) {
        source.problem(place(node), message, remedy);
    }
}
