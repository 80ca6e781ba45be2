package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report of one test and one call, and what is none. */
class ReportTest {
    private static final String TEST = "{\"test\":0,\"holds\":true}\n";
    private static final String CALL =
            "{\"call\":0,\"holds\":true,\"value\":4,\"shown\":\"4\",\"after\":[],\"left\":[]}\n";
    private static final String END = "{\"end\":2}\n";

    private static Report read(String text) {
        return Report.in(text, 1, 1);
    }

    @Test
    void itIsWholeWithEveryCaseOnceAndItsEnd() {
        Report report = read(TEST + CALL + END);
        assertTrue(report.whole());
        assertTrue(report.tests().get(0).holds());
        assertEquals(4, report.calls().get(0).value().intValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TEST,
                TEST + CALL,
                TEST + CALL + "{\"end\":2}",
                TEST + CALL + "{\"end\":1}\n",
                TEST + CALL + END + END,
                TEST + CALL + END + "\n",
                TEST + CALL + END + TEST,
                TEST + TEST + CALL + END,
                CALL + TEST + END,
                TEST + END,
                "\n" + TEST + CALL + END,
                "PASSED\n" + TEST + CALL + END,
                "{\"test\":0,\"holds\":\"true\"}\n" + CALL + END,
                "{\"test\":0,\"test\":0,\"holds\":true}\n" + CALL + END,
                "{\"test\":0,\"holds\":true} x\n" + CALL + END,
                "[{\"test\":0,\"holds\":true}]\n" + CALL + END,
                "{\"test\":1,\"holds\":true}\n" + CALL + END
            })
    void anythingElseIsNot(String text) {
        assertFalse(read(text).whole(), text);
    }

    @Test
    void noTextBreaksIt() {
        Random random = new Random(7);
        String signs = TEST + CALL + END + "\0\ud800[]{}\\\"";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(TEST + CALL + END);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
            }
            Report report = read(text.toString());
            assertTrue(report.tests().size() + report.calls().size() <= 2);
        }
    }
}
