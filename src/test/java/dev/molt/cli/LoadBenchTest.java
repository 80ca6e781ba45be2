package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.CourseFolder;
import dev.molt.server.MoltProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short load on the packaged server. How fast it is, {@code ./molt bench load} tells. */
class LoadBenchTest {

    private static final Path LESSONS = Path.of("lessons");

    @Test
    void manyLearnersAtOnceMeetNoErrorAndLeaveNothingBehind(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (MoltProcess server = MoltProcess.start(data, LESSONS, Map.of());
                CourseFolder lessons = new CourseFolder(LESSONS, folder.resolve("last-good"), false, problems -> {})) {
            LoadBench bench =
                    new LoadBench(server.address("/"), server.process().toHandle(), lessons.course());
            LoadBench.Report report = bench.measure(20, Duration.ofSeconds(5));
            assertEquals(Map.of(), report.counts().errors());
            assertEquals(List.of(), report.left());
            assertTrue(report.counts().runs().count() > 0);
            assertTrue(report.pages().count() > 0);
            assertTrue(printed(report).contains("left behind"), printed(report));
        }
    }

    private static String printed(LoadBench.Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
