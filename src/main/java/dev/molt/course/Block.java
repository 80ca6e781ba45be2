package dev.molt.course;

import dev.molt.Language;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.Signature;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a lesson, in the order of the page. HTML in here was made from Markdown with raw HTML escaped: it is safe to show. */
public sealed interface Block {

    /** Headings, paragraphs, lists, tables, pictures and fences that are only shown. */
    record Prose(String html) implements Block {}

    /** A block that learners act on: stored rows carry its id and the hash of its text. */
    sealed interface Item extends Block {
        /** Unique in the lesson. */
        String id();

        String title();

        /** Of the item's text, 16 hex digits. */
        String hash();

        /** The program of that language that learners can run, where the item has one. */
        default Optional<Half> half(Language language) {
            return Optional.empty();
        }

        /** Given to its programs. */
        default List<String> args() {
            return List.of();
        }

        /** Given to its programs, empty for none. */
        default String stdin() {
            return "";
        }
    }

    /** How the Python picture of a thing carries over to Rust. */
    enum Transfer {
        SAME,
        CHANGED,
        NEW
    }

    /** What Rust does, seen from the Python beside it; the key of a prediction. */
    enum Outcome {
        PRINTS_THE_SAME,
        PRINTS_SOMETHING_ELSE,
        DOES_NOT_COMPILE,
        PANICS
    }

    /** A note below a pair. {@code number} is its place in the list, from 1; {@code tag} the code that it speaks of. */
    record Note(String tag, int number, String html) {}

    /**
     * Python beside Rust.
     *
     * @param transfer null when the author did not say
     * @param race measure both sides as release builds
     * @param args given to both programs
     * @param stdin given to both programs, empty for none
     */
    record Comparison(
            String id,
            String title,
            String hash,
            @Nullable Transfer transfer,
            boolean race,
            List<String> args,
            String stdin,
            Half python,
            Half rust,
            List<Note> notes)
            implements Item {

        @Override
        public Optional<Half> half(Language language) {
            return Optional.of(language == Language.PYTHON ? python : rust);
        }

        /** The key of the prediction, from what the fences say and the proof confirms. */
        public Outcome outcome() {
            return switch (rust.expectation().ending()) {
                case DOES_NOT_COMPILE -> Outcome.DOES_NOT_COMPILE;
                case PANICS -> Outcome.PANICS;
                default ->
                    Objects.equals(
                                    rust.expectation().output(),
                                    python.expectation().output())
                            ? Outcome.PRINTS_THE_SAME
                            : Outcome.PRINTS_SOMETHING_ELSE;
            };
        }
    }

    /**
     * One program alone.
     *
     * @param args given to the program
     * @param stdin given to the program, empty for none
     */
    record Snippet(String id, String title, String hash, List<String> args, String stdin, Half half, List<Note> notes)
            implements Item {

        @Override
        public Optional<Half> half(Language language) {
            return Optional.of(half).filter(it -> it.language() == language);
        }
    }

    /**
     * A task with its tests, its cases, or both. {@code reference} is the Python that is to be ported, null where there is none.
     *
     * @param solutions the author's first, then other approaches
     * @param tests text of the tests' crate, null where there are only cases
     * @param cases null where there are only tests
     */
    record Exercise(
            String id,
            String title,
            String hash,
            String promptHtml,
            @Nullable Half reference,
            Half starter,
            List<Solution> solutions,
            @Nullable Half tests,
            @Nullable Cases cases,
            boolean allowUnsafe,
            List<String> hintsHtml)
            implements Item {

        /** Lines of the tests' crate, empty where there are only cases. */
        public String testsText() {
            return tests == null ? "" : tests.code();
        }

        /** The reference; what is to be written is no program, but a library. */
        @Override
        public Optional<Half> half(Language language) {
            return language == Language.PYTHON ? Optional.ofNullable(reference) : Optional.empty();
        }

        /**
         * A program that passes the tests.
         *
         * @param title of an approach; empty for the author's own
         */
        public record Solution(String title, Half half) {}

        /**
         * Calls of the function that is to be ported; what they should give, the Python reference says.
         *
         * @param function of the starter; the reference has one with its name and number of parameters
         * @param parameters their types, in order
         * @param inputs one JSON array of arguments for each call, as the author wrote it
         * @param generated how many more inputs are to be made up, from 0 to 200
         */
        public record Cases(
                Signature function, List<RustType> parameters, RustType returns, List<String> inputs, int generated) {}
    }

    /** A question. Exactly one of {@code traced}, {@code choices} and {@code blank} is there; the title is what is asked. */
    record Quiz(
            String id,
            String title,
            String hash,
            @Nullable Traced traced,
            List<Choice> choices,
            @Nullable Blank blank) implements Item {

        public record Choice(String text, boolean right, String why) {}

        /** A program whose end is asked for; the key is the half's expectation. */
        public record Traced(Half half, String why) {}

        /**
         * A word or a few to fill in.
         *
         * @param accepts every spelling that is right; the first is the one to show
         */
        public record Blank(List<String> accepts, String why) {}
    }
}
