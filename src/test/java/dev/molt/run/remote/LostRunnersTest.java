package dev.molt.run.remote;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.Diary;
import dev.molt.run.Outcome;
import dev.molt.run.RunDesk;
import dev.molt.run.RunListener;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.box.Channel;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a learner sees of runners that fail, in every way that one can. */
class LostRunnersTest {
    private static final RunRequest PROGRAM = python("print('good')");

    /** Ways in which a runner fails before any output. */
    private enum Failure {
        CUT_BEFORE_IT_ANSWERS(run -> {}),
        SILENT_FROM_THE_START(run -> run.sayNothingMore()),
        CUT_AS_SOON_AS_IT_RUNS(run -> {
            run.head(200);
            run.say(new Event.Compiling(), new Event.Running());
        }),
        CUT_WITHIN_A_LINE(run -> {
            run.head(200);
            run.say(new Event.Running());
            run.out().write("{\"event\":\"prin".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }),
        SILENT_AFTER_A_SIGN_OF_LIFE(run -> {
            run.head(200);
            run.say(new Event.Running(), new Event.Heartbeat());
            run.sayNothingMore();
        }),
        CLOSES_AND_KILLS_IT(run -> run.finish(RunResult.of(Outcome.STOPPED, "It closes."))),
        HAS_NO_BOX(run -> run.finish(RunResult.of(Outcome.UNAVAILABLE, "It has no box."))),
        REFUSES_EVERYTHING(run -> run.refuse(400, "It is older.")),
        SPEAKS_ANOTHER_LANGUAGE(run -> {
            run.head(200);
            run.out().write("<html>\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }),
        SAYS_FAR_TOO_MUCH(run -> {
            run.head(200);
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                run.out().write(much);
            }
        });

        private final ScriptedRunner.Script script;

        Failure(ScriptedRunner.Script script) {
            this.script = script;
        }

        /** Nothing else is to be taken for silence, however busy this machine is. */
        RemoteSettings settings(URI... urls) {
            return name().startsWith("SILENT") ? Sites.hasty(urls) : Sites.remote(urls);
        }
    }

    private static ScriptedRunner good() throws Exception {
        return new ScriptedRunner(run -> run.finish(ScriptedRunner.said("good\n")));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aRunOfWhichNothingWasShownBeginsAnewOnAnotherRunner(Failure failure) throws Exception {
        try (ScriptedRunner bad = new ScriptedRunner(failure.script);
                ScriptedRunner good = good();
                RunDesk site = Sites.site(new Runners(failure.settings(bad.url(), good.url())))) {
            Diary diary = new Diary();
            String learner = Sites.learnerOf(bad.url(), good.url());
            RunResult result = result(site.submit(learner, "1", PROGRAM, diary));
            assertEquals("good\n", result.stdout(), result.sentence());
            assertEquals(List.of(1, 1), List.of(bad.runs(), good.runs()));
            await("it was told", diary::hasEnded);
            assertEquals(
                    1,
                    diary.lines().stream().filter("running"::equals).count(),
                    diary.lines().toString());
        }
    }

    @Test
    void aRunWithOutputThatWasShownBreaksOffWithAnHonestSentence() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (ScriptedRunner bad = new ScriptedRunner(run -> {
                    run.head(200);
                    run.say(new Event.Running(), new Event.Printed(Channel.STDOUT, "first\n"));
                    seen.await();
                });
                ScriptedRunner good = good();
                RunDesk site = Sites.site(new Runners(Sites.remote(bad.url(), good.url())))) {
            Diary diary = new Diary();
            var ticket = site.submit(Sites.learnerOf(bad.url(), good.url()), "1", PROGRAM, diary);
            await("it was shown", () -> diary.heard(Channel.STDOUT).equals("first\n"));
            seen.countDown();
            RunResult result = result(ticket);
            assertEquals(Outcome.UNAVAILABLE, result.outcome());
            assertTrue(result.sentence().contains("Run it again"), result.sentence());
            assertEquals("first\n", result.stdout());
            await("it was told", diary::hasEnded);
            assertEquals("first\n", diary.heard(Channel.STDOUT));
            assertEquals(0, good.runs());
        }
    }

    @Test
    void aRunThatNobodyWatchesBeginsAnewWhateverItPrinted() throws Exception {
        try (ScriptedRunner bad = new ScriptedRunner(run -> {
                    run.head(200);
                    run.say(new Event.Running(), new Event.Printed(Channel.STDOUT, "first\n"));
                });
                ScriptedRunner good = good();
                RunDesk site = Sites.site(new Runners(Sites.remote(bad.url(), good.url())))) {
            String learner = Sites.learnerOf(bad.url(), good.url());
            assertEquals("good\n", result(site.submit(learner, "1", PROGRAM)).stdout());
            assertEquals(1, bad.runs());
        }
    }

    @Test
    void aProgramThatEndsItsRunnersEndsOnlyAFew() throws Exception {
        try (ScriptedRunner bad = new ScriptedRunner(run -> run.head(200));
                RunDesk site = Sites.site(new Runners(Sites.remote(bad.url())))) {
            RunResult result = result(site.submit("anna", "1", PROGRAM));
            assertEquals(Outcome.UNAVAILABLE, result.outcome());
            assertEquals(3, bad.runs());
        }
    }

    @Test
    void aRunWaitsForABusyRunnerAndIsOnlySlower() throws Exception {
        try (ScriptedRunner busy = new ScriptedRunner(run -> {
                    if (run.number() < 3) {
                        run.refuse(503, "Busy.");
                    } else {
                        run.finish(ScriptedRunner.said("good\n"));
                    }
                });
                RunDesk site = Sites.site(new Runners(Sites.remote(busy.url())))) {
            assertEquals("good\n", result(site.submit("anna", "1", PROGRAM)).stdout());
            assertEquals(3, busy.runs());
        }
    }

    @Test
    void aRunnerThatIsAlwaysBusyIsTold() throws Exception {
        try (ScriptedRunner busy = new ScriptedRunner(run -> run.refuse(503, "Busy."));
                RunDesk site = Sites.site(new Runners(Sites.remote(busy.url())))) {
            RunResult result = result(site.submit("anna", "1", PROGRAM));
            assertEquals(Outcome.BUSY, result.outcome());
            assertTrue(result.sentence().contains("try again"), result.sentence());
        }
    }

    @Test
    void aStopEndsTheWaitForARunner() throws Exception {
        try (ScriptedRunner silent = new ScriptedRunner(ScriptedRunner.Run::sayNothingMore);
                RunDesk site = Sites.site(new Runners(Sites.remote(silent.url())))) {
            var ticket = site.submit("anna", "1", PROGRAM, RunListener.NOBODY);
            await("it was sent", () -> silent.runs() == 1);
            long before = System.nanoTime();
            ticket.stop();
            assertEquals(Outcome.STOPPED, result(ticket).outcome());
            assertTrue(System.nanoTime() - before < 1_000_000_000L);
        }
    }

    @Test
    void withoutARunnerTheReasonIsToldAndRunsComeBackWithOne() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI url = Sites.url(port);
        Runners runners = new Runners(Sites.remote(url));
        try (RunDesk site = Sites.site(runners)) {
            assertFalse(site.status().sandbox().ready());
            RunResult refused = result(site.submit("anna", "1", PROGRAM));
            assertEquals(Outcome.UNAVAILABLE, refused.outcome());
            assertTrue(refused.sentence().contains("Nobody answers there"), refused.sentence());
            assertFalse(refused.sentence().contains(url.getHost()), "learners need not know where runners are");
            try (RunnerServer runner = Sites.runner(port)) {
                await("it is seen", () -> site.status().sandbox().ready());
                assertEquals("good\n", result(site.submit("anna", "1", PROGRAM)).stdout());
                assertEquals(runner.port(), port);
            }
            await("its end is seen", () -> !site.status().sandbox().ready());
        }
    }

    @Test
    void anotherSecretIsSaidPlainly() throws Exception {
        try (RunnerServer runner = Sites.runner(0)) {
            RemoteSettings known = Sites.remote(Sites.url(runner.port()));
            RemoteSettings other = new RemoteSettings(
                    known.urls(), new Secret("x".repeat(32)), null, known.connect(), known.silence(), known.patience());
            try (RunDesk site = Sites.site(new Runners(other))) {
                assertEquals(
                        "No runner is ready: It has another secret.",
                        site.status().sandbox().reason());
                assertTrue(site.status().sandbox().remedy().contains("MOLT_RUN_REMOTE_SECRET"));
            }
        }
    }

    @Test
    void oneThatClosesIsLeftOutAndOnesThatDifferAreTold() throws Exception {
        try (ScriptedRunner older = new ScriptedRunner("3.11.2", run -> run.finish(ScriptedRunner.said("older\n")));
                ScriptedRunner newer =
                        new ScriptedRunner("3.13.5", run -> run.finish(ScriptedRunner.said("newer\n")))) {
            Runners runners = new Runners(Sites.remote(older.url(), newer.url()));
            try (RunDesk site = Sites.site(runners)) {
                assertEquals("3.11.2 or 3.13.5", site.status().sandbox().python());
                assertTrue(RunnerStatus.differ(runners.statuses()));
                assertEquals(4, site.status().workers());
                older.close(true);
                await("it is left out", () -> site.status().workers() == 2);
                assertEquals("It is closing.", runners.statuses().get(0).reason());
                assertFalse(RunnerStatus.differ(runners.statuses()));
                String learner = Sites.learnerOf(older.url(), newer.url());
                assertEquals(
                        "newer\n", result(site.submit(learner, "1", PROGRAM)).stdout());
                older.close(false);
                await("it is back", () -> site.status().workers() == 4);
            }
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"ftp://host:1", "host:8090", "http://user:word@host:1", "http://host/?a=b", "/only/a/path"})
    void whatIsNoAddressOfARunnerIsRefused(String url) {
        var refused = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> Sites.remote(URI.create(url)));
        assertTrue(String.valueOf(refused.getMessage()).contains("http://host:port"), refused::getMessage);
        assertFalse(String.valueOf(refused.getMessage()).contains("word"), refused::getMessage);
    }
}
