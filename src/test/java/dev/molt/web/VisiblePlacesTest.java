package dev.molt.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisiblePlacesTest {

    /** Eleven lines of program around the learner's nine. */
    private final VisiblePlaces wrapped =
            new VisiblePlaces(new Program("", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0), true));

    @Test
    void placesAreThoseThatTheLearnerSees() {
        assertEquals(
                "thread 'main' panicked at main.rs:2:5:\nno",
                wrapped.inOutput("thread 'main' panicked at main.rs:3:5:\nno"));
    }

    @Test
    void marginsKeepTheirWidth() {
        String diagnostic = """
                error[E0382]: borrow of moved value: `scores`
                  --> main.rs:10:1
                   |
                 9 | let backup = scores;
                   |              ------ value moved here
                10 | scores.push(65);
                   | ^^^^^^ value borrowed here after move
                """;
        assertEquals("""
                error[E0382]: borrow of moved value: `scores`
                  --> main.rs:9:1
                   |
                 8 | let backup = scores;
                   |              ------ value moved here
                 9 | scores.push(65);
                   | ^^^^^^ value borrowed here after move
                """, wrapped.inDiagnostic(diagnostic));
    }

    @Test
    void theSetUpHasNoNumbers() {
        assertEquals(
                " --> the lesson's set-up\n  | fn main() {", wrapped.inDiagnostic(" --> main.rs:1:4\n1 | fn main() {"));
    }

    @Test
    void whatAProgramPrintsStays() {
        assertEquals("12 | a table of its own $1\\", wrapped.inOutput("12 | a table of its own $1\\"));
        assertEquals("99 | beyond the program", wrapped.inDiagnostic("99 | beyond the program"));
    }

    @Test
    void aProgramWithoutSetUpStaysAsItIs() {
        VisiblePlaces plain = new VisiblePlaces(new Program("", List.of(1, 2), false));
        assertEquals("main.rs:2:1\n2 | x", plain.inDiagnostic("main.rs:2:1\n2 | x"));
    }
}
