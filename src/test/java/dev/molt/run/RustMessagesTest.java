package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RustMessagesTest {
    private static final String SPAN =
            "{'file_name':'%s','line_start':%d,'line_end':%d,'column_start':5,'column_end':9,'is_primary':true,'label':null,"
                    + "'expansion':%s}";

    private static String message(String level, String code, String text, String spans) {
        return ("{'$message_type':'diagnostic','message':'" + text + "','code':" + code + ",'level':'" + level
                        + "','spans':[" + spans + "],'children':[],'rendered':'" + level + ": " + text + "\\n'}\n")
                .replace('\'', '"');
    }

    @Test
    void summariesAreInTheTextButAreNoDiagnostics() {
        RustMessages messages = RustMessages.in(message(
                        "error",
                        "{'code':'E0308','explanation':''}",
                        "mismatched",
                        SPAN.formatted("main.rs", 2, 2, "null"))
                + message("error", "null", "aborting due to 1 previous error", "")
                + message("failure-note", "null", "For more information about this error, try x", ""));
        assertEquals(1, messages.diagnostics().size());
        assertEquals("E0308", messages.errorCodes());
        assertTrue(messages.rendered().contains("aborting due to"));
    }

    @Test
    void insideAMacroOfTheStandardLibraryThePlaceIsTheLearnersCall() {
        String call = "{'span':" + SPAN.formatted("main.rs", 8, 8, "null") + "}";
        Diagnostic diagnostic = RustMessages.in(message(
                        "error",
                        "null",
                        "bad format",
                        SPAN.formatted("/rustc/abc/library/std/src/macros.rs", 900, 900, call)))
                .diagnostics()
                .get(0);
        assertEquals(8, diagnostic.line());
    }

    @Test
    void foldersOfTheBoxAndOfTheBuildAreLeftOut() {
        RustMessages messages = RustMessages.in(message(
                "error",
                "null",
                "in /box/out/main and /rustc/" + "0123456789".repeat(4) + "/library/core/src/lib.rs",
                ""));
        assertEquals(
                "in main and library/core/src/lib.rs",
                messages.diagnostics().get(0).message());
        assertEquals("error: in main and library/core/src/lib.rs", messages.rendered());
    }

    @Test
    void aLineThatWasCutIsLeftOut() {
        String whole = message("warning", "{'code':'dead_code','explanation':null}", "unused", "");
        RustMessages messages = RustMessages.in(whole + whole.substring(0, 40));
        assertEquals(1, messages.diagnostics().size());
        assertFalse(messages.rendered().contains("$message_type"));
    }
}
