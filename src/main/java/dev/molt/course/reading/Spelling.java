package dev.molt.course.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an author may have meant. */
public final class Spelling {

    /** Of words that are compared, in UTF-16 units. */
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The nearest of the words, when it is near enough to be meant: about one slip in three letters. */
    public static Optional<String> nearest(String word, Collection<String> words) {
        String lower = word.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(each -> isNear(lower, each, Math.max(1, Math.max(each.length(), word.length()) / 3)))
                .min(Comparator.comparingInt((String each) -> distance(lower, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The same of ids, {@code module/lesson}, whose last parts must be near too: lessons of a module have its name in common. */
    public static Optional<String> nearestLesson(String id, Collection<String> ids) {
        String name = ownName(id);
        return nearest(
                id,
                ids.stream()
                        .filter(each -> nearest(name, List.of(ownName(each))).isPresent())
                        .toList());
    }

    private static String ownName(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    private static boolean isNear(String a, String b, int most) {
        // Each letter that one has more costs one: most words need no closer look.
        boolean alike = Math.max(a.length(), b.length()) > LONGEST || Math.abs(a.length() - b.length()) <= most;
        return alike && distance(a, b) <= most;
    }

    /** "did you mean X?" when one is near, otherwise the words to choose from. */
    static String remedy(String word, Collection<String> words) {
        return nearest(word, words)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() ->
                        "known are " + String.join(", ", words.stream().sorted().toList()));
    }

    /** Insertions, deletions, replacements and swaps of neighbours. Words longer than any key are not compared. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return a.equals(b) ? 0 : LONGEST;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
