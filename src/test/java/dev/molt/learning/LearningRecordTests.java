package dev.molt.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.learning.CourseProgress.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same on every database: subclasses say which. */
abstract class LearningRecordTests {

    private static final String COURSE = "course";
    private static final Place LESSON = new Place(COURSE, "m/lesson", "", "0123456789abcdef");
    private static final Place PAIR = new Place(COURSE, "m/lesson", "pair", "fedcba9876543210");

    @Inject
    LearningRecord record;

    private final String token = UUID.randomUUID().toString().substring(0, 18);

    private CourseProgress progress() {
        return record.progress(Optional.of(token), COURSE, UnaryOperator.identity());
    }

    private LessonProgress lesson() {
        return record.lesson(Optional.of(token), COURSE, List.of("m/lesson"));
    }

    private List<Activity> activity() {
        return QuarkusTransaction.requiringNew().call(() -> Activity.list("learner.token = ?1 order by id", token));
    }

    @Test
    void aStrangerHasDoneNothing() {
        assertEquals(CourseProgress.NONE, record.progress(Optional.empty(), COURSE, UnaryOperator.identity()));
        assertEquals(LessonProgress.NONE, lesson());
    }

    @Test
    void everyActIsOneRowAndMovesProgress() {
        record.add(token, LESSON, Act.opened());
        assertEquals(State.VISITED, progress().state("m/lesson"));
        record.add(token, PAIR, Act.run("rust", "compile-error"));
        record.add(token, PAIR, Act.predicted("panics"));
        record.add(token, LESSON, Act.completed());

        assertEquals(State.COMPLETE, progress().state("m/lesson"));
        assertEquals(new LessonProgress(true, Map.of("pair", "panics"), Set.of("pair")), lesson());
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
        assertEquals(State.VISITED, progress().state("m/lesson"));
    }

    @Test
    void theFirstPredictionStands() {
        record.add(token, PAIR, Act.predicted("panics"));
        record.add(token, PAIR, Act.predicted("prints-the-same"));
        assertEquals(Map.of("pair", "panics"), lesson().predictions());
        assertEquals(2, activity().size());
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
        CourseProgress renamed =
                record.progress(Optional.of(token), COURSE, id -> id.equals("m/lesson") ? "m/renamed" : id);
        assertEquals(Map.of("m/renamed", State.COMPLETE), renamed.states());
    }

    @Test
    void coursesAndLearnersAreApart() {
        record.add(token, LESSON, Act.completed());
        assertEquals(
                State.NEW,
                record.progress(Optional.of(token), "other", UnaryOperator.identity())
                        .state("m/lesson"));
        assertEquals(
                State.NEW,
                record.progress(Optional.of("other"), COURSE, UnaryOperator.identity())
                        .state("m/lesson"));
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
    void aBackupBringsEverythingBack() throws Exception {
        record.add(token, LESSON, Act.opened());
        record.add(token, PAIR, Act.predicted("panics"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        record.backup(file);
        List<String> before = rows();
        record.add(token, LESSON, Act.completed());
        record.add("new-" + token, LESSON, Act.opened());

        record.restore(new ByteArrayInputStream(file.toByteArray()));

        assertEquals(before, rows());
        assertEquals(State.VISITED, progress().state("m/lesson"));
        record.add("after-" + token, LESSON, Act.opened());
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
        assertEquals(State.COMPLETE, progress().state("m/lesson"));
    }

    private List<String> rows() {
        return activity().stream()
                .map(row -> row.id + " " + row.kind + " " + row.item + " " + row.at)
                .toList();
    }
}
