package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.Desks;
import dev.molt.run.RunDesk;
import dev.molt.run.remote.RunnerServer;
import dev.molt.run.remote.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @Test
    void weakerLimitsAreTold(@TempDir Path data) throws Exception {
        Map<String, String> variables = Map.of("MOLT_DATA", data.toString(), "MOLT_RUN_MEMORY_GROUPS", "false");
        String told = doctor(true, variables);
        assertTrue(told.contains("limited by degraded limits"), told);
    }

    @Test
    void eachRunnerIsToldWithItsVersionsOrItsReason(@TempDir Path data) throws Exception {
        String secret = "s".repeat(40);
        RunDesk desk = Desks.open(Desks.settings());
        try (RunnerServer runner = new RunnerServer(desk, new Secret(secret), "127.0.0.1", 0)) {
            String ready = "http://127.0.0.1:" + runner.port();
            String told = doctor(
                    false,
                    Map.of(
                            "MOLT_DATA",
                            data.toString(),
                            "MOLT_RUN_REMOTE_URL",
                            ready + ",http://127.0.0.1:1",
                            "MOLT_RUN_REMOTE_SECRET",
                            secret));
            assertTrue(told.contains(ready + " is ready"), told);
            assertTrue(told.contains("Python " + desk.status().sandbox().python()), told);
            assertTrue(told.contains("http://127.0.0.1:1 is not ready"), told);
            assertTrue(told.contains("Nobody answers there."), told);
            assertFalse(told.contains("The box for"), told);
        }
    }

    private static String doctor(boolean well, Map<String, String> variables) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertEquals(well, new Doctor(Installation.of(variables), out).examine(), told::toString);
        return told.toString(StandardCharsets.UTF_8);
    }
}
