package dev.molt.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which site shows drafts. */
class LiveCoursesTest {

    private static final String COURSE = "id: c\ntitle: C\nsummary: S\nauthors: [A]\nlicence: MIT\nedition: \"2024\"\n";

    @TempDir
    Path data;

    @TempDir
    Path lessons;

    private LiveCourses courses(String setting, String value, String host) throws IOException {
        return courses(setting, value, host, lessons.toString());
    }

    private LiveCourses courses(String setting, String value, String host, String folders) throws IOException {
        Files.writeString(lessons.resolve("course.yaml"), COURSE);
        Map<String, String> settings =
                Map.of(setting, value, "MOLT_HOST", host, "MOLT_DATA", data.toString(), "MOLT_LESSONS", folders);
        return new LiveCourses(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(settings, 300))
                .withMapping(MoltConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(MoltConfig.class));
    }

    @ParameterizedTest
    @CsvSource({"MOLT_DRAFTS, true", "MOLT_PREVIEW, lessons"})
    void draftsAreForThisMachineAlone(String setting, String value) throws IOException {
        var refused = assertThrows(ConfigurationException.class, () -> courses(setting, value, "0.0.0.0"));
        assertTrue(String.valueOf(refused.getMessage()).contains("0.0.0.0. Leave out"), refused.getMessage());
        LiveCourses shown = courses(setting, value, "127.0.0.1");
        assertTrue(shown.drafts());
        shown.close();
    }

    @Test
    void aPreviewIsOfOneCourse() {
        var refused = assertThrows(
                ConfigurationException.class,
                () -> courses("MOLT_PREVIEW", "lessons", "127.0.0.1", lessons + "," + data));
        assertTrue(String.valueOf(refused.getMessage()).contains("preview is of one course"), refused.getMessage());
    }

    @Test
    void anOrdinarySiteShowsNone() throws IOException {
        LiveCourses course = courses("MOLT_DRAFTS", "false", "0.0.0.0");
        assertFalse(course.drafts());
        course.close();
    }
}
