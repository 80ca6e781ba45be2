package dev.molt.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lessons of one course by their words; those that are still to be read, by their front matter. What a change left as it was
 * is not looked at again.
 */
public final class LessonSearch {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|&(?:mut|str)?|\\?");
    private static final Pattern HEADING = Pattern.compile("(?s)<h[1-6][^>]*>(.*?)</h[1-6]>");
    private static final Pattern ERROR_CODE = Pattern.compile("E\\d{4}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final int MOST_WORDS = 12;

    private final List<Entry> entries;

    private LessonSearch(List<Entry> entries) {
        this.entries = entries;
    }

    /** Where a word was found, in the order of weight. */
    public enum Field {
        TITLE("Title", 100),
        ERROR_CODE("Error code", 90),
        RUST("Rust concept", 60),
        PYTHON("Python concept", 60),
        HEADING("Heading", 40),
        SUMMARY("Summary", 20);

        private final String label;
        private final int weight;

        Field(String label, int weight) {
            this.label = label;
            this.weight = weight;
        }

        /** Of a word that begins so; a whole word counts twice. */
        public int weight() {
            return weight;
        }

        /** For people, for instance {@code Python concept}. */
        public String label() {
            return label;
        }
    }

    /**
     * A lesson that has every word of the query.
     *
     * @param field the weightiest in which a word was found
     * @param text of that field's part, for instance one concept
     */
    public record Hit(Lesson lesson, Field field, String text, int score) {

        /** Why this lesson was found, for instance {@code Python concept: aliasing}. */
        public String reason() {
            return field.label() + ": " + text;
        }
    }

    /** A lesson with all that is searched in it. */
    public record Searched(Lesson lesson, List<Text> texts) {}

    /** A title, a concept, an error code and the like. */
    public record Text(Field field, String text) {}

    private record Part(Field field, String text, NavigableSet<String> words) {}

    private record Entry(Lesson lesson, List<Part> parts) {}

    public static LessonSearch of(Course course) {
        return new LessonSearch(List.of()).of(course.lessons().toList());
    }

    /** The same for the course as a change has left it. */
    public LessonSearch after(Course change) {
        return of(change.lessons().toList());
    }

    /** By as many threads as there are cores. */
    private LessonSearch of(List<Lesson> lessons) {
        // By the very object: to compare what lessons hold would take as long as to look at it again.
        IdentityHashMap<Lesson, Entry> before = new IdentityHashMap<>();
        entries.forEach(entry -> before.put(entry.lesson(), entry));
        return new LessonSearch(lessons.parallelStream()
                .map(lesson -> {
                    Entry known = before.get(lesson);
                    return known == null ? new Entry(lesson, parts(lesson)) : known;
                })
                .toList());
    }

    /** Lessons in which every word of the query begins a word, best first; none for an empty query. */
    public List<Hit> find(String query) {
        List<String> wanted =
                List.copyOf(words(query)).stream().limit(MOST_WORDS).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            int score = 0;
            Part best = null;
            int bestScore = 0;
            for (String word : wanted) {
                int wordScore = 0;
                for (Part part : entry.parts()) {
                    int partScore = score(part, word);
                    wordScore = Math.max(wordScore, partScore);
                    if (partScore > bestScore) {
                        bestScore = partScore;
                        best = part;
                    }
                }
                if (wordScore == 0) {
                    best = null;
                    break;
                }
                score += wordScore;
            }
            if (best != null) {
                hits.add(new Hit(entry.lesson(), best.field(), best.text(), score));
            }
        }
        // Those of one score stay in the order of the course.
        hits.sort(Comparator.comparingInt(hit -> -hit.score()));
        return List.copyOf(hits);
    }

    /** What is searched in each lesson, for a search that is made elsewhere. */
    public List<Searched> searched() {
        return entries.stream()
                .map(entry -> new Searched(
                        entry.lesson(),
                        entry.parts().stream()
                                .map(part -> new Text(part.field(), part.text()))
                                .toList()))
                .toList();
    }

    /** A whole word counts more than its beginning. */
    private static int score(Part part, String word) {
        if (part.words().contains(word)) {
            return part.field().weight * 2;
        }
        String next = part.words().ceiling(word);
        return next != null && next.startsWith(word) ? part.field().weight : 0;
    }

    private static List<Part> parts(Lesson lesson) {
        List<Part> parts = new ArrayList<>();
        add(parts, Field.TITLE, lesson.front().title());
        add(parts, Field.SUMMARY, lesson.front().summary());
        lesson.front().python().forEach(concept -> add(parts, Field.PYTHON, concept));
        Set<String> codes = new TreeSet<>();
        for (String concept : lesson.front().rust()) {
            if (ERROR_CODE.matcher(concept).matches()) {
                codes.add(concept);
            } else {
                add(parts, Field.RUST, concept);
            }
        }
        // What is unread has an entry of its own once it was read: that is another object.
        for (Block block : lesson.contents().isRead() ? lesson.blocks() : List.<Block>of()) {
            if (block instanceof Block.Prose prose) {
                headings(prose.html()).forEach(heading -> add(parts, Field.HEADING, plain(heading)));
            } else if (block instanceof Block.Item item) {
                add(parts, Field.HEADING, item.title());
                if (item instanceof Block.Comparison comparison) {
                    codes.addAll(comparison.rust().expectation().errorCodes());
                } else if (item instanceof Block.Snippet snippet) {
                    codes.addAll(snippet.half().expectation().errorCodes());
                }
            }
        }
        codes.forEach(code -> add(parts, Field.ERROR_CODE, code));
        return List.copyOf(parts);
    }

    private static List<String> headings(String html) {
        List<String> headings = new ArrayList<>();
        // Most of a lesson is no heading: only where one may begin, the pattern is tried.
        for (int at = html.indexOf("<h"); at >= 0; at = html.indexOf("<h", at + 1)) {
            Matcher heading = HEADING.matcher(html).region(at, html.length());
            if (heading.lookingAt()) {
                headings.add(heading.group(1));
            }
        }
        return headings;
    }

    private static void add(List<Part> parts, Field field, String text) {
        NavigableSet<String> words = words(text);
        if (!words.isEmpty()) {
            parts.add(new Part(field, text, words));
        }
    }

    private static NavigableSet<String> words(String text) {
        NavigableSet<String> words = new TreeSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String plain(String html) {
        return TAG.matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
