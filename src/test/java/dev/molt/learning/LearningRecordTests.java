package dev.molt.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.learning.CourseProgress.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The same on every database: subclasses say which. */
abstract class LearningRecordTests {

    static final String COURSE = "course";
    static final Place LESSON = new Place(COURSE, "m/lesson", "", "0123456789abcdef");
    private static final Place PAIR = new Place(COURSE, "m/lesson", "pair", "fedcba9876543210");

    static final Place QUIZ = new Place(COURSE, "m/lesson", "quiz", "00000000000000aa");
    static final Place EXERCISE = new Place(COURSE, "m/lesson", "exercise", "00000000000000bb");

    @Inject
    LearningRecord record;

    final String token = UUID.randomUUID().toString().substring(0, 18);

    void predict(String answer) {
        Attempt attempt = new Attempt(
                Act.Kind.PREDICTED, Attempt.Outcome.WRONG, answer, Set.of("E0382"), Duration.ofMillis(1500));
        record.attempt(token, LESSON, PAIR, Set.of(), before -> attempt);
    }

    ItemProgress answer(Place item, Attempt.Outcome outcome, String answer) {
        return record.attempt(
                token,
                LESSON,
                item,
                Set.of("quiz", "exercise"),
                before -> new Attempt(Act.Kind.QUIZ, outcome, answer, Set.of(), null));
    }

    CourseProgress progress() {
        return record.progress(Optional.of(token), COURSE);
    }

    LessonProgress lesson() {
        return record.lesson(Optional.of(token), COURSE, List.of("m/lesson"));
    }

    List<Activity> activity() {
        return QuarkusTransaction.requiringNew().call(() -> Activity.list("learner.token = ?1 order by id", token));
    }

    @Test
    void aStrangerHasDoneNothing() {
        assertEquals(CourseProgress.NONE, record.progress(Optional.empty(), COURSE));
        assertEquals(LessonProgress.NONE, lesson());
    }

    @Test
    void everyActIsOneRowAndMovesProgress() {
        record.add(token, LESSON, Act.opened());
        assertEquals(State.VISITED, progress().state("m/lesson", List.of()));
        record.add(token, PAIR, Act.run("rust", "compile-error"));
        predict("panics");
        assertEquals(State.PRACTISED, progress().state("m/lesson", List.of()));
        record.add(token, LESSON, Act.completed());

        assertEquals(State.COMPLETE, progress().state("m/lesson", List.of()));
        assertEquals(true, lesson().complete());
        assertEquals(Map.of("pair", "panics"), lesson().predictions());
        assertEquals(Set.of("pair"), lesson().ran());
        assertEquals(
                List.of("opened", "run", "predicted", "completed"),
                activity().stream().map(row -> row.kind).toList());
        Activity run = activity().get(1);
        assertEquals(
                List.of(COURSE, "m/lesson", "pair", "fedcba9876543210", "rust", "compile-error"),
                Arrays.asList(run.course, run.lesson, run.item, run.itemHash, run.language, run.outcome));
    }

    @Test
    void aCompletedLessonCanBeOpenedAgain() {
        record.add(token, LESSON, Act.completed());
        record.add(token, LESSON, Act.reopened());
        assertEquals(State.VISITED, progress().state("m/lesson", List.of()));
    }

    @Test
    void theFirstPredictionStands() {
        predict("panics");
        predict("prints-the-same");
        assertEquals(Map.of("pair", "panics"), lesson().predictions());
        assertEquals(2, activity().size());
    }

    @Test
    void anAttemptIsStoredWithItsNumberAnswerErrorCodesAndTime() {
        predict("panics");
        predict("prints-the-same");
        Activity second = activity().get(1);
        assertEquals(
                List.of("predicted", "wrong", 2, "prints-the-same", "E0382", 1500L),
                Arrays.asList(
                        second.kind, second.outcome, second.attempt, second.answer, second.errorCodes, second.millis));
    }

