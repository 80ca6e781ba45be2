package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of TOML in which a {@code book.toml} names a book: tables, and keys whose values are strings of any of the four kinds,
 * bare words, or arrays of those. Other values are passed over; only the keys in question are ever asked for.
 *
 * @param values by full key, such as {@code book.title}; a lone value is a list of one
 * @param tables in their order
 */
record Toml(Map<String, List<String>> values, List<String> tables) {

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?\\s*([^\\[\\]]+?)\\s*]]?\\s*(?:#.*)?");
    private static final Pattern KEY = Pattern.compile("\\s*([\\w.\"'-]+)\\s*=\\s*(.*)");
    private static final Pattern VALUE =
            Pattern.compile("\"\"\"(?s:(.*?))\"\"\"|'''(?s:(.*?))'''|\"((?:[^\"\\\\\n]++|\\\\.)*+)\""
                    + "|'([^'\n]*)'|#[^\n]*|([\\[\\]{}])|([^\\s,\\[\\]{}\"'#]+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|\\s*\n\\s*|.)");

    static Toml of(List<String> lines) {
        Toml toml = new Toml(new HashMap<>(), new ArrayList<>());
        String table = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = TABLE.matcher(lines.get(i));
            Matcher key = KEY.matcher(lines.get(i));
            if (header.matches()) {
                table = unquoted(header.group(1));
                toml.tables.add(table);
            } else if (key.matches()) {
                String name = (table.isEmpty() ? "" : table + ".") + unquoted(key.group(1));
                StringBuilder text = new StringBuilder(key.group(2));
                while (isOpen(text.toString()) && i + 1 < lines.size()) {
                    text.append('\n').append(lines.get(++i));
                }
                toml.values.putIfAbsent(name, strings(text.toString()));
            }
        }
        return toml;
    }

    /** The only value of a key, or the first; empty where there is none. */
    String value(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    private static String unquoted(String name) {
        return name.replaceAll("[\"'\\s]", "");
    }

    /** Whether a value goes on in the next line: a bracket or a string of several lines is still open. */
    private static boolean isOpen(String text) {
        int depth = 0;
        Matcher part = VALUE.matcher(text);
        while (part.find()) {
            String bracket = part.group(5);
            depth += bracket == null ? 0 : "[{".contains(bracket) ? 1 : -1;
        }
        return depth > 0 || isOpen(text, "\"\"\"") || isOpen(text, "'''");
    }

    private static boolean isOpen(String text, String marks) {
        return text.startsWith(marks) && text.indexOf(marks, marks.length()) < 0;
    }

    private static List<String> strings(String text) {
        List<String> strings = new ArrayList<>();
        if (text.startsWith("{")) {
            return strings;
        }
        Matcher part = VALUE.matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                strings.add(unescaped(part.group(1)).strip());
            } else if (part.group(3) != null) {
                strings.add(unescaped(part.group(3)));
            } else {
                for (int group : new int[] {2, 4, 6}) {
                    if (part.group(group) != null) {
                        strings.add(part.group(group).strip());
                    }
                }
            }
        }
        return strings;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
    }

    private static String meaning(String escape) {
        if (escape.isBlank()) {
            return "";
        }
        return switch (escape.charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'u' -> escape.length() == 5 ? Character.toString(Integer.parseInt(escape.substring(1), 16)) : "u";
            default -> escape;
        };
    }
}
