package dev.molt.practice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.course.Block.Quiz;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a learner answered to a quiz, with what they were told before is wrong. It is stored as JSON that leaves out what is empty,
 * for instance {@code {"chosen":["prints"],"text":"hi"}}.
 *
 * @param chosen texts of choices; of a traced question the tag of an end
 * @param line of the first error, 0 where none is given
 * @param text what is printed, or what was filled in
 * @param ruledOut choices, ends and lines that were wrong in an earlier attempt
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuizAnswer(
        Set<String> chosen,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int line,
        String text,
        Set<String> ruledOut) {

    /** Longer texts are cut: no question asks for one. */
    private static final int LONGEST_TEXT = 4_000;

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public static final QuizAnswer NONE = new QuizAnswer(Set.of(), 0, "", Set.of());

    public QuizAnswer(@Nullable Set<String> chosen, int line, @Nullable String text, @Nullable Set<String> ruledOut) {
        this.chosen = Objects.requireNonNullElse(chosen, Set.of());
        this.line = line;
        String unix = unix(Objects.requireNonNullElse(text, ""));
        this.text = unix.length() > LONGEST_TEXT ? unix.substring(0, LONGEST_TEXT) : unix;
        this.ruledOut = Objects.requireNonNullElse(ruledOut, Set.of());
    }

    /** Forms send line ends as CRLF. */
    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    /** From JSON that was stored; {@link #NONE} for what is not readable. */
    public static QuizAnswer stored(@Nullable String json) {
        try {
            return json == null
                    ? NONE
                    : Optional.ofNullable(JSON.readValue(json, QuizAnswer.class))
                            .orElse(NONE);
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer has a JSON form.", e);
        }
    }

    /**
     * From a form. What is no choice of the quiz is left out, and a question that has one answer takes one.
     *
     * @param chosen texts of choices or the tag of an end
     */
    public static QuizAnswer of(Quiz quiz, List<String> chosen, int line, String text) {
        List<String> known = values(quiz);
        Set<String> kept = chosen.stream()
                .map(QuizAnswer::unix)
                .filter(known::contains)
                .limit(takesSeveral(quiz) ? known.size() : 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new QuizAnswer(kept, line, text, Set.of());
    }

    private static List<String> values(Quiz quiz) {
        return quiz.traced() == null
                ? quiz.choices().stream().map(Quiz.Choice::text).toList()
                : TracedEnd.Kind.of(quiz.traced().half().language()).stream()
                        .map(TracedEnd.Kind::tag)
                        .toList();
    }

    /** Whether more than one of the choices holds. */
    public static boolean takesSeveral(Quiz quiz) {
        return quiz.choices().stream().filter(Quiz.Choice::right).count() > 1;
    }

    /** This answer on top of an earlier one: what was right there stays, what was wrong is ruled out. */
    QuizAnswer after(QuizAnswer earlier, QuizMark mark, boolean several) {
        Set<String> kept = new LinkedHashSet<>(several || chosen.isEmpty() ? mark.right() : Set.of());
        kept.addAll(chosen);
        Set<String> out = new LinkedHashSet<>(earlier.ruledOut);
        out.addAll(mark.wrong().keySet());
        out.removeAll(mark.right());
        return new QuizAnswer(kept, line, text, out);
    }
}
