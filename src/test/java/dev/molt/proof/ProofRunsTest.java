package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block.Exercise;
import dev.molt.practice.Exercises;
import dev.molt.practice.Verdict;
import dev.molt.practice.Verdict.Kind;
import dev.molt.run.Desks;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.SharedBoxes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofRunsTest {

    private static final Path COURSE = Path.of("lessons");

    @Test
    void aStarterThatTheCompilerHadNoTimeForIsTriedAgain(@TempDir Path folder) throws Exception {
        ProofCache cache = new ProofCache(folder, COURSE);
        RunSettings hasty = Desks.settings();
        Duration none = Duration.ofMillis(1);
        try (ProofRuns runs =
                runs(cache, () -> Desks.open(hasty.withCompile(hasty.compile().withWall(none))))) {
            assertEquals(Kind.DOES_NOT_COMPILE, starter(runs).kind());
            assertFalse(runs.isSure());
        }
        try (ProofRuns runs = runs(cache, () -> SharedBoxes.desk(new SharedBoxes()))) {
            assertEquals(Kind.FAILED, starter(runs).kind());
            assertTrue(runs.isSure());
        }
    }

    private static ProofRuns runs(ProofCache cache, Supplier<RunDesk> desks) throws Exception {
        return new ProofRuns(Toolchain.installed(null, null), "test", cache, desks);
    }

    private static Verdict starter(ProofRuns runs) throws Exception {
        return examine(runs, Exercises.TOTAL, Exercises.TOTAL.starter().code());
    }

    private static Verdict examine(ProofRuns runs, Exercise exercise, String answer) throws Exception {
        return runs.examine(exercise, answer).get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatDoesNotPassIsKnownTheNextTime(@TempDir Path folder) throws Exception {
        for (String refused : List.of("pub fn total(xs: &[i32]) -> i32 { 7 }", "pub fn total(xs: &[i32]) -> i32 {")) {
            ProofCache cache = new ProofCache(folder, COURSE);
            try (ProofRuns runs = runs(cache, () -> SharedBoxes.desk(new SharedBoxes()))) {
                assertFalse(examine(runs, Exercises.TOTAL, refused).passed());
                assertTrue(runs.isSure());
            }
            cache.save();
            try (ProofRuns runs = runs(new ProofCache(folder, COURSE), ProofRunsTest::noDesk)) {
                assertFalse(examine(runs, Exercises.TOTAL, refused).passed());
            }
        }
    }

    private static RunDesk noDesk() {
        throw new AssertionError("what is known is run again");
    }

    @Test
    void aHintInOtherWordsMakesNoOtherExercise(@TempDir Path folder) throws Exception {
        ProofCache cache = new ProofCache(folder, COURSE);
        String solution = Exercises.TOTAL.solutions().get(0).half().code();
        try (ProofRuns runs = runs(cache, () -> SharedBoxes.desk(new SharedBoxes()))) {
            assertTrue(examine(runs, Exercises.TOTAL, solution).passed());
        }
        cache.save();
        try (ProofRuns runs = runs(new ProofCache(folder, COURSE), ProofRunsTest::noDesk)) {
            assertTrue(examine(runs, Exercises.totalInOtherWords(), solution).passed());
        }
    }
}
