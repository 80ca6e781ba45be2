package dev.molt.run;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunDeskTest {
    private static final RunRequest LONG = longRun();
    private static final RunRequest SHORT = python("print('done')");

    @SuppressWarnings("NullAway.Init") // every test opens one of its own kind
    private RunDesk desk;

    private static RunRequest longRun() {
        String source = "import time\ntime.sleep(50)";
        return new RunRequest(
                Language.PYTHON, source, "2021", Profile.DEBUG, List.of(), "", true, Duration.ofSeconds(60), 1, false);
    }

    private void open(int workers, int queue, int perLearner) {
        desk = Desks.open(Desks.settings().withDesk(workers, queue, perLearner));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewerRunOfAPaneTakesTheOldersPlaceWhetherThatRunsOrWaits() {
        open(1, 8, 1);
        RunTicket running = desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        RunTicket waiting = desk.submit("ben", "1", LONG);
        assertEquals(1, waiting.position());
        RunTicket instead = desk.submit("ben", "1", SHORT);
        assertEquals(Outcome.STOPPED, result(waiting).outcome());
        RunTicket newest = desk.submit("anna", "1", SHORT);
        assertEquals(Outcome.STOPPED, result(running).outcome());
        assertTrue(
                result(running).sentence().contains("newer run"),
                result(running).sentence());
        assertEquals("done\n", result(instead).stdout());
        assertEquals("done\n", result(newest).stdout());
        assertEquals(0, newest.position());
    }

    @Test
    void aDeskWhoseRunsWereAllStoppedTakesInNewOnes() {
        open(1, 8, 2);
        RunTicket running = desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        RunTicket waiting = desk.submit("ben", "1", LONG);
        desk.stopAll();
        assertEquals(Outcome.STOPPED, result(running).outcome());
        assertEquals(Outcome.STOPPED, result(waiting).outcome());
        assertEquals("done\n", result(desk.submit("ben", "1", SHORT)).stdout());
    }

    @Test
    void oneLearnerRunsAtMostTwoAtATimeAndOthersPassThem() {
        open(3, 16, 2);
        desk.submit("anna", "1", LONG);
        desk.submit("anna", "2", LONG);
        RunTicket third = desk.submit("anna", "3", LONG);
        await("two of anna run", () -> desk.status().running() == 2);
        assertEquals("done\n", result(desk.submit("ben", "1", SHORT)).stdout());
        assertEquals(1, third.position());
        assertEquals(2, desk.status().running());
    }

    @Test
    void whatIsCompiledAheadLetsEverybodyPassAndIsThereForTheFirstRun() {
        open(1, 8, 2);
        RunTicket running = desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        RunRequest program = rust("fn main() { println!(\"ready\"); }");
        List<String> ended = new CopyOnWriteArrayList<>();
        RunTicket ahead = desk.submit("", "ahead", program.ahead());
        ahead.result().thenRun(() -> ended.add("compiled ahead"));
        RunTicket check = desk.submit(
                "ben",
                "1",
                new RunRequest(
                        Language.RUST, "fn main() {}", "2021", Profile.CHECK, List.of(), "", true, null, 1, false));
        check.result().thenRun(() -> ended.add("checked"));
        RunTicket run = desk.submit("carol", "1", SHORT);
        run.result().thenRun(() -> ended.add("run"));
        running.stop();
        assertEquals("", result(ahead).stdout());
        // Who waits for a result may be told of it before what hangs on it has run.
        await("all three have ended", () -> ended.size() == 3);
        assertEquals(List.of("run", "checked", "compiled ahead"), ended);
        assertFalse(result(desk.submit("", "again", program.ahead())).cached());
    }

    @Test
    void aFullQueueSaysBusyAtOnceAndOneLearnerCannotFillIt() {
        open(1, 8, 2);
        desk.submit("anna", "0", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        assertEquals(
                List.of(Outcome.BUSY),
                ended(List.of(submitted("anna", 1), submitted("anna", 2), submitted("anna", 3))));
        for (int i = 0; i < 6; i++) {
            assertFalse(submitted("learner-" + i, 0).result().isDone());
        }
        assertEquals(8, desk.status().waiting());
        assertFalse(submitted("zoe", 0).result().isDone(), "takes the place of the second of anna's");
        RunResult refused = result(submitted("ben", 0));
        assertEquals(Outcome.BUSY, refused.outcome());
        assertTrue(refused.sentence().contains("try again"), refused.sentence());
    }

    private RunTicket submitted(String learner, int pane) {
        return desk.submit(learner, Integer.toString(pane), LONG);
    }

    private static List<Outcome> ended(List<RunTicket> tickets) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RunTicket ticket : tickets) {
            if (ticket.result().isDone()) {
                outcomes.add(result(ticket).outcome());
            }
        }
        return outcomes;
    }

    /** Other tests keep the machine busy beside this one: of a few stops one takes no longer than it must. */
    @Test
    void stopEndsARunningBoxWithinATenthOfASecondAndLeavesItsSlotUsable() {
        open(1, 8, 2);
        for (RunRequest request : List.of(LONG, rust("fn main() { loop { std::thread::yield_now(); } }"))) {
            List<Long> took = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                Diary diary = new Diary();
                RunTicket ticket = desk.submit("anna", "1", request, diary);
                await("it runs", () -> diary.holds("running"));
                long before = System.nanoTime();
                desk.stop("anna", "1");
                assertEquals(
                        Outcome.STOPPED,
                        result(ticket).outcome(),
                        result(ticket).toString());
                took.add((System.nanoTime() - before) / 1_000_000);
                assertEquals("done\n", result(desk.submit("anna", "1", SHORT)).stdout());
            }
            assertTrue(Collections.min(took) < 100, took + " ms");
            assertTrue(Collections.max(took) < 1_000, took + " ms");
        }
    }

    @Test
    void aTicketStopsARunThatWaits() {
        open(1, 8, 2);
        desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        RunTicket waiting = desk.submit("anna", "2", LONG);
        waiting.stop();
        waiting.stop();
        assertEquals(Outcome.STOPPED, result(waiting).outcome());
        assertEquals(0, desk.status().waiting());
    }

    @Test
    void checksWaitBehindRuns() {
        open(1, 8, 2);
        RunTicket blocking = desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        List<String> order = new CopyOnWriteArrayList<>();
        RunTicket check = desk.submit("ben", "1", Desks.request(Language.PYTHON, "print(1)", Profile.CHECK));
        RunTicket run = desk.submit("cleo", "1", SHORT);
        List<CompletableFuture<Void>> told = List.of(
                check.result().thenRun(() -> order.add("check")), run.result().thenRun(() -> order.add("run")));
        blocking.stop();
        await("both were told", () -> told.stream().allMatch(CompletableFuture::isDone));
        assertEquals(List.of("run", "check"), order);
    }

    @Test
    void aRunStandsInLineBeforeEveryCheck() {
        open(1, 8, 2);
        desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        RunTicket check = desk.submit("ben", "1", Desks.request(Language.PYTHON, "print(1)", Profile.CHECK));
        RunTicket run = desk.submit("cleo", "1", LONG);
        assertEquals(List.of(1, 2), List.of(run.position(), check.position()));
    }

    /** Many tabs and threads, one pane: whatever the order, one run is left and the others have ended. */
    @Test
    void ofManyRunsOfAPaneThatComeAtOnceOneIsLeft() {
        open(1, 64, 2);
        desk.submit("anna", "1", LONG);
        await("the first run runs", () -> desk.status().running() == 1);
        List<RunTicket> tickets = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> desk.submit("ben", "1", LONG))
                .toList();
        assertEquals(1, desk.status().waiting());
        assertEquals(1, tickets.stream().filter(it -> !it.result().isDone()).count());
    }

    @Test
    void closingLetsARunEndWithinItsTimeAndRefusesTheRest() {
        open(1, 8, 2);
        RunTicket running = desk.submit("anna", "1", python("import time\ntime.sleep(0.3)\nprint('in time')"));
        await("it runs", () -> desk.status().running() == 1);
        RunTicket waiting = desk.submit("anna", "2", SHORT);
        desk.close(Duration.ofSeconds(10));
        assertEquals("in time\n", result(running).stdout());
        assertEquals(Outcome.BUSY, result(waiting).outcome());
        assertEquals(Outcome.BUSY, result(desk.submit("anna", "3", SHORT)).outcome());
    }

    @Test
    void closingKillsWhatGoesOnTooLong() {
        open(1, 8, 2);
        RunTicket running = desk.submit("anna", "1", LONG);
        await("it runs", () -> desk.status().running() == 1);
        long before = System.nanoTime();
        desk.close(Duration.ofMillis(100));
        assertEquals(Outcome.STOPPED, result(running).outcome());
        assertTrue(System.nanoTime() - before < 5_000_000_000L);
    }

    @Test
    void withoutAWorkingBoxNothingRunsAndTheReasonIsTold() {
        RunSettings settings = Desks.settings().withPrograms(null, null, Path.of("/bin/false"));
        desk = new RunDesk(settings);
        SandboxStatus status = desk.awaitSandbox();
        assertFalse(status.ready());
        assertFalse(status.reason().isEmpty());
        assertFalse(status.remedy().isEmpty());
        RunResult result = result(desk.submit("anna", "1", SHORT));
        assertEquals(Outcome.UNAVAILABLE, result.outcome());
        assertTrue(result.sentence().contains(status.reason()), result.sentence());
        assertEquals("", result.stdout());
    }

    @Test
    void aToolchainThatIsTooOldOrMissingSwitchesRunningOff() {
        desk = new RunDesk(Desks.settings().withPrograms(null, Path.of("/bin/true"), null));
        SandboxStatus status = desk.awaitSandbox();
        assertFalse(status.ready());
        assertTrue(status.reason().contains("/bin/true"), status.reason());
        assertTrue(status.remedy().contains("Rust 1.95"), status.remedy());
    }
}
