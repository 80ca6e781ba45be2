package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertTrue(new Doctor(Installation.of(variables), out).examine(), told::toString);
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("limited by degraded limits"), told::toString);
    }
}