    @Test
    void theFirstOutcomeStandsAndTheAnswerIsTheLatestUntilOneIsRight() {
        answer(QUIZ, Attempt.Outcome.PARTLY, "a");
        assertEquals(new ItemProgress(1, "partly", "a", QUIZ.hash(), false, false, 0), lesson().item("quiz"));
        answer(QUIZ, Attempt.Outcome.RIGHT, "b");
        ItemProgress before = answer(QUIZ, Attempt.Outcome.WRONG, "c");
        assertEquals(new ItemProgress(2, "partly", "b", QUIZ.hash(), true, false, 0), before);
        assertEquals(new ItemProgress(3, "partly", "b", QUIZ.hash(), true, false, 0), lesson().item("quiz"));
    }

    @Test
    void aChangedItemIsOpenAgain() {
        answer(QUIZ, Attempt.Outcome.RIGHT, "a");
        answer(new Place(COURSE, "m/lesson", "quiz", "changed"), Attempt.Outcome.WRONG, "b");
        assertEquals(new ItemProgress(2, "right", "b", "changed", false, false, 0), lesson().item("quiz"));
    }

    @Test
    void theLastItemThatIsDoneCompletesItsLesson() {
        answer(QUIZ, Attempt.Outcome.WRONG, "a");
        answer(EXERCISE, Attempt.Outcome.PASSED, "fn main() {}");
        assertEquals(State.PRACTISED, progress().state("m/lesson", List.of()));
        answer(QUIZ, Attempt.Outcome.REVEALED, "a");
        assertEquals(State.COMPLETE, progress().state("m/lesson", List.of()));
        assertEquals("completed", activity().get(3).kind);
    }

    @Test
    void aLessonThatWasOpenedAgainStaysOpen() {
        answer(QUIZ, Attempt.Outcome.RIGHT, "a");
        answer(EXERCISE, Attempt.Outcome.PASSED, "fn main() {}");
        record.add(token, LESSON, Act.reopened());
        answer(QUIZ, Attempt.Outcome.RIGHT, "a");
        predict("panics");
        assertEquals(State.PRACTISED, progress().state("m/lesson", List.of()));
    }

