package dev.molt.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.learning.CourseProgress.State;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of exercises beside the attempts of {@link LearningRecordTests}: learners' texts and tries, over renames and restores too. */
abstract class KeptTextTests extends LearningRecordTests {

    private static final Place MOVED = new Place(COURSE, "m/moved", List.of("m/lesson"), "", "0123456789abcdef");

    @Inject
    KeptTexts texts;

    private ItemProgress check(Place lesson, String effort) {
        Place exercise = new Place(COURSE, lesson.lesson(), lesson.former(), "exercise", EXERCISE.hash());
        return record.attempt(
                token,
                lesson,
                exercise,
                Set.of("exercise", "quiz"),
                before -> new Attempt(
                        Act.Kind.EXERCISE,
                        effort == null ? Attempt.Outcome.PASSED : Attempt.Outcome.FAILED,
                        "fn main() {}",
                        Set.of(),
                        null,
                        effort));
    }

    @Test
    void aTryCountsOnce() {
        check(LESSON, "a");
        check(LESSON, "b");
        check(LESSON, "a");
        assertEquals(2, lesson().item("exercise").tries());
        assertEquals(3, lesson().item("exercise").attempts());
        assertEquals(
                Arrays.asList("a", "b", null),
                activity().stream().map(row -> row.effort).toList());
        Place other = new Place(COURSE, "m/other", "", "0");
        check(other, "a");
        assertEquals(
                1,
                record.lesson(Optional.of(token), COURSE, List.of("m/other"))
                        .item("exercise")
                        .tries());
    }

    @Test
    void aFailureTakesNoPassAway() {
        check(LESSON, null);
        check(LESSON, "a");
        assertEquals(
                new ItemProgress(2, "passed", "fn main() {}", EXERCISE.hash(), true, false, 1),
                lesson().item("exercise"));
    }

    @Test
    void runningAChangedExerciseDoesNotMakeItLookSolved() {
        check(LESSON, null);
        record.add(token, new Place(COURSE, "m/lesson", "exercise", "changed"), Act.run("python", "ok"));
        assertEquals(EXERCISE.hash(), lesson().item("exercise").hash());
    }

    @Test
    void moreErrorCodesThanFitAreCutBetweenTwo() {
        Set<String> codes =
                IntStream.range(1000, 1200).mapToObj(number -> "E" + number).collect(Collectors.toSet());
        record.attempt(
                token,
                LESSON,
                EXERCISE,
                Set.of(),
                before -> new Attempt(Act.Kind.EXERCISE, Attempt.Outcome.FAILED, "", codes, null));
        String kept = activity().get(0).errorCodes;
        assertTrue(kept.length() <= 400 && kept.startsWith("E1000,E1001") && kept.endsWith(",E1065"), kept);
    }

    private Kept kept(String who, String... lessons) {
        return texts.of(Optional.of(who), COURSE, List.of(lessons), "exercise");
    }

    private KeptTexts.Saved save(String text, int seen) {
        return texts.save(token, EXERCISE, text, seen);
    }

    @Test
    void aTextIsKeptForItsLearnerAlone() {
        assertEquals(Kept.NONE, kept(token, "m/lesson"));
        Kept first = new Kept("fn a() { \"ä😀\" }", EXERCISE.hash(), 1);
        assertEquals(new KeptTexts.Saved(true, first), save(first.text(), 0));
        assertEquals(first, kept(token, "m/lesson"));
        assertEquals(Kept.NONE, kept("other-" + token, "m/lesson"));
        assertEquals(Kept.NONE, texts.of(Optional.empty(), COURSE, List.of("m/lesson"), "exercise"));
        assertEquals(Kept.NONE, texts.of(Optional.of(token), "other", List.of("m/lesson"), "exercise"));
        String longest = "é".repeat(32 * 1024);
        assertTrue(save(longest, 1).taken());
        assertEquals(longest, kept(token, "m/lesson").text());
    }

    @Test
    void aPageOverwritesNothingThatItHasNotSeen() {
        Kept first = save("mine", 0).kept();
        assertEquals(new KeptTexts.Saved(false, first), save("another page's", 0));
        assertEquals(new KeptTexts.Saved(true, first), save("mine", 0), "sent again after a lost answer");
        assertEquals(2, save("mine, more", 1).kept().version());
        assertEquals(false, save(null, 1).taken());
        assertEquals("mine, more", kept(token, "m/lesson").text());
    }

    @Test
    void aVersionNeverComesAgainAfterAReset() {
        save("mine", 0);
        assertEquals(new KeptTexts.Saved(true, Kept.NONE), save(null, 1));
        assertEquals(Kept.NONE, kept(token, "m/lesson"));
        assertEquals(3, save("anew", 0).kept().version());
        assertEquals(false, save("by a page from before the reset", 1).taken());
        assertEquals("anew", kept(token, "m/lesson").text());
    }

