package dev.molt.run;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes first at a desk where more is asked for than can run. */
class TurnsTest {
    @SuppressWarnings("NullAway.Init") // every test opens one of its own kind
    private ObedientEngine engine;

    @SuppressWarnings("NullAway.Init")
    private RunDesk desk;

    private void open(int workers, int queue) {
        engine = new ObedientEngine(workers);
        desk = new RunDesk(engine, queue, 2);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Its text is the learner and the pane. */
    private RunTicket run(String learner, int pane) {
        return desk.submit(learner, "run-" + pane, python(learner + pane));
    }

    private RunTicket check(String learner, int pane) {
        return desk.submit(
                learner, "check-" + pane, Desks.request(Language.PYTHON, "check " + learner + pane, Profile.CHECK));
    }

    private RunTicket ahead(String text) {
        return desk.submit("", "ahead", Desks.rust(text).ahead());
    }

    private void assertStarted(String... texts) {
        await(texts.length + " have started", () -> engine.started().size() >= texts.length);
        assertEquals(List.of(texts), engine.started());
    }

    /** Ends one after the other, each when the one before has made room for the next. */
    private void endAll(int all) {
        for (int ended = 0; ended < all; ended++) {
            int started = Math.min(all, ended + engine.workers());
            await(started + " have started", () -> engine.started().size() >= started);
            engine.endOne();
        }
    }

    @Test
    void whoHasOneProgramWaitsForNoneOfThoseThatAnotherHasInLine() {
        open(1, 64);
        List<RunTicket> flood =
                IntStream.range(0, 12).mapToObj(pane -> run("mallory", pane)).toList();
        assertStarted("mallory0");
        assertEquals(11, flood.get(11).position());
        RunTicket anna = run("anna", 0);
        assertEquals(1, anna.position());
        assertEquals(12, flood.get(11).position());
        engine.endOne();
        assertStarted("mallory0", "anna0");
    }

    @Test
    void learnersTakeTurnsAndThePositionsThatTheyAreToldSaySo() {
        open(1, 64);
        run("zoe", 0);
        assertStarted("zoe0");
        List<RunTicket> tickets = new ArrayList<>();
        for (String learner : List.of("anna", "ben")) {
            IntStream.range(0, 3).forEach(pane -> tickets.add(run(learner, pane)));
        }
        tickets.add(run("cleo", 0));
        assertEquals(
                List.of(1, 4, 6, 2, 5, 7, 3),
                tickets.stream().map(RunTicket::position).toList());
        endAll(8);
        assertEquals(List.of("zoe0", "anna0", "ben0", "cleo0", "anna1", "ben1", "anna2", "ben2"), engine.started());
    }

    /** Whatever comes later, a turn comes. */
    @Test
    void newcomersDoNotPassWhoWaitsForTheirNextTurn() {
        open(1, 64);
        run("anna", 0);
        assertStarted("anna0");
        run("anna", 1);
        run("ben", 0);
        engine.endOne();
        assertStarted("anna0", "ben0");
        run("cleo", 0);
        engine.endOne();
        assertStarted("anna0", "ben0", "anna1");
        run("dora", 0);
        run("ben", 1);
        engine.endOne();
        assertStarted("anna0", "ben0", "anna1", "cleo0");
    }

    @Test
    void whoRunsNothingGoesBeforeWhoRunsSomething() {
        open(2, 64);
        run("anna", 0);
        assertStarted("anna0");
        run("ben", 0);
        assertStarted("anna0", "ben0");
        RunTicket more = run("anna", 1);
        RunTicket cleo = run("cleo", 0);
        assertEquals(List.of(2, 1), List.of(more.position(), cleo.position()));
        // What anna runs goes on; then of anna and cleo only cleo runs nothing.
        desk.stop("ben", "run-0");
        assertStarted("anna0", "ben0", "cleo0");
    }

    /** Whoever sends no cookie is another learner each time. */
    @Test
    void strangersOfOneOriginAreOneLearnerToTheDeskAndTheirPanesAreTheirOwn() {
        open(3, 16);
        RunTicket first = run(RunDesk.stranger("s1", "here"), 0);
        RunTicket second = run(RunDesk.stranger("s2", "here"), 0);
        await("they run", () -> desk.status().running() == 2);
        List<RunTicket> more = IntStream.range(3, 7)
                .mapToObj(number -> run(RunDesk.stranger("s" + number, "here"), 0))
                .toList();
        assertTrue(desk.refusal(RunDesk.stranger("s9", "here"), "run-0").contains("4 programs of yours"));
        assertEquals("", desk.refusal(RunDesk.stranger("s9", "there"), "run-0"));
        run("anna", 0);
        await("somebody else runs", () -> desk.status().running() == 3);
        assertEquals(1, more.get(0).position());
        // By the name that they were given.
        desk.stop("s2", "run-0");
        assertEquals(Outcome.STOPPED, result(second).outcome());
        assertFalse(first.result().isDone());
    }

    @Test
    void aNewerTextOfAPaneThatWaitsKeepsTheTurn() {
        open(1, 64);
        run("zoe", 0);
        assertStarted("zoe0");
        run("anna", 0);
        run("ben", 0);
        assertEquals(1, run("anna", 0).position());
    }

    @Test
    void aLineFullOfChecksHasRoomForRunsAndForNoMoreChecks() {
        open(1, 8);
        run("zoe", 0);
        assertStarted("zoe0");
        List<RunTicket> checks = IntStream.range(0, 8)
                .mapToObj(number -> check("typer-" + number, 0))
                .toList();
        assertEquals("", desk.refusal("anna", "run-0"));
        assertTrue(desk.refusalOfCheck("anna", "check-0").contains("8 programs"));
        assertEquals(Outcome.BUSY, result(check("anna", 0)).outcome());
        RunTicket run = run("anna", 0);
        assertEquals(1, run.position());
        assertEquals(Outcome.BUSY, result(checks.get(7)).outcome());
        assertFalse(checks.get(6).result().isDone());
        IntStream.range(1, 8).forEach(number -> run("learner-" + number, 0));
        assertTrue(checks.stream().allMatch(check -> check.result().isDone()));
        assertEquals(Outcome.BUSY, result(run("one-too-many", 0)).outcome());
    }

    @Test
    void ofALineFullOfTheProgramsOfAFewTheOneWithTheMostLeavesAPlaceToANewcomer() {
        open(1, 8);
        run("zoe", 0);
        assertStarted("zoe0");
        List<RunTicket> first =
                IntStream.range(0, 2).mapToObj(pane -> run("mallory", pane)).toList();
        // Each may have a quarter of the line.
        List<RunTicket> more = Stream.of("mia", "moe", "max")
                .flatMap(learner -> IntStream.range(0, 2).mapToObj(pane -> run(learner, pane)))
                .toList();
        assertTrue(desk.refusal("mallory", "run-9").contains("2 programs of yours"));
        assertEquals("", desk.refusal("anna", "run-0"));
        RunTicket anna = run("anna", 0);
        assertFalse(anna.result().isDone());
        assertEquals(5, anna.position(), "behind one turn of everybody who waits");
        assertEquals(Outcome.BUSY, result(first.get(1)).outcome());
        assertFalse(first.get(0).result().isDone());
        assertTrue(more.stream().noneMatch(it -> it.result().isDone()));
        assertTrue(desk.refusal("anna", "run-1").contains("8 programs"), "nobody has more than she would");
        assertEquals(Outcome.BUSY, result(run("anna", 1)).outcome());
        assertEquals(Outcome.BUSY, result(check("ben", 0)).outcome(), "no run leaves its place to a check");
        assertEquals(8, desk.status().waiting());
    }

    @Test
    void aRunTakesTheWorkerOfACheckWhichBeginsAnewLater() {
        open(1, 8);
        RunTicket check = check("anna", 0);
        assertStarted("check anna0");
        RunTicket run = run("ben", 0);
        assertStarted("check anna0", "ben0");
        assertEquals(1, check.position());
        engine.endOne();
        assertEquals(Outcome.OK, result(run).outcome());
        assertStarted("check anna0", "ben0", "check anna0");
        engine.endOne();
        assertEquals(Outcome.OK, result(check).outcome());
    }

    @Test
    void whatIsCompiledAheadGivesWayBeforeAnyCheckAndNeitherWhereAWorkerIsFree() {
        open(3, 8);
        RunTicket check = check("anna", 0);
        assertStarted("check anna0");
        RunTicket ahead = ahead("first");
        assertStarted("check anna0", "first");
        RunTicket newer = check("ben", 0);
        assertStarted("check anna0", "first", "check ben0");
        run("cleo", 0);
        assertStarted("check anna0", "first", "check ben0", "cleo0");
        assertEquals(List.of(0, 1, 0), List.of(check.position(), ahead.position(), newer.position()));
        run("dora", 0);
        assertStarted("check anna0", "first", "check ben0", "cleo0", "dora0");
        assertEquals(List.of(0, 2, 1), List.of(check.position(), ahead.position(), newer.position()));
        run("emil", 0);
        assertStarted("check anna0", "first", "check ben0", "cleo0", "dora0", "emil0");
        RunTicket fritz = run("fritz", 0);
        assertEquals(1, fritz.position(), "no run gives way to another");
        assertEquals(4, desk.status().waiting());
    }

    @Test
    void whatGaveWayAndIsReplacedMeanwhileIsNotBegunAnew() {
        open(1, 8);
        RunTicket check = check("anna", 0);
        assertStarted("check anna0");
        run("ben", 0);
        assertStarted("check anna0", "ben0");
        RunTicket newer = check("anna", 0);
        assertEquals(Outcome.STOPPED, result(check).outcome());
        newer.stop();
        assertEquals(Outcome.STOPPED, result(newer).outcome());
    }

    @Test
    void checksOfALearnerCountForTheirChecksAlone() {
        open(4, 8);
        check("anna", 0);
        assertStarted("check anna0");
        check("anna", 1);
        assertStarted("check anna0", "check anna1");
        RunTicket third = check("anna", 2);
        run("anna", 0);
        assertStarted("check anna0", "check anna1", "anna0");
        assertEquals(1, third.position());
    }

    /** A run that was asked for twice waits for a tenth of a second; a check takes up to ten seconds. */
    @Test
    void aWorkerIsKeptForARunThatOnlyPauses() {
        open(1, 8);
        RunTicket first = run("anna", 0);
        assertStarted("anna0");
        check("ben", 0);
        run("anna", 0);
        assertEquals(Outcome.STOPPED, result(first).outcome());
        assertStarted("anna0", "anna0");
        engine.endOne();
        assertStarted("anna0", "anna0", "check ben0");
    }
}
