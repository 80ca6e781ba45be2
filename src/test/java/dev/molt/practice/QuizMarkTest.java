package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block.Quiz;
import dev.molt.practice.QuizMark.Marked;
import dev.molt.practice.QuizMark.Outcome;
import dev.molt.practice.TracedEnd.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers are worth. */
class QuizMarkTest {

    private static final Quiz SEVERAL = choices(Map.of("A", true, "B", false, "C", true, "D", false));
    private static final Quiz ONE = choices(Map.of("A", true, "B", false, "C", false));
    private static final Quiz BLANK =
            new Quiz("q", "?", "h", null, List.of(), new Quiz.Blank(List.of("move", "the `move` keyword"), "Why."));
    private static final TracedEnd PRINTS = new TracedEnd(Kind.PRINTS, "1\n2\n", 0, Set.of(), "");
    private static final TracedEnd REFUSED = new TracedEnd(Kind.DOES_NOT_COMPILE, "", 3, Set.of("E0382"), "moved");
    private static final TracedEnd PANICS = new TracedEnd(Kind.PANICS, "", 0, Set.of(), "");

    private static Quiz choices(Map<String, Boolean> right) {
        List<Quiz.Choice> choices = right.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new Quiz.Choice(it.getKey(), it.getValue(), "why " + it.getKey()))
                .toList();
        return new Quiz("q", "?", "h", null, choices, null);
    }

    private static QuizAnswer chosen(String... choices) {
        return new QuizAnswer(Set.of(choices), 0, "", Set.of());
    }

    private static QuizAnswer end(Kind kind, int line, String text) {
        return new QuizAnswer(Set.of(kind.tag()), line, text, Set.of());
    }

    private static Marked first(Quiz quiz, QuizAnswer given) {
        return QuizMark.next(quiz, null, QuizAnswer.NONE, given);
    }

    private static QuizMark traced(TracedEnd end, QuizAnswer given) {
        return QuizMark.of(ONE, end, given);
    }

    @Test
    void everyWrongChoiceHasItsReason() {
        QuizMark mark = first(SEVERAL, chosen("A", "B", "D")).mark();
        assertEquals(Outcome.PARTLY, mark.outcome());
        assertEquals(Set.of("A"), mark.right());
        assertEquals(Map.of("B", "why B", "D", "why D"), mark.wrong());
        assertEquals(Outcome.WRONG, first(SEVERAL, chosen("B")).mark().outcome());
        assertEquals(Outcome.RIGHT, first(SEVERAL, chosen("A", "C")).mark().outcome());
        assertEquals(Outcome.PARTLY, first(SEVERAL, chosen("A")).mark().outcome());
    }

    @Test
    void aRetryKeepsWhatWasRightAndRulesOutWhatWasWrong() {
        Marked first = first(SEVERAL, chosen("A", "B"));
        Marked second = QuizMark.next(SEVERAL, null, first.answer(), chosen("D"));
        assertEquals(Set.of("A", "D"), second.answer().chosen());
        assertEquals(Set.of("B"), second.answer().ruledOut());
        Marked third = QuizMark.next(SEVERAL, null, second.answer(), chosen("C"));
        assertEquals(Outcome.RIGHT, third.mark().outcome());
        assertEquals(Set.of("B", "D"), third.answer().ruledOut());
    }

    @Test
    void whoFoundAllAndOneTooManyAddsNothing() {
        Marked first = first(SEVERAL, chosen("A", "C", "D"));
        Marked second = QuizMark.next(SEVERAL, null, first.answer(), chosen());
        assertEquals(Optional.empty(), QuizMark.missing(SEVERAL, second.answer()));
        assertEquals(Outcome.RIGHT, second.mark().outcome());
    }

    @Test
    void ofOneAnswerTheNewOneCounts() {
        Marked first = first(ONE, chosen("A"));
        assertEquals(
                Outcome.WRONG,
                QuizMark.next(ONE, null, first.answer(), chosen("B")).mark().outcome());
    }

    @ParameterizedTest
    @CsvSource({"move, RIGHT", "'  `move` ', RIGHT", "the move   keyword, RIGHT", "Move, WRONG", "moves, WRONG"})
    void aWordIsTakenWhateverTheSpaceAroundIt(String text, Outcome outcome) {
        assertEquals(
                outcome,
                first(BLANK, new QuizAnswer(Set.of(), 0, text, Set.of())).mark().outcome());
    }

    @Test
    void aTracedAnswerHasTwoParts() {
        assertEquals(
                Outcome.RIGHT,
                traced(REFUSED, end(Kind.DOES_NOT_COMPILE, 3, "")).outcome());
        QuizMark wrongLine = traced(REFUSED, end(Kind.DOES_NOT_COMPILE, 2, ""));
        assertEquals(Outcome.PARTLY, wrongLine.outcome());
        assertTrue(wrongLine.wrong().get("2").contains("not in line 2"));
        assertEquals(Outcome.WRONG, traced(REFUSED, end(Kind.PRINTS, 3, "hi")).outcome());
        assertEquals(Outcome.RIGHT, traced(PANICS, end(Kind.PANICS, 0, "")).outcome());
    }

    @Test
    void anErrorInTheSetUpAsksForNoLine() {
        TracedEnd inSetUp = new TracedEnd(Kind.DOES_NOT_COMPILE, "", 0, Set.of(), "");
        assertEquals(
                Outcome.RIGHT,
                traced(inSetUp, end(Kind.DOES_NOT_COMPILE, 1, "")).outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "'1\n2', ''",
        "'1\r\n2\r\n', ''",
        "'1\n3', Line 2 of what it prints is another.",
        "'1', It prints more than that.",
        "'1\n2\n3', It prints less than that.",
        "'', It prints more than that.",
    })
    void whatIsPrintedIsComparedByLines(String written, String said) {
        QuizMark mark = traced(PRINTS, end(Kind.PRINTS, 0, written));
        assertEquals(said, mark.textWrong());
        assertEquals(said.isEmpty() ? Outcome.RIGHT : Outcome.PARTLY, mark.outcome());
    }

    @Test
    void everyWrongEndHasAReason() {
        for (TracedEnd truth : List.of(PRINTS, REFUSED, PANICS)) {
            for (Kind kind : Kind.values()) {
                QuizMark mark = traced(truth, end(kind, 1, ""));
                assertTrue(kind == truth.kind() || !mark.wrong().get(kind.tag()).isBlank());
            }
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals(Optional.of("Choose an answer first."), QuizMark.missing(ONE, chosen()));
        assertEquals(Optional.of("Write an answer first."), QuizMark.missing(BLANK, QuizAnswer.NONE));
    }

    @Test
    void anAnswerReadsBackAsItWasStored() {
        QuizAnswer answer = new QuizAnswer(Set.of("A", "“é”"), 2, "a\nb", Set.of("C"));
        assertEquals(answer, QuizAnswer.stored(answer.json()));
        assertEquals(
                "{\"chosen\":[\"prints\"],\"text\":\"hi\"}",
                end(Kind.PRINTS, 0, "hi").json());
        for (String other : new String[] {null, "", "null", "[]", "{\"chosen\":3}", "{\"later\":true}"}) {
            assertEquals(QuizAnswer.NONE, QuizAnswer.stored(other));
        }
    }

    /** Whatever is chosen in whatever order: rights are never lost, and who keeps trying what is left gets there. */
    @Test
    void retriesAlwaysLeadToTheAnswer() {
        Random random = new Random(20261122);
        for (int run = 0; run < 500; run++) {
            Map<String, Boolean> right = Stream.iterate(0, i -> i + 1)
                    .limit(2 + random.nextInt(6))
                    .collect(Collectors.toMap(i -> "choice " + i, i -> random.nextBoolean()));
            right.put("sure", true);
            Quiz quiz = choices(right);
            QuizAnswer stored = QuizAnswer.NONE;
            Set<String> found = new TreeSet<>();
            Set<String> tried = new TreeSet<>();
            Outcome outcome = Outcome.WRONG;
            for (int attempt = 0; attempt <= right.size() && outcome != Outcome.RIGHT; attempt++) {
                List<String> open = right.keySet().stream()
                        .filter(it -> !tried.contains(it))
                        .sorted()
                        .toList();
                List<String> pick = open.isEmpty() ? List.of() : List.of(open.get(random.nextInt(open.size())));
                Marked marked = QuizMark.next(quiz, null, stored, QuizAnswer.of(quiz, pick, 0, ""));
                assertTrue(marked.mark().right().containsAll(found));
                tried.addAll(pick);
                found.addAll(marked.mark().right());
                stored = QuizAnswer.stored(marked.answer().json());
                outcome = marked.mark().outcome();
            }
            assertEquals(Outcome.RIGHT, outcome);
        }
    }
}
