package dev.molt.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which site shows drafts. */
class LiveCourseTest {

    @TempDir
    Path data;

    private LiveCourse course(String setting, String value, String host) {
        Map<String, String> settings = Map.of(
                setting, value, "MOLT_HOST", host, "MOLT_DATA", data.toString(), "MOLT_LESSONS", data.toString());
        return new LiveCourse(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(settings, 300))
                .withMapping(MoltConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(MoltConfig.class));
    }

    @ParameterizedTest
    @CsvSource({"MOLT_DRAFTS, true", "MOLT_PREVIEW, lessons"})
    void draftsAreForThisMachineAlone(String setting, String value) {
        var refused = assertThrows(IllegalStateException.class, () -> course(setting, value, "0.0.0.0"));
        assertTrue(String.valueOf(refused.getMessage()).contains("0.0.0.0. Leave out"), refused.getMessage());
        LiveCourse shown = course(setting, value, "127.0.0.1");
        assertTrue(shown.drafts());
        shown.close();
    }

    @Test
    void anOrdinarySiteShowsNone() {
        LiveCourse course = course("MOLT_DRAFTS", "false", "0.0.0.0");
        assertFalse(course.drafts());
        course.close();
    }
}
