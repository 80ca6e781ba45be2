package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a terminal is told while a command works. */
class ProgressBarTest {

    private final StringWriter terminal = new StringWriter();
    private final ProgressBar bar = new ProgressBar(new PrintWriter(terminal), "Proving");

    @Test
    void aBarIsOneLineThatIsWrittenAgainAndTakenAway() {
        bar.at(0, 4);
        bar.at(1, 4);
        bar.at(4, 4);
        bar.clear();
        assertEquals(
                "\rProving [" + " ".repeat(30) + "] 0 of 4"
                        + "\rProving [#######" + " ".repeat(23) + "] 1 of 4"
                        + "\rProving [" + "#".repeat(30) + "] 4 of 4"
                        + "\r\u001b[K",
                terminal.toString());
    }

    @Test
    void whereThereIsNothingToDoNothingIsShown() {
        bar.at(0, 0);
        bar.clear();
        assertEquals("", terminal.toString());
    }
}
