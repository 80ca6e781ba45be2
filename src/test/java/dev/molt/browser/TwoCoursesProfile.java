package dev.molt.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** Two courses side by side, with a module and a lesson of the same ids, and the pages of instructors. */
public class TwoCoursesProfile implements QuarkusTestProfile {

    public static final String FIRST = "first-steps";
    public static final String SECOND = "second-term";

    private static final Path FOLDERS = Path.of("src/test/resources/two-courses");

    /** Of the second course. */
    public static Path folder() {
        return FOLDERS.resolve("second").toAbsolutePath();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "molt.lessons",
                FOLDERS.resolve("first") + "," + FOLDERS.resolve("second"),
                "molt.data",
                Path.of("target/two-courses-data").toAbsolutePath().toString(),
                "molt.drafts",
                "true");
    }
}
