package dev.molt.web;

import dev.molt.course.Block.Quiz;
import dev.molt.practice.QuizAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An answer to a quiz as a form brings it: its address and its fields, which may hold anything. */
public class QuizForm {

    @RestPath
    String module = "";

    @RestPath
    String lesson = "";

    @RestPath
    String id = "";

    /** Of the question that the learner saw. */
    @RestForm
    @Nullable
    String hash;

    /** That the learner had made when the page was made. */
    @RestForm
    @Nullable
    String attempts;

    @RestForm
    @Nullable
    List<String> chosen;

    @RestForm
    @Nullable
    String line;

    @RestForm
    @Nullable
    String text;

    /** Whether the learner wants to see the answer. */
    @RestForm
    boolean reveal;

    @RestForm
    @Nullable
    String millis;

    QuizAnswer answer(Quiz quiz) {
        return QuizAnswer.of(quiz, chosen(), (int) number(line, 0), Objects.requireNonNullElse(text, ""));
    }

    /** What a learner gave, in their words, for a question that is gone. */
    String written() {
        String all = Stream.concat(chosen().stream(), Stream.ofNullable(text))
                .filter(given -> !given.isBlank())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing yet" : "“" + all + "”";
    }

    int attempts(int unknown) {
        return (int) number(attempts, unknown);
    }

    @Nullable
    Duration taken() {
        return Items.taken(number(millis, 0));
    }

    private List<String> chosen() {
        return Objects.requireNonNullElse(chosen, List.of());
    }

    private static long number(@Nullable String field, long otherwise) {
        return field != null && field.matches("[0-9]{1,9}") ? Long.parseLong(field) : otherwise;
    }
}
