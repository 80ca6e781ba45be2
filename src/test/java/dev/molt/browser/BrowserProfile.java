package dev.molt.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The course with a module of fixtures and a broken file, and the pages of instructors. One start serves all browser tests. */
public class BrowserProfile implements QuarkusTestProfile {

    private static final Path LESSONS = Path.of("target/browser-lessons");

    @Override
    public Map<String, String> getConfigOverrides() {
        copy(Path.of("lessons"));
        copy(Path.of("src/test/resources/browser-lessons"));
        return Map.of(
                "molt.lessons", LESSONS.toString(),
                "molt.data", Path.of("target/browser-data").toAbsolutePath().toString(),
                "molt.drafts", "true");
    }

    private static void copy(Path from) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = LESSONS.resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
