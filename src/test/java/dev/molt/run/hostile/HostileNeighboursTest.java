package dev.molt.run.hostile;

import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.Desks;
import dev.molt.run.Outcome;
import dev.molt.run.RunDesk;
import dev.molt.run.RunResult;
import dev.molt.run.RunSettings;
import dev.molt.run.RunTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Entries that are no single program: what one learner's runs can take from another's, or learn of them. */
class HostileNeighboursTest {
    private static final int ROUNDS = 5;

    private static RunDesk desk;

    @BeforeAll
    static void open() {
        desk = Desks.open(Desks.settings().withDesk(2, 64, 2));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    /** What threads a compiler starts is for the machine to say: its linker takes one for each core. */
    @Test
    @DisplayName("55 in a box with the limits of a compiler sixty threads find place")
    void inABoxWithTheLimitsOfACompilerSixtyThreadsFindPlace() {
        RunSettings settings = Desks.settings();
        try (RunDesk ofCompilers = Desks.open(settings.withRun(settings.compile()))) {
            RunResult many = result(ofCompilers.submit("anna", "1", python("""
                import threading
                pause = threading.Event()
                all = [threading.Thread(target=pause.wait) for _ in range(60)]
                for thread in all:
                    thread.start()
                print(threading.active_count())
                pause.set()
                """)));
            assertEquals("61\n", many.stdout(), many.toString());
        }
    }

    @Test
    @DisplayName("110 a box full of processes takes none from the next")
    void aBoxFullOfProcessesTakesNoneFromTheNext() {
        assertTakesNoProcesses(desk);
    }

    /**
     * With two boxes at once.
     *
     * @return the user of each box, as it knows itself
     */
    static List<String> assertTakesNoProcesses(RunDesk desk) {
        RunTicket greedy = desk.submit("mallory", "1", python("""
            import os, time
            print(os.getuid(), flush=True)
            while True:
                try:
                    if os.fork() == 0:
                        time.sleep(60)
                except OSError:
                    time.sleep(60)
            """));
        Desks.await("the greedy one runs", () -> desk.status().running() == 1);
        String user = "";
        for (int round = 0; round < ROUNDS; round++) {
            RunResult modest = result(desk.submit("anna", "1", python("""
                import os
                children = []
                for _ in range(20):
                    child = os.fork()
                    if child == 0:
                        os._exit(0)
                    children.append(child)
                print(len([os.waitpid(child, 0) for child in children]))
                print(os.getuid())
                """)));
            assertTrue(modest.stdout().startsWith("20\n"), modest.toString());
            user = modest.stdout().lines().skip(1).findFirst().orElseThrow();
        }
        assertEquals(1, desk.status().running(), "The greedy one ran all the while.");
        greedy.stop();
        RunResult stopped = result(greedy);
        assertEquals(Outcome.STOPPED, stopped.outcome());
        return List.of(stopped.stdout().strip(), user);
    }

    private static String unpublished() {
        return "fn main() {\n    // " + UUID.randomUUID() + "\n    println!(\"1\");\n}\n";
    }

    @Test
    @DisplayName("111 nothing tells whether another learner has run an unpublished text")
    void nothingTellsWhetherAnotherLearnerHasRunAnUnpublishedText() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String text = unpublished();
            assertEquals("1\n", result(desk.submit("anna", "1", rust(text))).stdout());
            assertTrue(result(desk.submit("anna", "1", rust(text))).cached());
            known.add(nanos(text));
            unknown.add(nanos(unpublished()));
        }
        assertTrue(median(known) > median(unknown) / 2, known + " and " + unknown);
    }

    private static long nanos(String text) {
        long start = System.nanoTime();
        RunResult result = result(desk.submit("mallory", "1", rust(text)));
        long nanos = System.nanoTime() - start;
        assertFalse(result.cached(), result.toString());
        assertTrue(result.compileMs() > 0, result.toString());
        return nanos;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    @DisplayName("113 of two hundred runs of one pane the newest is run, and others are served meanwhile")
    void ofTwoHundredRunsOfOnePaneTheNewestIsRun() {
        List<RunTicket> flood = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            flood.add(desk.submit("mallory", "1", python("import time\ntime.sleep(1)\nprint(" + number + ")")));
        }
        RunResult anna = result(desk.submit("anna", "1", python("print('anna')")));
        assertEquals("anna\n", anna.stdout(), anna.toString());
        assertFalse(flood.get(199).result().isDone(), "Anna did not wait for Mallory.");
        assertEquals("199\n", result(flood.get(199)).stdout());
        for (RunTicket ticket : flood.subList(0, 199)) {
            assertEquals(Outcome.STOPPED, result(ticket).outcome());
        }
    }
}
