package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Course;
import dev.molt.course.CourseFiles;
import dev.molt.course.ProblemText;
import dev.molt.run.RunDesk;
import dev.molt.run.SharedBoxes;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves every lesson of the real course, as {@code ./molt check --strict} does. */
class LessonsHoldTest {

    private static final Path LESSONS = Path.of("lessons").toAbsolutePath();

    @Test
    void everyProgramDoesWhatItsLessonSays(@TempDir Path cache) throws Exception {
        CourseCheck check =
                new CourseCheck(new CourseCheck.Settings(LESSONS, cache, "test", null, null, LessonsHoldTest::desk));
        CourseCheck.Report report = check.check(null, Progress.NONE);
        assertNull(report.obstacle());
        assertEquals(
                "",
                report.findings().stream()
                        .map(finding -> ProblemText.of("lessons", finding.problem()))
                        .collect(Collectors.joining()));
        assertTrue(report.programs() > 200, report.programs() + " programs");
    }

    private static RunDesk desk(Path anyRustc) {
        return SharedBoxes.desk(new SharedBoxes());
    }

    @Test
    void theCourseHasItsFirstEightLessons() {
        Course course = new CourseFiles(LESSONS).read().course();
        assertEquals(15, course.modules().size());
        assertTrue(course.lessons().count() >= 8);
    }
}
