package dev.molt.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.run.RunSettings;
import dev.molt.run.box.Limits;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit of learners' programs as a variable. */
class ProgramSettingsTest {

    private static RunSettings read(Map<String, String> variables) {
        MoltConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(variables, 300))
                .withMapping(MoltConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(MoltConfig.class);
        return ProgramSettings.of(config);
    }

    @Test
    void withoutVariablesTheDefaultsHold() {
        assertEquals(RunSettings.defaults(Path.of("data").toAbsolutePath()), read(Map.of("MOLT_DATA", "data")));
    }

    /** Each with a value of its own. */
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("MOLT_RUN_WORKERS", "3"),
            Map.entry("MOLT_RUN_QUEUE", "5"),
            Map.entry("MOLT_RUN_PER_LEARNER", "7"),
            Map.entry("MOLT_RUN_COMPILE_TIME", "20s"),
            Map.entry("MOLT_RUN_COMPILE_CPU_TIME", "21s"),
            Map.entry("MOLT_RUN_COMPILE_MEMORY", "2G"),
            Map.entry("MOLT_RUN_COMPILE_PROCESSES", "65"),
            Map.entry("MOLT_RUN_COMPILE_FILE", "64M"),
            Map.entry("MOLT_RUN_RUN_TIME", "1500ms"),
            Map.entry("MOLT_RUN_RUN_CPU_TIME", "1s"),
            Map.entry("MOLT_RUN_RUN_MEMORY", "100M"),
            Map.entry("MOLT_RUN_RUN_PROCESSES", "33"),
            Map.entry("MOLT_RUN_RUN_FILE", "8K"),
            Map.entry("MOLT_RUN_OUTPUT", "128K"),
            Map.entry("MOLT_RUN_CACHE", "500M"),
            Map.entry("MOLT_RUN_SCRATCH", "/run/molt"),
            Map.entry("MOLT_RUN_FIRST_UID", "70000"),
            Map.entry("MOLT_RUN_MEMORY_GROUPS", "false"),
            Map.entry("MOLT_RUN_PYTHON", "/opt/python3"),
            Map.entry("MOLT_RUN_RUSTC", "/opt/rustc"),
            Map.entry("MOLT_RUN_BWRAP", "/opt/bwrap"));

    @Test
    void everyVariableIsTheSettingThatItNames() {
        long mib = 1 << 20;
        RunSettings settings = read(ALL);
        assertEquals(new RunSettings.Desk(3, 5, 7), settings.desk());
        assertEquals(
                new RunSettings.Bounds(
                        new Limits(Duration.ofSeconds(20), Duration.ofSeconds(21), 2048 * mib, 65, 64 * mib),
                        new Limits(Duration.ofMillis(1500), Duration.ofSeconds(1), 100 * mib, 33, 8 * 1024),
                        128 * 1024),
                settings.bounds());
        assertEquals(
                new RunSettings.Programs(Path.of("/opt/python3"), Path.of("/opt/rustc"), Path.of("/opt/bwrap")),
                settings.programs());
        assertEquals(
                List.of(500 * mib, Path.of("/run/molt"), 70_000, false),
                List.of(settings.cacheBytes(), settings.scratch(), settings.firstUid(), settings.memoryGroups()));
    }

    static Stream<String> variables() {
        return ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyVariableIsInTheTableOfSettings(String variable) throws Exception {
        assertTrue(Files.readString(Path.of("README.md")).contains("`" + variable + "`"));
    }

    @Test
    void aLongerTimeGivesAsMuchOfTheProcessor() {
        RunSettings settings = read(Map.of("MOLT_RUN_RUN_TIME", "30s"));
        assertEquals(Duration.ofSeconds(30), settings.run().cpu());
    }

    @ParameterizedTest
    @CsvSource({
        "MOLT_RUN_WORKERS, 0, 'is 0, and it must lie from 1 to 64.'",
        "MOLT_RUN_WORKERS, 65, is 65",
        "MOLT_RUN_QUEUE, 0, is 0",
        "MOLT_RUN_RATE_PER_LEARNER, -1, is -1",
        "MOLT_RUN_RATE_PER_ADDRESS, -1, is -1",
        "MOLT_RUN_PER_LEARNER, -1, is -1",
        "MOLT_RUN_COMPILE_TIME, 0s, 'is 0.0 s, and it must lie from 0.1 s to 600.0 s.'",
        "MOLT_RUN_RUN_TIME, 1h, is 3600.0 s",
        "MOLT_RUN_RUN_CPU_TIME, 0s, is 0.0 s",
        "MOLT_RUN_COMPILE_MEMORY, 400M, 'is 400M, and it must lie from 512M to '",
        "MOLT_RUN_RUN_MEMORY, 1M, is 1M",
        "MOLT_RUN_RUN_MEMORY, 9999999999999999999G, it must lie",
        "MOLT_RUN_RUN_PROCESSES, 1, is 1",
        "MOLT_RUN_RUN_FILE, 100, is 100",
        "MOLT_RUN_OUTPUT, 1G, 'is 1024M, and it must lie from 1K to 256K.'",
        "MOLT_RUN_CACHE, 255M, 'is 255M, and it must lie from 256M to '",
        "MOLT_RUN_FIRST_UID, 0, is 0"
    })
    void aValueWithWhichNothingCouldRunOrNothingWereLimitedIsRefused(String variable, String value, String said) {
        Map<String, String> variables = new HashMap<>(Map.of(variable, value));
        var refused = assertThrows(IllegalArgumentException.class, () -> read(variables));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(variable + " ") && message.contains(said), message);
    }
}
