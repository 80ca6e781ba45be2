package dev.molt.proof;

import dev.molt.course.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * What a check found.
 *
 * @param edits that would mend it; empty where a person has to
 */
public record Finding(Kind kind, Problem problem, List<Edit> edits) {

    /** In the order of their places. */
    public static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::problem, Problem.BY_PLACE).thenComparing(Finding::kind);

    /** What it is about. */
    public enum Kind {
        /** The text of a file is not as the lesson format wants it. */
        FORMAT("lesson-format", "The file is not as the lesson format wants it."),
        /** A program does not do what its lesson says. */
        PROOF("lesson-proof", "A program does not do what its lesson says."),
        /** A program does what it should, and could be written better. */
        STYLE("lesson-style", "A program is not laid out by rustfmt, or the compiler warns of it."),
        /** Another compiler sees it differently. */
        CHANGE("toolchain-change", "Another rustc says something else about a program.");

        private final String id;
        private final String about;

        Kind(String id, String about) {
            this.id = id;
            this.about = about;
        }

        /** For tools, such as {@code lesson-proof}. */
        public String id() {
            return id;
        }

        public String about() {
            return about;
        }
    }

    public Finding {
        edits = List.copyOf(edits);
    }

    static Finding of(Kind kind, Problem problem) {
        return new Finding(kind, problem, List.of());
    }
}
