package dev.molt.proof;

import dev.molt.course.Expectation.Output;
import dev.molt.course.Half;
import dev.molt.course.Problem;
import dev.molt.course.reading.Place;
import java.util.List;
import java.util.Optional;

/** Compares what a program printed with the output that its lesson shows. */
final class OutputCheck {

    private OutputCheck() {}

    /**
     * Where the two differ first.
     *
     * @param who the program in words, to begin a sentence with
     * @param fixable whether Molt can write what it prints
     */
    static Optional<Problem> of(String who, Half half, String printed, boolean fixable) {
        Output output = half.expectation().output();
        if (output == null || half.noRun() || output.accepts(printed)) {
            return Optional.empty();
        }
        List<Place> places = half.origin().output();
        if (half.origin().isQuestion()) {
            return Optional.of(places.get(0).error(who + " prints " + quoted(lines(printed)), "write that"));
        }
        List<String> wanted = List.of(output.text().split("\n", -1));
        List<String> actual = lines(printed);
        int at = output.contains() ? firstMissing(wanted, printed) : firstOther(wanted, actual);
        // The lines of an output stand between its fences; what goes on behind the last is told at the closing one.
        Place place = places.get(output.text().isEmpty() ? 0 : Math.min(at + 1, places.size() - 1));
        if (output.contains()) {
            return Optional.of(place.error(
                    who + " prints no such text" + (at == 0 ? "" : " behind that of the line above"),
                    "write a part of what it prints"));
        }
        String told = at < actual.size() ? " prints `" + actual.get(at) + "` here" : " prints no more lines";
        return Optional.of(
                place.error(who + told, "write what it prints" + (fixable ? ", or let ./molt check --fix do it" : "")));
    }

    private static String quoted(List<String> lines) {
        String first = "`" + lines.get(0) + "`";
        int more = lines.size() - 1;
        return more == 0 ? first : first + " and " + more + (more == 1 ? " line" : " lines") + " more";
    }

    private static int firstOther(List<String> wanted, List<String> actual) {
        int at = 0;
        while (at < wanted.size() && at < actual.size() && wanted.get(at).equals(actual.get(at))) {
            at++;
        }
        return at;
    }

    private static int firstMissing(List<String> wanted, String printed) {
        String text = printed.replace("\r\n", "\n");
        int from = 0;
        for (int i = 0; i < wanted.size(); i++) {
            int at = text.indexOf(wanted.get(i), from);
            if (at < 0) {
                return i;
            }
            from = at + wanted.get(i).length();
        }
        return 0;
    }

    /** CRLF read as LF, one final newline ignored: as outputs are compared. At least one line, which may be empty. */
    static List<String> lines(String text) {
        String unix = text.replace("\r\n", "\n");
        String normal = unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
        return List.of(normal.split("\n", -1));
    }
}
