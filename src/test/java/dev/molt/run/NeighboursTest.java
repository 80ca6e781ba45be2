package dev.molt.run;

import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one learner's programs may take from another's: nothing. */
class NeighboursTest {
    private final RunDesk desk = Desks.open(Desks.settings().withDesk(2, 64, 2));

    @AfterEach
    void close() {
        desk.close();
    }

    /** Entry 110: the limit on processes counts in each box alone, not for all boxes of a user. */
    @Test
    void aBoxFullOfProcessesTakesNoneFromTheNext() {
        RunTicket greedy = desk.submit("mallory", "1", python("""
            import os, time
            n = 0
            while True:
                try:
                    if os.fork() == 0:
                        time.sleep(60)
                    n += 1
                except OSError:
                    print(n, flush=True)
                    time.sleep(60)
            """));
        Desks.await("the greedy one runs", () -> desk.status().running() == 1);
        for (int round = 0; round < 5; round++) {
            RunResult modest = result(desk.submit("anna", "1", python("""
                import os
                children = []
                for _ in range(20):
                    child = os.fork()
                    if child == 0:
                        os._exit(0)
                    children.append(child)
                print(len([os.waitpid(child, 0) for child in children]))
                """)));
            assertEquals("20\n", modest.stdout(), modest.toString());
        }
        assertEquals(1, desk.status().running(), "The greedy one ran all the while.");
        greedy.stop();
        assertEquals(Outcome.STOPPED, result(greedy).outcome());
    }

    /** The box for the next run is made while the last processes of the one before are still ending. */
    @Test
    void theRunAfterABombDoesNotMeetItsEnd() {
        for (String bomb : List.of("import os\nwhile True:\n    os.fork()\n", "x = b'x' * (1 << 32)\n")) {
            for (int round = 0; round < 3; round++) {
                RunResult bombed = result(desk.submit("mallory", "1", python(bomb)));
                for (int next = 0; next < 4; next++) {
                    RunResult hello = result(desk.submit("anna", "1", python("print('anna')")));
                    assertEquals("anna\n", hello.stdout(), hello + " after " + bombed);
                }
            }
        }
    }

    /** Entry 113: of one pane only the newest is run, and others are served meanwhile. */
    @Test
    void twoHundredCopiesOfOnePaneAreOneRun() {
        List<RunTicket> flood = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            flood.add(desk.submit("mallory", "1", python("print(" + number + ")")));
        }
        assertEquals(
                "anna\n",
                result(desk.submit("anna", "1", python("print('anna')"))).stdout());
        RunResult newest = result(flood.get(199));
        assertEquals("199\n", newest.stdout(), newest.toString());
        for (RunTicket ticket : flood.subList(0, 199)) {
            Outcome outcome = result(ticket).outcome();
            assertTrue(outcome == Outcome.STOPPED || outcome == Outcome.OK, outcome.toString());
        }
    }

    /** A run that is stopped is killed by whoever stops it, while its slot takes the next one. */
    @Test
    void whoReplacesTheirRunsLeavesThoseOfOthersAlone() {
        for (int round = 0; round < 10; round++) {
            List<RunTicket> replaced = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                replaced.add(desk.submit("mallory", "1", python("import time; time.sleep(0.01)")));
            }
            RunResult hello = result(desk.submit("anna", "1", python("print('anna')")));
            assertEquals("anna\n", hello.stdout(), hello.toString());
            replaced.forEach(Desks::result);
        }
    }

    /** Entry 113, from many panes: beyond the queue they are refused, and nobody else waits for those in it. */
    @Test
    void aFloodOfPanesLeavesPlacesForOthersAndHoldsThemUpByOneRun() {
        List<RunTicket> flood = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            flood.add(desk.submit("mallory", "pane-" + number, python("import time; time.sleep(0.3)")));
        }
        RunResult anna = result(desk.submit("anna", "1", python("print('anna')")));
        long ended = flood.stream()
                .filter(it -> it.result().isDone())
                .filter(it -> result(it).outcome() == Outcome.OK)
                .count();
        assertEquals("anna\n", anna.stdout(), anna.toString());
        assertTrue(ended <= 4, ended + " of the flood ran before");
        for (RunTicket ticket : flood) {
            Outcome outcome = result(ticket).outcome();
            assertTrue(outcome == Outcome.BUSY || outcome == Outcome.OK, outcome.toString());
        }
    }
}
