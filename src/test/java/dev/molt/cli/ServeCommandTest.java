package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.cli.FakeMachine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code molt serve} hands its options to the server: told by a Java that only prints how it was called. */
class ServeCommandTest {

    private static final int OF_THAT_JAVA = 7;

    private FakeMachine machine;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        machine = new FakeMachine(folder.toRealPath()).withBuiltMolt("17.0.15");
    }

    private Outcome serve(Map<String, String> variables, String... options) throws Exception {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Outcome outcome = machine.molt(variables, arguments);
        assertEquals(OF_THAT_JAVA, outcome.exitCode(), outcome.err());
        return outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 0, MOLT_PORT=0",
        "--host, ::1, MOLT_HOST=::1",
        "--data, here/data, MOLT_DATA=FOLDER/here/data",
        "--lessons, ../FOLDERNAME, MOLT_LESSONS=FOLDER",
        "--trusted-proxy, 10.0.0.0/8, QUARKUS_HTTP_PROXY_TRUSTED_PROXIES=10.0.0.0/8",
        "--trusted-proxy, 10.0.0.1, QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING=true"
    })
    void anOptionReachesTheServer(String option, String value, String variable) throws Exception {
        String given =
                value.replace("FOLDERNAME", machine.file("").getFileName().toString());
        String expected = variable.replace("FOLDER", machine.file("").toString());
        assertLine(serve(Map.of(), option, given), expected);
        assertLine(serve(Map.of(), option + "=" + given), expected);
    }

    @Test
    void anOptionWinsOverItsVariable() throws Exception {
        assertLine(serve(Map.of("MOLT_HOST", "127.0.0.2"), "--host", "127.0.0.3"), "MOLT_HOST=127.0.0.3");
    }

    @Test
    void severalFoldersOfLessonsReachTheServerByCommas() throws Exception {
        for (String name : List.of("one", "two, and more", "back\\slash")) {
            Files.createDirectories(machine.file(name));
        }
        String expected = "MOLT_LESSONS=" + machine.file("one") + "," + machine.file("two") + "\\, and more,"
                + machine.file("back") + "\\\\slash";
        assertLine(
                serve(Map.of(), "--lessons", "one", "--lessons=two, and more", "--lessons", "back\\slash"), expected);
        assertLine(serve(Map.of("MOLT_LESSONS", "one,two\\, and more,,back\\\\slash")), expected);
        assertLine(
                serve(Map.of("MOLT_LESSONS", "one"), "--lessons", "back\\slash"),
                "MOLT_LESSONS=" + machine.file("back") + "\\\\slash");
        assertLine(serve(Map.of("MOLT_LESSONS", "")), "MOLT_LESSONS=" + machine.file("image/lessons"));
    }

    @Test
    void draftsAreShownOnlyWhenAsked() throws Exception {
        assertLine(serve(Map.of(), "--drafts"), "MOLT_DRAFTS=true");
        assertFalse(serve(Map.of()).out().contains("MOLT_DRAFTS"));
    }

    @Test
    void withoutADatabaseUrlTheH2PackageIsServed() throws Exception {
        assertTrue(serve(Map.of()).out().contains("/target/serve/h2/quarkus-run.jar\n"));
    }

    @Test
    void aDatabaseUrlServesThePostgresqlPackageAndKeepsItsPasswordOffTheCommandLine() throws Exception {
        Outcome outcome =
                serve(Map.of("MOLT_DATABASE_URL", "postgresql://molt:p%40ss%2Fw%25rd@db:5433/school?sslmode=require"));
        assertTrue(outcome.out().contains("/target/serve/postgresql/quarkus-run.jar\n"), outcome.out());
        assertLine(outcome, "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://db:5433/school?sslmode=require");
        assertLine(outcome, "QUARKUS_DATASOURCE_USERNAME=molt");
        assertLine(outcome, "QUARKUS_DATASOURCE_PASSWORD=p@ss/w%rd");
        String commandLine = outcome.out().lines().findFirst().orElseThrow();
        assertFalse(commandLine.contains("p@ss"), commandLine);
    }

    @Test
    void doctorLooksAtTheDatabaseThatTheUrlNames() throws Exception {
        Outcome outcome = machine.molt(Map.of("MOLT_DATABASE_URL", "postgresql://db/school"), "doctor");
        assertTrue(outcome.out().contains("/target/serve/postgresql/app/*:"), outcome.out());
        assertEquals(1, outcome.exitCode(), "what Java finds wrong is wrong for doctor");
    }

    @Test
    void aJdbcUrlIsTakenAsItIs() throws Exception {
        assertLine(
                serve(Map.of("MOLT_DATABASE_URL", "jdbc:postgresql://db/school?user=molt")),
                "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://db/school?user=molt");
    }

    @Test
    void aNewDataFolderIsItsOwnersAlone() throws Exception {
        serve(Map.of(), "--data", "a/b");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.file("a/b"))));
    }

    @ParameterizedTest
    @CsvSource({"17.0.15, false", "23.0.1, false", "24, true", "25.0.3, true"})
    void nativeLibrariesAreAllowedWhereJavaAsksForIt(String version, boolean allowed, @TempDir Path other)
            throws Exception {
        machine = new FakeMachine(other).withBuiltMolt(version);
        assertEquals(allowed, serve(Map.of()).out().contains("--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void theHeapIsLimitedUnlessToldOtherwise() throws Exception {
        assertTrue(serve(Map.of()).out().contains(" -Xmx512m "));
        assertTrue(serve(Map.of("MOLT_JAVA_OPTS", "-Xmx2g -Xss1m")).out().contains("-Xmx2g -Xss1m -jar"));
    }

    @Test
    void aCheckGetsItsPathsFromWherePeopleStandAndNoDatabase() throws Exception {
        Outcome first = machine.molt(
                Map.of("MOLT_DATABASE_URL", "postgresql://db/school"), "check", "--fix", "04-mine/01-new.md");
        assertEquals(OF_THAT_JAVA, first.exitCode(), first.err());
        String commandLine = first.out().lines().findFirst().orElseThrow();
        assertTrue(commandLine.endsWith("dev.molt.cli.Molt check --fix 04-mine/01-new.md"), commandLine);
        // The first one writes down which classes it needs; it starts the quicker from then on.
        assertTrue(commandLine.contains("-XX:ArchiveClassesAtExit="), commandLine);
        assertFalse(first.out().contains("postgresql"), first.out());
        Files.writeString(machine.file("image/target/serve/h2/classes.jsa"), "classes");
        Outcome second = machine.molt("check");
        assertTrue(second.out().contains("-XX:SharedArchiveFile="), second.out());
    }

    @Test
    void aRunnerGetsItsSecretByTheEnvironmentAndNoDatabase() throws Exception {
        String secret = "s".repeat(40);
        Outcome outcome = machine.molt(
                Map.of("MOLT_RUN_REMOTE_SECRET", secret, "MOLT_DATABASE_URL", "postgresql://db/school"),
                "runner",
                "--host",
                "127.0.0.2");
        assertEquals(OF_THAT_JAVA, outcome.exitCode(), outcome.err());
        String commandLine = outcome.out().lines().findFirst().orElseThrow();
        assertTrue(commandLine.endsWith("dev.molt.cli.Molt runner"), commandLine);
        assertFalse(commandLine.contains(secret), commandLine);
        assertLine(outcome, "MOLT_HOST=127.0.0.2");
        assertLine(outcome, "MOLT_RUN_REMOTE_SECRET=" + secret);
        assertFalse(outcome.out().contains("postgresql"), outcome.out());
    }

    @Test
    void aNewLessonGetsItsCourseFromWherePeopleStandAndNoDatabase() throws Exception {
        Outcome outcome = machine.molt(
                Map.of("MOLT_DATABASE_URL", "postgresql://db/school"),
                "new",
                "lesson",
                "ownership",
                "Who owns it",
                "--lessons",
                "mine");
        assertEquals(OF_THAT_JAVA, outcome.exitCode(), outcome.err());
        String commandLine = outcome.out().lines().findFirst().orElseThrow();
        assertTrue(commandLine.endsWith("dev.molt.cli.Molt new lesson ownership Who owns it"), commandLine);
        assertLine(outcome, "MOLT_LESSONS=" + machine.file("mine"));
        assertFalse(outcome.out().contains("postgresql"), outcome.out());
    }

    @Test
    void aPreviewKeepsWhatIsClickedApartFromTheSite() throws Exception {
        Map<String, String> ofTheSite =
                Map.of("MOLT_DATA", machine.file("site").toString(), "MOLT_DATABASE_URL", "postgresql://db/school");
        Outcome outcome = machine.molt(ofTheSite, "preview");
        assertEquals(OF_THAT_JAVA, outcome.exitCode(), outcome.err());
        assertLine(outcome, "MOLT_DATA=" + machine.file("site/preview"));
        assertLine(outcome, "MOLT_HOST=127.0.0.1");
        assertLine(outcome, "MOLT_PREVIEW=" + machine.file(""));
        assertFalse(outcome.out().contains("postgresql"), outcome.out());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.file("site"))));
        assertLine(outcome, "MOLT_PROOFS=" + machine.file("site/proofs"));
        Outcome apart = machine.molt(ofTheSite, "preview", "--data", "mine");
        assertLine(apart, "MOLT_DATA=" + machine.file("mine"));
        assertFalse(apart.out().contains("MOLT_PROOFS"), "what is kept apart is kept with its proofs");
        assertFalse(serve(Map.of()).out().contains("MOLT_PREVIEW"));
    }

    /** An author looks for the address, which only the log tells. */
    @Test
    void aPreviewSaysNothingOfItsDatabaseAndItsFrameworkUnlessAsked() throws Exception {
        String quiet = "QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL";
        Outcome outcome = machine.molt("preview");
        assertLine(outcome, quiet + "=WARN");
        assertLine(outcome, "QUARKUS_LOG_CATEGORY__ORG_FLYWAYDB__LEVEL=ERROR");
        assertLine(machine.molt(Map.of(quiet, "DEBUG"), "preview"), quiet + "=DEBUG");
        assertFalse(serve(Map.of()).out().contains("QUARKUS_LOG"));
    }

    @Test
    void aPreviewServesTheCourseThatItsPathLiesIn() throws Exception {
        Path module = Files.createDirectories(machine.file("mine/04-ownership"));
        Files.writeString(machine.file("mine/course.yaml"), "id: mine");
        Path lesson = Files.writeString(module.resolve("01-who.md"), "---");
        Map<String, String> another =
                Map.of("MOLT_LESSONS", machine.file("image/lessons").toString());
        for (Path path : new Path[] {lesson, module, machine.file("mine")}) {
            Outcome outcome = machine.molt(another, "preview", path.toString());
            assertEquals(OF_THAT_JAVA, outcome.exitCode(), outcome.err());
            assertLine(outcome, "MOLT_LESSONS=" + machine.file("mine"));
            assertLine(outcome, "MOLT_PREVIEW=" + path);
        }
        Outcome named = machine.molt("preview", "--lessons", "mine", "mine/04-ownership/01-who.md");
        assertLine(named, "MOLT_PREVIEW=" + lesson);
        assertLine(named, "MOLT_LESSONS=" + machine.file("mine"));
    }

    @Test
    void aPreviewOfNothingSaysSo() throws Exception {
        Outcome missing = machine.molt("preview", "nowhere.md");
        assertEquals(1, missing.exitCode());
        assertTrue(missing.err().contains("There is no nowhere.md"), missing.err());
        Outcome alone = machine.molt(
                Map.of("MOLT_LESSONS", machine.file("image/lessons").toString()),
                "preview",
                Files.writeString(machine.file("alone.md"), "---").toString());
        assertEquals(1, alone.exitCode());
        assertTrue(alone.err().contains("lies in no course"), alone.err());
        assertEquals(2, machine.molt("preview", "--drfts").exitCode());
        assertEquals(2, machine.molt("preview", "a", "b").exitCode());
    }

    @Test
    void aRunnerHasAPortOfItsOwnBesideASite() throws Exception {
        assertLine(machine.molt(Map.of("MOLT_PORT", ""), "runner", "--help"), "MOLT_PORT=8090");
    }

    @Test
    void aSiteWithRunnersNeedsNoRustOfItsOwn() throws Exception {
        machine.with("rustc", "exit 1");
        assertEquals(1, machine.molt("serve").exitCode());
        serve(Map.of("MOLT_RUN_REMOTE_URL", "http://127.0.0.1:1"));
        assertEquals(1, machine.molt("runner").exitCode(), "a runner needs it");
    }

    private static void assertLine(Outcome outcome, String line) {
        assertTrue(
                outcome.out().lines().anyMatch(line::equals), () -> "'" + line + "' is no line of:\n" + outcome.out());
    }
}
