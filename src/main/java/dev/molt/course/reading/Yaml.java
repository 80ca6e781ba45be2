package dev.molt.course.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML without its surprises: no anchors, aliases or tags, every scalar the text as written. A value that YAML would take
 * for something else is an error whose remedy is the line quoted.
 */
final class Yaml {

    private static final int MAX_DEPTH = 16;

    /** A line of a block, cut into what comes before the value and the value. */
    private static final Pattern KEY_AND_VALUE =
            Pattern.compile("^(\\s*(?:- +)*(?:[A-Za-z_][\\w-]*:(?: +|$))?)(.*?)\\s*$");

    /** A value with its place: lines from 0 in the file, columns from 0 in UTF-16 units. */
    sealed interface Node {
        int line();

        int column();

        int endLine();

        int endColumn();
    }

    /** @param plain whether it stands without quotes and is no block */
    record Text(int line, int column, int endLine, int endColumn, String value, boolean plain) implements Node {}

    record Items(int line, int column, int endLine, int endColumn, List<Node> items) implements Node {}

    record Entries(int line, int column, int endLine, int endColumn, Map<String, Entry> entries) implements Node {}

    record Entry(Text key, Node value) {}

    private final Source source;
    private final int firstLine;
    private final int indent;
    private final Iterator<Event> events;

    private Yaml(Source source, int firstLine, int indent, String text) {
        this.source = source;
        this.firstLine = firstLine;
        this.indent = indent;
        this.events = new Parse(LoadSettings.builder().setLabel(source.file()).build())
                .parseString(text)
                .iterator();
    }

    /**
     * Reads lines of a file, from first (inclusive) to last (exclusive), as one map. Empty when there is a problem that leaves
     * no map; the problems are in the source.
     */
    static Optional<Entries> map(Source source, int first, int last, String what) {
        String text = first < last ? source.slice(first, last - 1) : "";
        return map(source, first, 0, text, what);
    }

    /** The same for the text of a fence, each line of which stands {@code indent} to the right in the file. */
    static Optional<Entries> map(Source source, int firstLine, int indent, String text, String what) {
        int before = source.problems().size();
        try {
            Node node = new Yaml(source, firstLine, indent, text + "\n").document();
            if (node instanceof Entries entries) {
                return Optional.of(entries);
            }
            if (source.problems().size() == before) {
                source.problem(
                        source.place(firstLine),
                        what + " is not a list of keys and values",
                        "write \"key: value\" lines");
            }
        } catch (MarkedYamlEngineException broken) {
            report(source, firstLine, (int) text.lines().count(), indent, broken);
        } catch (YamlEngineException broken) {
            source.problem(source.place(firstLine), what + " is not YAML: " + broken.getMessage(), "mend the YAML");
        }
        return Optional.empty();
    }

    private @Nullable Node document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                Node first = node(node, 0);
                checkEnd();
                return first;
            }
        }
        return null;
    }

    private void checkEnd() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                Place at = source.place(line(event.getStartMark()));
                source.problem(at, "a second YAML document", "keep one");
                return;
            }
        }
    }

    private Node node(NodeEvent event, int depth) {
        int line = line(event.getStartMark());
        int column = column(event.getStartMark());
        refuseSurprises(event, line, column);
        if (event instanceof ScalarEvent scalar) {
            return new Text(
                    line,
                    column,
                    line(event.getEndMark()),
                    column(event.getEndMark()),
                    scalar.getValue(),
                    scalar.isPlain());
        }
        if (event instanceof AliasEvent alias) {
            return new Text(line, column, line, column + 1, "*" + alias.getAlias(), true);
        }
        if (depth >= MAX_DEPTH) {
            throw new YamlEngineException("nested deeper than " + MAX_DEPTH);
        }
        boolean isMap = event instanceof MappingStartEvent;
        List<Node> items = new ArrayList<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        Event next = events.next();
        while (next instanceof NodeEvent child) {
            if (isMap) {
                entry(child, depth, entries);
            } else {
                items.add(node(child, depth + 1));
            }
            next = events.next();
        }
        int endLine = line(next.getEndMark());
        int endColumn = column(next.getEndMark());
        return isMap
                ? new Entries(line, column, endLine, endColumn, entries)
                : new Items(line, column, endLine, endColumn, items);
    }

    private void entry(NodeEvent keyEvent, int depth, Map<String, Entry> entries) {
        Node key = node(keyEvent, depth + 1);
        Node value = node((NodeEvent) events.next(), depth + 1);
        if (!(key instanceof Text name)) {
            source.error(key.line(), key.column(), 1, "a key here is not a word", "write \"key: value\"");
            return;
        }
        Entry first = entries.putIfAbsent(name.value(), new Entry(name, value));
        if (first != null) {
            String message = "key " + name.value() + " stands here a second time";
            String remedy = "keep this one or the one in line " + (first.key().line() + 1);
            source.error(name.line(), name.column(), name.value().length(), message, remedy);
        }
    }

    private void refuseSurprises(NodeEvent event, int line, int column) {
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof MappingStartEvent map && map.getTag().isPresent()
                || event instanceof SequenceStartEvent list && list.getTag().isPresent();
        String what = event instanceof AliasEvent
                ? "YAML takes a value that begins with * for an alias"
                : event.getAnchor().isPresent()
                        ? "YAML takes & before a value for an anchor"
                        : tagged ? "YAML takes ! before a value for a tag" : "";
        if (!what.isEmpty()) {
            source.error(line, column, 1, what, quoted(source.line(line)));
        }
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }

    private int column(Optional<Mark> mark) {
        return column(source, line(mark), indent, mark.map(Mark::getColumn).orElse(0));
    }

    /** From characters, as YAML counts, to UTF-16 units. */
    private static int column(Source source, int line, int indent, int characters) {
        String text = source.line(line);
        String visible = text.substring(Math.min(indent, text.length()));
        int count = Math.min(characters, visible.codePointCount(0, visible.length()));
        return Math.min(indent, text.length()) + visible.offsetByCodePoints(0, count);
    }

    private static void report(Source source, int firstLine, int lines, int indent, MarkedYamlEngineException broken) {
        // What never ends is reported where it begins.
        Optional<Mark> mark =
                broken.getProblemMark().filter(it -> it.getLine() < lines).or(broken::getContextMark);
        int line = firstLine + mark.map(Mark::getLine).orElse(0);
        int column = column(source, line, indent, mark.map(Mark::getColumn).orElse(0));
        String text = source.line(line);
        boolean tabbed =
                text.substring(0, text.length() - text.stripLeading().length()).contains("\t");
        String remedy = tabbed ? "indent with spaces, not with a tab" : quoted(text);
        source.error(line, column, 1, "YAML cannot read this: " + broken.getProblem(), remedy);
    }

    /** The remedy for a value that YAML misreads: its line with the value in double quotes. */
    static String quoted(String line) {
        Matcher parts = KEY_AND_VALUE.matcher(line);
        String value = parts.matches() ? parts.group(2) : "";
        boolean quotable =
                !value.isEmpty() && !value.startsWith("\"") && !value.startsWith("{") && !value.startsWith("[");
        return quotable
                ? "write " + parts.group(1).strip() + " \""
                        + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : "put the text in double quotes";
    }
}