    @Test
    void attemptsAtOnceHaveNumbersOfTheirOwn() throws Exception {
        int tabs = 8;
        ExecutorService threads = Executors.newFixedThreadPool(tabs);
        try {
            Callable<Integer> act =
                    () -> answer(QUIZ, Attempt.Outcome.WRONG, "a").attempts();
            Set<Integer> before = new TreeSet<>();
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(tabs, act))) {
                before.add(done.get());
            }
            assertEquals(IntStream.range(0, tabs).boxed().collect(Collectors.toSet()), before);
        } finally {
            threads.shutdown();
        }
        assertEquals(
                IntStream.rangeClosed(1, tabs).boxed().toList(),
                activity().stream().map(row -> row.attempt).toList());
    }

    @Test
    void aBackupOfVersionOneIsBroughtUpToDate() throws Exception {
        String old = """
                {"format":"molt-backup","version":1,"written":"2026-11-20T10:00:00Z"}
                {"table":"learner","columns":["id","token","created_at"]}
                [1,"%1$s","2026-11-20T10:00:00Z"]
                {"table":"activity","columns":["id","learner_id","course","lesson","item","item_hash","kind","language","outcome","at"]}
                [1,1,"course","m/lesson","pair","fedcba9876543210","predicted",null,"panics","2026-11-20T10:00:01Z"]
                [2,1,"course","m/lesson","pair","fedcba9876543210","predicted",null,"prints-the-same","2026-11-20T10:00:02Z"]
                {"table":"progress","columns":["id","learner_id","course","lesson","item","item_hash","opened_at","run_at","predicted_at","prediction","completed_at","updated_at"]}
                [1,1,"course","m/lesson","","0123456789abcdef","2026-11-20T10:00:00Z",null,null,null,null,"2026-11-20T10:00:00Z"]
                [2,1,"course","m/lesson","pair","fedcba9876543210",null,null,"2026-11-20T10:00:01Z","panics",null,"2026-11-20T10:00:02Z"]
                {"rows":5}
                """.formatted(token);
        restore(old);
        assertEquals(State.PRACTISED, progress().state("m/lesson", List.of()));
        assertEquals(2, lesson().item("pair").attempts());
        Activity second = activity().get(1);
        assertEquals(
                Arrays.asList("prints-the-same", 2, null),
                Arrays.asList(second.answer, second.attempt, second.outcome));
    }

    void restore(String lines) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(file)) {
            zip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        record.restore(new ByteArrayInputStream(file.toByteArray()));
    }

    @Test
    void continuesWithTheLessonTouchedLast() {
        record.add(token, LESSON, Act.opened());
        record.add(token, new Place(COURSE, "m/second", "", "0"), Act.opened());
        assertEquals(Optional.of("m/second"), progress().latest());
        record.add(token, LESSON, Act.opened());
        assertEquals(Optional.of("m/lesson"), progress().latest());
    }

    @Test
    void progressFollowsALessonThroughARename() {
        record.add(token, LESSON, Act.completed());
        record.add(token, new Place(COURSE, "m/renamed", "", "1"), Act.opened());
        assertEquals(State.COMPLETE, progress().state("m/renamed", List.of("m/lesson")));
        assertEquals(State.COMPLETE, progress().state("m/newest", List.of("m/renamed", "m/lesson")));
    }

    /** Between two pages, what was done is read, and nothing else. */
    @Test
    void everyPageKnowsWhatWasDoneBeforeIt() {
        Place second = new Place(COURSE, "m/second", "", "0");
        for (Place lesson : List.of(LESSON, second)) {
            record.add(token, lesson, Act.opened());
            assertEquals(Optional.of(lesson.lesson()), progress().latest());
        }
        record.add(token, LESSON, Act.completed());
        record.add(token, new Place("other", "m/second", "", "0"), Act.completed());
        assertEquals(
                Map.of("m/lesson", State.COMPLETE, "m/second", State.VISITED),
                progress().states());
        assertEquals(Optional.of("m/lesson"), progress().latest());
        record.add(token, LESSON, Act.reopened());
        assertEquals(State.VISITED, progress().state("m/lesson", List.of()));
    }

    @Test
    void aRenamedLessonTakesAlongWhatWasKnown() {
        record.add(token, LESSON, Act.completed());
        assertEquals(Map.of("m/lesson", State.COMPLETE), progress().states());
        Place renamed = new Place(COURSE, "m/renamed", List.of("m/lesson"), "", "1");
        record.add(token, renamed, Act.opened());
        assertEquals(Map.of("m/renamed", State.COMPLETE), progress().states());
        record.add(token, renamed, Act.reopened());
        assertEquals(State.VISITED, progress().state("m/renamed", List.of("m/lesson")));
    }

    @Test
    void coursesAndLearnersAreApart() {
        record.add(token, LESSON, Act.completed());
        assertEquals(State.NEW, record.progress(Optional.of(token), "other").state("m/lesson", List.of()));
        assertEquals(State.NEW, record.progress(Optional.of("other"), COURSE).state("m/lesson", List.of()));
    }

    @Test
    void actsOfOneLearnerAtOnceAllCount() throws Exception {
        int acts = 16;
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> act = () -> {
                record.add(token, PAIR, Act.run("python", "ok"));
                return true;
            };
            for (Future<Boolean> done :
                    tabs.invokeAll(IntStream.range(0, acts).mapToObj(i -> act).toList())) {
                assertTrue(done.get());
            }
        } finally {
            tabs.shutdown();
        }
        assertEquals(acts, activity().size());
        assertEquals(Set.of("pair"), lesson().ran());
    }

    @Test
    void aBadBackupChangesNothing() throws Exception {
        record.add(token, LESSON, Act.completed());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        record.backup(whole);
        byte[] file = whole.toByteArray();
        for (int length : new int[] {0, 5, file.length / 2, file.length - 9}) {
            Backup.BadBackup refused = assertThrows(
                    Backup.BadBackup.class,
                    () -> record.restore(new ByteArrayInputStream(Arrays.copyOf(file, length))));
            assertTrue(refused.getMessage().contains("Nothing was changed"), refused.getMessage());
        }
        assertEquals(State.COMPLETE, progress().state("m/lesson", List.of()));
    }
}
