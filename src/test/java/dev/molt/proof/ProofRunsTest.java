package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.practice.Exercises;
import dev.molt.practice.Verdict;
import dev.molt.practice.Verdict.Kind;
import dev.molt.run.Desks;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.SharedBoxes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofRunsTest {

    @Test
    void aStarterThatTheCompilerHadNoTimeForIsTriedAgain(@TempDir Path folder) throws Exception {
        ProofCache cache = new ProofCache(folder, Path.of("lessons"));
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
        return runs.examine(Exercises.TOTAL, Exercises.TOTAL.starter().code(), false)
                .get(60, TimeUnit.SECONDS);
    }
}
