package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.Block.Exercise;
import dev.molt.course.Lesson;
import dev.molt.course.reading.LessonReader;
import dev.molt.course.reading.Lessons;
import dev.molt.run.Desks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Exercises for tests, and what becomes of answers to them. */
public final class Exercises {

    static final String HINT = "\n> [!TIP]\n> A hint.\n";

    /** The sum of some numbers: tests, calls beside Python, and as many that nobody wrote down. */
    public static final Exercise TOTAL = of(total());

    private static String total() {
        return """
            ```python reference
            def total(xs):
                return sum(xs)
            ```
            ```rust starter
            pub fn total(xs: &[i32]) -> i32 {
                todo!()
            }
            ```
            ```rust solution
            pub fn total(xs: &[i32]) -> i32 {
                xs.iter().sum()
            }
            ```
            ```rust tests
            use exercise::total;

            #[test]
            fn adds_what_is_there() {
                assert_eq!(total(&[1, 2, 3]), 6);
            }

            #[test]
            fn leaves_the_numbers_with_the_caller() {
                let xs = vec![1, 2, 3];
                assert!(total(&xs) == 6, "the total of {xs:?}");
                assert_eq!(xs.len(), 3);
            }
            ```
            ```cases
            [[3, -7]]
            [[]]
            ```
            """;
    }

    /** The same sum with another task above it and one more hint. */
    public static Exercise totalInOtherWords() {
        return of("Another sentence.\n\n" + total() + "\n> [!TIP]\n> One more.\n");
    }

    private Exercises() {}

    /** One of which the parts are given, with a hint added. */
    static Exercise of(String parts) {
        String text = Lessons.FRONT + "\n## Exercise: total {exercise=total}\n\nPort it.\n\n" + parts + HINT;
        LessonReader.Reading reading = Lessons.read(text);
        assertEquals(List.of(), reading.problems());
        Lesson lesson = reading.lesson().orElseThrow();
        return lesson.blocks().stream()
                .filter(Exercise.class::isInstance)
                .map(Exercise.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** One that is only ported, from a Python function of the same name. */
    static Exercise port(String python, String rust, String cases) {
        String starter = rust.substring(0, rust.indexOf('{')) + "{\n    todo!()\n}";
        return of(
                "```python reference\n%s\n```\n```rust starter\n%s\n```\n```rust solution\n%s\n```\n```cases\n%s\n```\n"
                        .formatted(python.strip(), starter, rust.strip(), cases.strip()));
    }

    static Verdict verdict(Exercise exercise, String answer) {
        return verdict(exercise, answer, "somebody");
    }

    static Verdict verdict(Exercise exercise, String answer, String learner) {
        try {
            String pane = UUID.randomUUID().toString();
            return new Examiner(Desks.shared(), Duration.ofMinutes(1))
                    .examine(exercise, answer, learner, pane)
                    .get(2, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("There is no verdict.", e);
        }
    }
}
