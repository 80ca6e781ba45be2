package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.course.ProblemText;
import dev.molt.practice.Examiner;
import dev.molt.practice.Verdict;
import dev.molt.run.Outcome;
import dev.molt.run.RunDesk;
import dev.molt.run.RunResult;
import dev.molt.run.RunSettings;
import dev.molt.run.RunTicket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs every pair, every snippet and every traced question of the real course and compares output, ending and error codes with what the lesson says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LessonsHoldTest {

    private static final int MOST_PROGRAMS = 10_000;

    private CourseFolder folder;
    private RunDesk desk;

    @BeforeAll
    void open(@TempDir Path data) {
        folder = new CourseFolder(Path.of("lessons").toAbsolutePath(), data.resolve("last-good"), true, problems -> {});
        RunSettings settings = RunSettings.defaults(data);
        desk = new RunDesk(settings.withDesk(settings.workers(), MOST_PROGRAMS, settings.workers()));
    }

    @AfterAll
    void close() {
        desk.close(Duration.ZERO);
        folder.close();
    }

    @Test
    void noLessonHasAProblem() {
        assertEquals(
                List.of(),
                folder.problems().stream()
                        .map(problem -> ProblemText.of("lessons", problem))
                        .toList());
    }

    @Test
    void theCourseHasItsFirstEightLessons() {
        Course course = folder.course();
        assertEquals(15, course.modules().size());
        assertTrue(course.lessons().count() >= 8);
    }

    /** All are handed in before the first is looked at: the desk runs as many at once as there are cores. */
    @TestFactory
    Stream<DynamicTest> everyProgramDoesWhatItsLessonSays() {
        List<DynamicTest> programs = folder.course()
                .lessons()
                .flatMap(lesson -> lesson.blocks().stream()
                        .filter(Block.Item.class::isInstance)
                        .map(Block.Item.class::cast)
                        .flatMap(item -> programs(lesson, item)))
                .toList();
        return programs.stream();
    }

    private Stream<DynamicTest> programs(Lesson lesson, Block.Item item) {
        Stream<Half> halves = item instanceof Block.Quiz quiz
                ? Stream.ofNullable(quiz.traced()).map(Block.Quiz.Traced::half)
                : Stream.of(Language.values()).flatMap(language -> item.half(language).stream());
        return halves.map(half -> {
            String name =
                    lesson.file() + " " + item.id() + " " + half.language().tag();
            Trial trial = Trial.of(half, null, item.args(), item.stdin(), 0);
            RunTicket ticket = desk.submit("proof", name, trial.request());
            return DynamicTest.dynamicTest(name, () -> assertEquals(List.of(), differences(half, trial, ticket)));
        });
    }

    /** What its author wrote passes, and what a learner begins with does not. */
    @TestFactory
    Stream<DynamicTest> everyExerciseCanBeSolved() {
        return folder.course()
                .lessons()
                .flatMap(lesson -> lesson.blocks().stream()
                        .filter(Block.Exercise.class::isInstance)
                        .map(Block.Exercise.class::cast)
                        .flatMap(exercise -> answers(lesson, exercise)));
    }

    private Stream<DynamicTest> answers(Lesson lesson, Block.Exercise exercise) {
        String name = lesson.file() + " " + exercise.id() + " ";
        Stream<DynamicTest> solutions = exercise.solutions().stream()
                .map(solution -> DynamicTest.dynamicTest(name + "solution " + solution.title(), () -> {
                    Verdict verdict = verdict(exercise, solution.half().code());
                    assertTrue(verdict.passed(), verdict.toString());
                    // A learner will imitate it.
                    assertEquals(List.of(), verdict.diagnostics());
                }));
        DynamicTest starter = DynamicTest.dynamicTest(
                name + "starter",
                () -> assertEquals(
                        Verdict.Kind.FAILED,
                        verdict(exercise, exercise.starter().code()).kind()));
        return Stream.concat(Stream.of(starter), solutions);
    }

    private Verdict verdict(Block.Exercise exercise, String answer) throws Exception {
        return new Examiner(desk).examine(exercise, answer, "proof", "proof").get(60, TimeUnit.SECONDS);
    }

    private static List<String> differences(Half half, Trial trial, RunTicket ticket) throws Exception {
        RunResult result = ticket.result().get(60, TimeUnit.SECONDS);
        List<String> found = new ArrayList<>(trial.differences(result));
        // A lesson shows code that its reader will imitate: what compiles does so without a warning.
        if (half.language() == Language.RUST && result.outcome() != Outcome.COMPILE_ERROR) {
            result.diagnostics().forEach(diagnostic -> found.add(diagnostic.rendered()));
        }
        return found;
    }
}
