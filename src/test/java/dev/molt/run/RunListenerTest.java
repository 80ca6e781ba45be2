package dev.molt.run;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.result;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.box.Channel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who wait for a run are told on the way. Programs that must still run when something is seen run until stopped. */
class RunListenerTest {
    private static final String FOR_EVER = "\nimport time\nwhile True: time.sleep(0.01)\n";

    @SuppressWarnings("NullAway.Init") // every test opens one of its own kind
    private RunDesk desk;

    private final Diary diary = new Diary();

    private void open(int workers) {
        desk = Desks.open(Desks.settings().withDesk(workers, 8, 2));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private RunTicket submit(String pane, RunRequest request, RunListener listener) {
        return desk.submit("anna", pane, request, listener);
    }

    @Test
    void stagesComeInOrderAndTheResultLast() {
        open(1);
        RunTicket ticket = submit("1", rust("fn main() { let unused = 1; println!(\"out\"); }"), diary);
        await("it ended", diary::hasEnded);
        assertEquals(
                List.of("queued 1", "compiling", "diagnosed unused_variables", "running", "finished OK"),
                diary.lines().stream().filter(it -> !it.startsWith("stdout")).toList());
        assertEquals("out\n", result(ticket).stdout());
    }

    @Test
    void whatTheCompilerSaysOfAProgramThatItRefusesIsToldBeforeTheResult() {
        open(1);
        submit("1", rust("fn main() { let x: i32 = \"one\"; }"), diary);
        await("it ended", diary::hasEnded);
        assertEquals(List.of("queued 1", "compiling", "diagnosed E0308", "finished COMPILE_ERROR"), diary.lines());
    }

    @Test
    void aCachedProgramIsNotCompiledAndPythonNeverIs() {
        open(1);
        RunRequest request = rust("fn main() { println!(\"again\"); }");
        result(desk.submit("anna", "1", request));
        submit("1", request, diary);
        await("it ended", diary::hasEnded);
        assertFalse(diary.holds("compiling"), diary.lines().toString());
        assertTrue(diary.holds("running"), diary.lines().toString());
        Diary second = new Diary();
        submit("1", python("print(1)"), second);
        await("it ended", second::hasEnded);
        assertFalse(second.holds("compiling"), second.lines().toString());
    }

    @Test
    void outputIsToldWhileTheProgramRuns() {
        open(1);
        RunTicket ticket = submit("1", longer("print('first')" + FOR_EVER), diary);
        await("the first line came", () -> diary.heard(Channel.STDOUT).equals("first\n"));
        assertFalse(ticket.result().isDone());
        ticket.stop();
        assertEquals("first\n", result(ticket).stdout());
    }

    /** With a time limit that no test reaches. */
    private static RunRequest longer(String source) {
        return new RunRequest(
                dev.molt.Language.PYTHON,
                source,
                "2021",
                Profile.DEBUG,
                List.of(),
                "",
                true,
                java.time.Duration.ofSeconds(60),
                1,
                false);
    }

    @Test
    void aCharacterWrittenInTwoPiecesIsToldWhole() {
        open(1);
        String halves = "import sys, time\nout = sys.stdout.buffer\n"
                + "for byte in 'a\u00e9\u20ac\uD83E\uDD80'.encode():\n"
                + "    out.write(bytes([byte])); out.flush(); time.sleep(0.06)\n";
        RunTicket ticket = submit("1", longer(halves + FOR_EVER), diary);
        await("all came", () -> diary.heard(Channel.STDOUT).endsWith("\uD83E\uDD80"));
        assertEquals("a\u00e9\u20ac\uD83E\uDD80", diary.heard(Channel.STDOUT));
        ticket.stop();
    }

    @Test
    void errorOutputIsToldInWholeLinesAndNamesNoFolder() {
        open(1);
        String source = "import sys, traceback\ndef say(text): sys.stderr.write(text); sys.stderr.flush()\n"
                + "try: 1 / 0\nexcept ZeroDivisionError: traceback.print_exc()\nsay('10%\\r20%\\rlast')" + FOR_EVER;
        RunTicket ticket = submit("1", longer(source), diary);
        await("it came", () -> diary.heard(Channel.STDERR).endsWith("20%\r"));
        assertTrue(diary.heard(Channel.STDERR).contains("File \"main.py\", line 3"), diary.heard(Channel.STDERR));
        assertFalse(diary.heard(Channel.STDERR).contains("/box"), diary.heard(Channel.STDERR));
        ticket.stop();
        assertTrue(result(ticket).stderr().endsWith("last"), result(ticket).stderr());
    }

    @Test
    void neverMoreIsToldThanIsShown() {
        open(1);
        RunTicket ticket = submit("1", longer("print('\u20ac' * 100_000)" + FOR_EVER), diary);
        int shown = 64 * 1024 / 3;
        await("the head came", () -> diary.heard(Channel.STDOUT).length() >= shown);
        assertEquals("\u20ac".repeat(shown), diary.heard(Channel.STDOUT));
        ticket.stop();
        assertEquals(diary.heard(Channel.STDOUT), result(ticket).stdout());
    }

    @Test
    void thoseInLineHearHowTheyMoveUp() {
        open(1);
        RunTicket first = submit("1", longer("pass" + FOR_EVER), new Diary());
        await("the first run runs", () -> desk.status().running() == 1);
        RunTicket second = desk.submit("ben", "1", longer("pass" + FOR_EVER));
        desk.submit("cleo", "1", python("print('done')"), diary);
        await("it is second in line", () -> diary.holds("queued 2"));
        first.stop();
        await("it moved up", () -> diary.holds("queued 1"));
        second.stop();
        await("it ended", diary::hasEnded);
        assertEquals(
                List.of("queued 2", "queued 1", "running", "finished OK"),
                diary.lines().stream().filter(it -> !it.startsWith("stdout")).toList());
    }

    @Test
    void whoeverIsReplacedRefusedOrStoppedHearsAnEnd() {
        open(1);
        RunTicket blocking = submit("1", longer("pass" + FOR_EVER), new Diary());
        await("the first run runs", () -> desk.status().running() == 1);
        submit("2", python("print()"), diary);
        Diary newer = new Diary();
        RunTicket waiting = submit("2", python("print()"), newer);
        await("the older ended", diary::hasEnded);
        assertTrue(diary.holds("finished STOPPED"), diary.lines().toString());
        submit("3", python("print()"), new Diary());
        Diary refused = new Diary();
        submit("4", python("print()"), refused);
        await("one too many ended", refused::hasEnded);
        assertEquals(List.of("finished BUSY"), refused.lines());
        waiting.stop();
        await("the stopped one ended", newer::hasEnded);
        assertTrue(newer.holds("finished STOPPED"), newer.lines().toString());
        blocking.stop();
    }

    @Test
    void aListenerThatNeverReturnsHoldsUpNobody() {
        open(1);
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RunListener stuck = new RunListener() {
            @Override
            public void running() {
                asleep.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertEquals("a\n", result(submit("1", python("print('a')"), stuck)).stdout());
        await("the listener is stuck", () -> asleep.getCount() == 0);
        assertEquals("b\n", result(submit("1", python("print('b')"), diary)).stdout());
        await("it ended", diary::hasEnded);
        never.countDown();
    }

    @Test
    void aListenerThatFailsFailsAlone() {
        open(1);
        RunListener failing = new RunListener() {
            @Override
            public void running() {
                throw new IllegalStateException("on purpose");
            }
        };
        assertEquals("a\n", result(submit("1", python("print('a')"), failing)).stdout());
        assertEquals("b\n", result(submit("1", python("print('b')"), diary)).stdout());
    }
}
