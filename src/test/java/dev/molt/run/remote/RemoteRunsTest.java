package dev.molt.run.remote;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.request;
import static dev.molt.run.Desks.result;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.Desks;
import dev.molt.run.Diary;
import dev.molt.run.Outcome;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import dev.molt.run.RunTicket;
import dev.molt.run.box.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site whose programs run on a runner with two workers: nobody at the site's desk sees a difference. */
class RemoteRunsTest {
    private static final RunRequest FOR_EVER = new RunRequest(
            Language.PYTHON,
            "print('first', flush=True)\nwhile True: pass",
            "2021",
            Profile.DEBUG,
            List.of(),
            "",
            true,
            Duration.ofSeconds(60),
            1,
            false);

    @SuppressWarnings("NullAway.Init")
    private static RunDesk there;

    @SuppressWarnings("NullAway.Init")
    private static RunnerServer runner;

    @SuppressWarnings("NullAway.Init")
    private RunDesk site;

    private final Diary diary = new Diary();

    @BeforeAll
    static void start() throws IOException {
        there = Desks.open(Sites.settings().withDesk(2, 4, Integer.MAX_VALUE));
        runner = Sites.runner(there, 0);
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    @BeforeEach
    void open() {
        site = Sites.site(new Runners(Sites.remote(Sites.url(runner.port()))));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void stagesComeInOrderAndTheResultIsWhole() {
        RunTicket ticket = site.submit(
                "anna", "1", rust("fn main() { let unused = 1; println!(\"out\"); eprintln!(\"err\"); }"), diary);
        await("it ended", diary::hasEnded);
        assertEquals(
                List.of("queued 1", "compiling", "diagnosed unused_variables", "running", "finished OK"),
                diary.lines().stream().filter(it -> !it.startsWith("std")).toList());
        RunResult result = result(ticket);
        assertEquals("out\n", result.stdout());
        assertEquals("err\n", result.stderr());
        assertEquals(2, result.diagnostics().get(0).spans().size() + 1);
        assertTrue(result.compileMs() > 0 && result.wallMs() >= 0 && result.peakBytes() > 0, result.toString());
    }

    @Test
    void everyProfileAndSettingOfARequestArrives() {
        RunRequest all = new RunRequest(
                Language.PYTHON,
                "import sys\nprint(sys.argv[1:], input())",
                "2021",
                Profile.RELEASE,
                List.of("a b", "\u00e9\n"),
                "\uD83E\uDD80\n",
                true,
                Duration.ofMillis(1_500),
                3,
                true);
        assertEquals(
                "['a b', '\u00e9\\n'] \uD83E\uDD80\n",
                result(site.submit("anna", "1", all)).stdout());
        RunResult checked =
                result(site.submit("anna", "2", request(Language.RUST, "fn main() { 1 + }", Profile.CHECK)));
        assertEquals(Outcome.COMPILE_ERROR, checked.outcome());
        RunRequest program = rust("fn main() { println!(\"ahead\"); }");
        assertEquals(
                Outcome.OK, result(site.submit("anna", "3", program.ahead())).outcome());
        RunResult ran = result(site.submit("anna", "3", program));
        assertTrue(ran.cached(), ran.toString());
        assertTrue(!result(site.submit("ben", "3", program)).cached(), "each learner has a cache of their own");
    }

    /** The longest of both, of characters that are the longest on the way. */
    @Test
    void testsGoThereAndTheirReportComesBack() {
        String main = "use std::io::Write; use std::os::fd::FromRawFd;\n"
                + "fn main() { let mut report = unsafe { std::fs::File::from_raw_fd(6) };\n"
                + "report.write_all(&vec![exercise::one(); 1 << 20]).unwrap(); }\n//";
        String tests = main + "\u0001".repeat(256 * 1024 - main.length());
        RunResult passed =
                result(site.submit("anna", "1", rust("pub fn one() -> u8 { 1 }").withTests(tests)));
        assertEquals(Outcome.OK, passed.outcome(), passed.sentence());
        assertEquals("\u0001".repeat(1 << 20), passed.report());
        RunResult misfit =
                result(site.submit("anna", "1", rust("pub fn two() -> u8 { 2 }").withTests(main)));
        assertEquals(Outcome.TESTS_DO_NOT_FIT, misfit.outcome());
        assertTrue(misfit.stderr().contains("exercise::one()"), misfit.stderr());
    }

    @Test
    void outputComesWhileItRunsAndAStopReachesTheBoxAtOnce() {
        RunTicket ticket = site.submit("anna", "1", FOR_EVER, diary);
        await("the first line came", () -> diary.heard(Channel.STDOUT).equals("first\n"));
        long before = System.nanoTime();
        site.stop("anna", "1");
        RunResult stopped = result(ticket);
        await("its box is gone", () -> there.status().running() == 0);
        long took = (System.nanoTime() - before) / 1_000_000;
        assertEquals(Outcome.STOPPED, stopped.outcome());
        assertEquals("first\n", stopped.stdout());
        // A bound for a busy machine; on a quiet one it takes a few milliseconds.
        assertTrue(took < 1_000, took + " ms");
        assertEquals(
                "next\n",
                result(site.submit("anna", "1", python("print('next')"))).stdout());
    }

    @Test
    void aSiteHasAsManyWorkersAsItsRunnersAndItsLearnersWaitAtItsOwnDesk() {
        assertEquals(2, site.status().workers());
        RunTicket first = site.submit("anna", "1", FOR_EVER);
        RunTicket second = site.submit("ben", "1", FOR_EVER);
        await("both run", () -> site.status().running() == 2);
        RunTicket third = site.submit("cleo", "1", python("print('third')"), diary);
        assertEquals(1, third.position());
        first.stop();
        assertEquals("third\n", result(third).stdout());
        second.stop();
    }

    @Test
    void aSiteThatClosesEndsItsRuns() {
        site.submit("anna", "1", FOR_EVER, diary);
        await("it runs", () -> diary.heard(Channel.STDOUT).equals("first\n"));
        assertEquals(1, there.status().running());
        site.close();
        await("it ended", diary::hasEnded);
        await("its box is gone", () -> there.status().running() == 0);
    }

    @Test
    void aRunnerDoesNotLearnWhoAsks() {
        String alias = Sites.SECRET.alias("learner-of-the-site");
        assertEquals(alias, Sites.SECRET.alias("learner-of-the-site"));
        assertTrue(alias.matches("[0-9a-f]{32}"), alias);
        assertTrue(
                !alias.equals(new Secret("another secret".repeat(4).replace(' ', '-')).alias("learner-of-the-site")));
    }
}
