package dev.molt.course.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * A code fence and its words.
 *
 * @param line of the opening fence, from 0
 * @param lastLine of the closing fence
 * @param indent spaces in front of the fence, from 0 to 3; the lines of its text lose as many
 */
record Fence(Source source, String language, List<Word> words, String text, int line, int lastLine, int indent) {

    /** One word after the language: a name, or a name and a value. The column is from 0 in UTF-16 units. */
    record Word(String name, @Nullable String value, int column, int length) {}

    private static final Pattern OPENING = Pattern.compile("^( {0,3})(?:`{3,}|~{3,})[ \\t]*([^\\s,]*)");
    private static final Pattern ERROR_CODE = Pattern.compile("[eE]\\d{4}");
    private static final Pattern WORD =
            Pattern.compile("[ \\t,]*(?:([^\\s,=\"]+)(=(?:\"([^\"]*)\"|'([^'\"]*)'|([^\\s,\"]*)))?|(\\S))");

    /** Of a fence at the left margin. */
    static Fence of(Source source, FencedCodeBlock block) {
        int line = block.getSourceSpans().get(0).getLineIndex();
        int lastLine =
                block.getSourceSpans().get(block.getSourceSpans().size() - 1).getLineIndex();
        // The words come from the line itself: the parser would have resolved entities and escapes in them.
        String opening = source.line(line);
        Matcher start = OPENING.matcher(opening);
        if (!start.find()) {
            return new Fence(source, "", List.of(), block.getLiteral(), line, lastLine, 0);
        }
        List<Word> words = words(source, line, opening, start.end());
        return new Fence(
                source,
                start.group(2),
                words,
                block.getLiteral(),
                line,
                lastLine,
                start.group(1).length());
    }

    /** Words after a language, as on a fence or in the braces of a heading. */
    static List<Word> words(Source source, int line, String text, int from) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text).region(from, text.length());
        while (matcher.lookingAt()) {
            boolean open = "".equals(matcher.group(5)) && text.startsWith("\"", matcher.end());
            if (open || matcher.group(4) != null) {
                String name = matcher.group(1);
                String value = open ? text.substring(matcher.end() + 1) : matcher.group(4);
                int length = (open ? text.length() : matcher.end()) - matcher.start(1);
                source.error(
                        line,
                        matcher.start(1),
                        length,
                        open ? "the quote of " + name + " never closes" : name + " is in single quotes",
                        open
                                ? "close it behind the value: " + name + "=\"…\""
                                : "write " + name + "=\"" + value + "\"");
                words.add(new Word(name, value, matcher.start(1), length));
                matcher.region(matcher.start(1) + length, text.length());
                continue;
            }
            if (matcher.group(6) != null) {
                source.error(
                        line,
                        matcher.start(6),
                        1,
                        "a word cannot begin here",
                        "write name, name=value or name=\"value\"");
                break;
            }
            String value = matcher.group(3) != null ? matcher.group(3) : matcher.group(5);
            words.add(new Word(matcher.group(1), value, matcher.start(1), matcher.end() - matcher.start(1)));
            matcher.region(matcher.end(), text.length());
        }
        return words;
    }

    boolean isProgram() {
        return language.equals("python") || language.equals("rust");
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Lines of the text, as they stand in the fence. */
    List<String> contentLines() {
        return text.lines().toList();
    }

    /** Where line {@code index} of the text begins in its line of the file. */
    int column(int index) {
        String raw = source.line(line + 1 + index);
        int spaces = 0;
        while (spaces < indent && spaces < raw.length() && raw.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }

    Place place() {
        return source.place(line);
    }

    Place place(Word word) {
        return source.place(line, word.column(), word.length());
    }

    void error(Word word, String message, String remedy) {
        source.problem(place(word), message, remedy);
    }

    Optional<Word> word(String name) {
        return words.stream().filter(word -> word.name().equals(name)).findFirst();
    }

    Optional<String> value(String name) {
        return word(name).map(Word::value);
    }

    boolean has(String name) {
        return word(name).isPresent();
    }

    private static boolean isUnquotedTitle(Word word) {
        String value = word.value();
        return word.name().equals("title") && value != null && word.length() == "title=".length() + value.length();
    }

    /** The words by name; reports those that have no place here, occur twice, or have a value too many or too few. */
    Map<String, Word> check(Set<String> flags, Set<String> valued, String where) {
        Set<String> known = new TreeSet<>(flags);
        known.addAll(valued);
        Map<String, Word> found = new LinkedHashMap<>();
        Word unquoted = null;
        for (Word word : words) {
            String name = word.name();
            if (word.value() != null) {
                unquoted = isUnquotedTitle(word) ? word : null;
            }
            if (unquoted != null && word.value() == null && !known.contains(name)) {
                // One mistake, however many words the title has.
                error(unquoted, "title ends at its first space", "put the title in double quotes: title=\"…\"");
            } else if (!known.contains(name)) {
                String remedy = ERROR_CODE.matcher(name).matches() && known.contains("compile_fail")
                        ? "did you mean " + name.toUpperCase(Locale.ROOT) + "?"
                        : Spelling.remedy(name, known);
                error(word, name + " has no place on " + where, remedy);
            } else if (found.put(name, word) != null) {
                error(word, name + " stands here a second time", "keep one");
            } else if (word.value() == null && !flags.contains(name)) {
                error(word, name + " wants a value", "write " + name + "=…");
            } else if (word.value() != null && !valued.contains(name)) {
                error(word, name + " takes no value", "write " + name);
            }
        }
        return found;
    }
}
