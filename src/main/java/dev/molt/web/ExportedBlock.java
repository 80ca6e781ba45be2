package dev.molt.web;

import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Prose;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Block.Snippet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A block on a page that goes to a file: all of it is there, since nobody can be asked for more. One of the parts is not null. */
public record ExportedBlock(
        @Nullable Prose prose,
        @Nullable ItemView item,
        @Nullable Task exercise,
        @Nullable Ask quiz) {

    /** An exercise with its solutions, the author's first. */
    public record Task(
            String id,
            String title,
            String promptHtml,
            @Nullable PaneView reference,
            PaneView starter,
            List<String> hints,
            List<Solution> solutions) {}

    /** @param title of an approach; empty for the author's own */
    public record Solution(String title, PaneView pane) {}

    /**
     * A question with its answer.
     *
     * @param pane of a traced question, with the end that the lesson states; else null
     * @param accepts what may be filled in; empty where nothing is
     * @param why the author's reason; of choices each has its own
     */
    public record Ask(
            String id,
            String title,
            @Nullable PaneView pane,
            List<Quiz.Choice> choices,
            List<String> accepts,
            String why) {

        /** Any number of choices may be chosen. */
        public boolean several() {
            return choices.stream().filter(Quiz.Choice::right).count() > 1;
        }

        /** For the page's script, by line. */
        public String acceptedLines() {
            return String.join("\n", accepts);
        }

        public String acceptedWords() {
            return accepts.stream().map(text -> "“" + text + "”").collect(Collectors.joining(" or "));
        }
    }

    static ExportedBlock of(Block block, Running running) {
        if (block instanceof Quiz quiz) {
            return new ExportedBlock(null, null, null, of(quiz, running));
        }
        if (block instanceof Exercise exercise) {
            return new ExportedBlock(null, null, of(exercise, running), null);
        }
        if (block instanceof Comparison pair) {
            return new ExportedBlock(null, ItemView.of(pair, null, running), null, null);
        }
        if (block instanceof Snippet snippet) {
            return new ExportedBlock(null, ItemView.of(snippet, running), null, null);
        }
        return new ExportedBlock((Prose) block, null, null, null);
    }

    private static Ask of(Quiz quiz, Running running) {
        Quiz.Traced traced = quiz.traced();
        Quiz.Blank blank = quiz.blank();
        return new Ask(
                quiz.id(),
                quiz.title(),
                traced == null ? null : PaneView.of(traced.half(), running, true),
                quiz.choices(),
                blank == null ? List.of() : blank.accepts(),
                traced != null ? traced.why() : blank != null ? blank.why() : "");
    }

    private static Task of(Exercise exercise, Running running) {
        return new Task(
                exercise.id(),
                exercise.title(),
                exercise.promptHtml(),
                exercise.reference() == null ? null : PaneView.of(exercise.reference(), running, false),
                PaneView.of(exercise.starter(), running, false),
                exercise.hintsHtml(),
                exercise.solutions().stream()
                        .map(solution -> new Solution(solution.title(), PaneView.of(solution.half(), running, false)))
                        .toList());
    }
}
