package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is typed after {@code ./molt}: exit codes and words. */
class MoltTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... arguments) {
        CommandLine line = Molt.commandLine(Map.of("MOLT_DATA", folder.toString(), "MOLT_LESSONS", folder.toString()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "backup, FILE",
        "restore, FILE",
        "bench, page",
        "doctor, learners",
        "runner, sites",
        "check, --fix",
        "new, lesson",
        "import, mdbook"
    })
    void everyCommandExplainsItself(String command, String word) {
        assertEquals(0, type(command, "--help"));
        assertTrue(out.toString().contains("./molt " + command), out.toString());
        assertTrue(out.toString().contains(word), out.toString());
    }

    @ParameterizedTest
    @CsvSource({"backup", "restore", "bench", "new", "import"})
    void whatIsLeftOutIsAskedFor(String command) {
        assertEquals(2, type(command));
        assertTrue(err.toString().contains("Usage: ./molt " + command), err.toString());
    }

    @Test
    void aCheckExplainsItselfAlone() {
        CommandLine check = Molt.check(Map.of("MOLT_DATA", folder.toString()));
        assertEquals(0, check.setOut(new PrintWriter(out, true)).execute("--help"));
        assertTrue(out.toString().startsWith("Usage: ./molt check [-h"), out.toString());
    }

    @Test
    void aFailureIsASentenceWithoutATrace() {
        assertEquals(1, type("backup", folder.resolve("b.gz").toString()));
        assertTrue(err.toString().startsWith("There is nothing to back up"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @ParameterizedTest
    @CsvSource({"'', The secret of the runners has 0 characters.", "short, The secret of the runners has 5 characters."
    })
    void aRunnerDoesNotStartWithoutASecretThatIsHardToGuess(String secret, String told) {
        CommandLine line = Molt.commandLine(Map.of("MOLT_DATA", folder.toString(), "MOLT_RUN_REMOTE_SECRET", secret));
        assertEquals(1, line.setErr(new PrintWriter(err, true)).execute("runner"));
        assertTrue(err.toString().startsWith(told), err.toString());
    }

    @Test
    void aSettingWithoutAMeaningIsNamed() {
        CommandLine line = Molt.commandLine(Map.of("MOLT_DATA", folder.toString(), "MOLT_RUN_WORKERS", "many"));
        assertEquals(1, line.setErr(new PrintWriter(err, true)).execute("runner"));
        assertTrue(err.toString().contains("many"), err.toString());
    }

    @Test
    void aCourseWithoutLessonsCannotBeMeasured() {
        assertEquals(1, type("bench", "page", "--url", "http://127.0.0.1:1"));
        assertTrue(err.toString().startsWith("Cannot measure: the course has no lesson"), err.toString());
    }
}
