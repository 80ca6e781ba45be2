package dev.molt.run;

import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {
    @TempDir
    static Path data;

    static RunDesk desk;

    @BeforeAll
    static void open() {
        desk = new RunDesk(Desks.settings(data));
        SandboxStatus status = desk.awaitSandbox();
        assertTrue(status.ready(), status.toString());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void bothLanguagesSayHello() {
        assertEquals("hello\n", Desks.run(desk, python("print('hello')\n")).stdout());
        assertEquals(
                "hello\n",
                Desks.run(desk, rust("fn main() { println!(\"hello\"); }\n")).stdout());
    }
}