    @Test
    void ofTextsSavedAtOnceOneIsTaken() throws Exception {
        int tabs = 8;
        ExecutorService threads = Executors.newFixedThreadPool(tabs);
        try {
            List<Callable<Boolean>> saves = IntStream.range(0, tabs)
                    .mapToObj(tab ->
                            (Callable<Boolean>) () -> save("of tab " + tab, 0).taken())
                    .toList();
            int taken = 0;
            for (Future<Boolean> done : threads.invokeAll(saves)) {
                taken += done.get() ? 1 : 0;
            }
            assertEquals(1, taken);
        } finally {
            threads.shutdown();
        }
        assertEquals(1, kept(token, "m/lesson").version());
    }

    @Test
    void whatWasDoneFollowsALessonThroughARename() {
        save("mine", 0);
        check(LESSON, "a");
        answer(QUIZ, Attempt.Outcome.RIGHT, "a");
        assertEquals("mine", kept(token, "m/moved", "m/lesson").text());

        check(MOVED, "a");
        check(MOVED, null);

        assertEquals(
                List.of(1, 1, 2, 3),
                activity().stream()
                        .filter(row -> row.attempt != null)
                        .map(row -> row.attempt)
                        .toList());
        LessonProgress moved = record.lesson(Optional.of(token), COURSE, List.of("m/moved"));
        assertEquals(
                new ItemProgress(3, "failed", "fn main() {}", EXERCISE.hash(), true, false, 1), moved.item("exercise"));
        assertEquals(true, moved.complete(), "the quiz was answered before the rename, the exercise passed after it");
        assertEquals("mine", kept(token, "m/moved").text());
        Place exercise = new Place(COURSE, "m/moved", List.of("m/lesson"), "exercise", EXERCISE.hash());
        assertEquals(2, texts.save(token, exercise, "more", 1).kept().version());
        record.add(token, MOVED, Act.reopened());
        assertEquals(
                false,
                record.lesson(Optional.of(token), COURSE, List.of("m/moved", "m/lesson"))
                        .complete());
    }

    @Test
    void aBackupBringsEverythingBack() throws Exception {
        record.add(token, LESSON, Act.opened());
        predict("panics");
        check(LESSON, "a");
        Kept text = save("fn a() { \"ä😀\" }", 0).kept();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        record.backup(file);
        List<String> before = rows();
        record.add(token, LESSON, Act.completed());
        save("written after the backup", 1);
        record.add("new-" + token, LESSON, Act.opened());

        assertEquals(State.COMPLETE, progress().state("m/lesson", List.of()));
        record.restore(new ByteArrayInputStream(file.toByteArray()));

        assertEquals(before, rows());
        assertEquals(text, kept(token, "m/lesson"));
        assertEquals(1, lesson().item("exercise").tries());
        assertEquals(State.PRACTISED, progress().state("m/lesson", List.of()));
        record.add("after-" + token, LESSON, Act.opened());
    }

    @Test
    void aBackupOfVersionTwoIsTakenAsItIs() throws Exception {
        String old = """
                {"format":"molt-backup","version":2,"written":"2026-11-22T10:00:00Z"}
                {"table":"learner","columns":["id","token","created_at"]}
                [1,"%1$s","2026-11-22T10:00:00Z"]
                {"table":"activity","columns":["id","learner_id","course","lesson","item","item_hash","kind","language","outcome","at","attempt","answer","error_codes","millis"]}
                [1,1,"course","m/lesson","quiz","00000000000000aa","quiz",null,"right","2026-11-22T10:00:01Z",1,"a",null,1500]
                {"table":"progress","columns":["id","learner_id","course","lesson","item","item_hash","opened_at","run_at","predicted_at","prediction","completed_at","updated_at","attempts","first_outcome","answer","practised_at","solved_at","revealed_at"]}
                [1,1,"course","m/lesson","quiz","00000000000000aa",null,null,null,null,null,"2026-11-22T10:00:01Z",1,"right","a","2026-11-22T10:00:01Z","2026-11-22T10:00:01Z",null]
                {"rows":3}
                """.formatted(token);
        save("of a newer Molt", 0);
        restore(old);
        assertEquals(new ItemProgress(1, "right", "a", QUIZ.hash(), true, false, 0), lesson().item("quiz"));
        assertEquals(Kept.NONE, kept(token, "m/lesson"));
        assertEquals(1, save("after it", 0).kept().version());
    }

    private List<String> rows() {
        return activity().stream()
                .map(row -> List.of(row.id, row.kind, row.item, row.at) + " "
                        + Arrays.asList(row.outcome, row.attempt, row.answer, row.errorCodes, row.millis, row.effort))
                .toList();
    }
}
