package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class TracebackTest {

    private static Traceback in(String stderr) {
        return Traceback.in(stderr).orElseThrow();
    }

    @Test
    void theLastFrameInTheLearnersFileIsThePlace() {
        Traceback traceback = in("""
            Traceback (most recent call last):
              File "main.py", line 7, in <module>
                load()
              File "main.py", line 4, in load
                json.loads("{")
                ~~~~~~~~~~^^^^^
              File "/usr/lib/python3.11/json/__init__.py", line 346, in loads
                return _default_decoder.decode(s)
            json.decoder.JSONDecodeError: Expecting property name: line 1
            """);
        assertEquals(new Traceback("json.decoder.JSONDecodeError", "Expecting property name: line 1", 4), traceback);
    }

    @Test
    void ofAChainOfExceptionsTheLastOneCounts() {
        Traceback traceback = in("""
            Traceback (most recent call last):
              File "main.py", line 2, in <module>
            KeyError: 'a'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "main.py", line 4, in <module>
            ValueError
            """);
        assertEquals(new Traceback("ValueError", "", 4), traceback);
    }

    @Test
    void messagesMayHaveManyLines() {
        assertEquals(
                "one\ntwo",
                in("  File \"main.py\", line 1, in <module>\nValueError: one\ntwo\n")
                        .message());
    }

    @Test
    void whatIsNoTracebackIsNone() {
        assertFalse(Traceback.in("main.py: something went wrong").isPresent());
        assertFalse(Traceback.in("").isPresent());
        assertFalse(Traceback.in("File \"main.py\", line 9999999999\nE: a program may say so")
                .isPresent());
    }
}
