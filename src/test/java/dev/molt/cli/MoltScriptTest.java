package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.cli.FakeMachine.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code molt} script as a person meets it: what it prints and how it ends. */
class MoltScriptTest {

    private FakeMachine machine;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        machine = new FakeMachine(folder).with("id", "echo 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpListsEveryCommand(String argument) throws Exception {
        Outcome help = machine.molt(argument);
        assertEquals(0, help.exitCode(), help.err());
        for (String command : new String[] {
            "serve",
            "preview",
            "test",
            "check",
            "export",
            "new lesson",
            "import mdbook",
            "runner",
            "dev",
            "doctor",
            "backup",
            "restore",
            "bench page",
            "bench course",
            "bench neighbours"
        }) {
            assertContains(help.out(), "./molt " + command);
        }
        assertContains(help.out(), "--hostile");
    }

    @Test
    void withoutACommandThereIsHelp() throws Exception {
        assertEquals(machine.molt("--help"), machine.molt());
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        String version = machine.molt("--version").out().strip().replace("molt ", "");
        assertContains(Files.readString(Path.of("pom.xml")), "<version>" + version + "</version>");
    }

    @ParameterizedTest
    @CsvSource({
        "srve, serve",
        "tset, test",
        "chek, check",
        "preveiw, preview",
        "exprot, export",
        "runer, runner",
        "docter, doctor",
        "backp, backup",
        "restroe, restore"
    })
    void aMistypedCommandIsToldTheNearestOne(String typed, String meant) throws Exception {
        Outcome told = machine.molt(typed);
        assertEquals(2, told.exitCode());
        assertContains(told.err(), "There is no command " + typed + ". Did you mean ./molt " + meant + "?");
    }

    @Test
    void aCommandLikeNoOtherIsPointedToTheHelp() throws Exception {
        Outcome told = machine.molt("abracadabra");
        assertEquals(2, told.exitCode());
        assertEquals(
                "There is no command abracadabra.\n./molt --help lists the commands and their options.\n", told.err());
    }

    @ParameterizedTest
    @CsvSource({"--prot, --prot", "--port=99999, 99999", "--port=eighty, eighty", "--data=, --data wants a value"})
    void aWrongOptionIsNamed(String option, String named) throws Exception {
        Outcome told = machine.molt("serve", option);
        assertEquals(2, told.exitCode());
        assertContains(told.err(), named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--hostil", "--hostile --hostile", "--hostile A B"})
    void wrongWordsAfterTestAreRefused(String words) throws Exception {
        String[] typed = ("test " + words).split(" ", -1);
        assertEquals(2, machine.molt(typed).exitCode());
    }

    @Test
    void aPortInUseIsToldBeforeAnythingIsBuilt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome told = machine.molt("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, told.exitCode());
            assertContains(told.err(), "Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aFolderOfLessonsThatIsNotThereIsNamed() throws Exception {
        Outcome told = machine.molt("serve", "--lessons", "nowhere");
        assertEquals(1, told.exitCode());
        assertContains(told.err(), machine.file("nowhere").toString());
    }

    @Test
    void ofSeveralFoldersTheOneThatIsNotThereIsNamed() throws Exception {
        Outcome told = machine.molt("serve", "--lessons", ".", "--lessons", "nowhere");
        assertEquals(1, told.exitCode());
        assertContains(told.err(), "There is no folder of lessons at " + machine.file("nowhere"));
    }

    @Test
    void aDatabaseOfAnotherKindIsRefused() throws Exception {
        Outcome told = machine.molt(Map.of("MOLT_DATABASE_URL", "mysql://host/molt"), "serve");
        assertEquals(1, told.exitCode());
        assertContains(told.err(), "postgresql://user:password@host/database");
    }

    @Test
    void whatIsMissingIsNamedWithTheOneCommandThatInstallsIt() throws Exception {
        machine.with("apt-get", "exit 99").with("sudo", "exit 1").with("python3", "echo Python 3.11.2");
        Outcome told = machine.molt("serve");
        assertEquals(1, told.exitCode());
        assertContains(told.err(), "Missing: Rust 1.95 or newer (compiles the lessons' Rust)");
        assertContains(told.err(), "Missing: bubblewrap (the box around learners' programs)");
        assertContains(told.err(), "  sudo sh -c 'apt-get update && apt-get install");
        assertContains(told.err(), "rustc-web rustfmt-web rust-web-clippy gcc libc6-dev bubblewrap");
        assertTrue(!told.err().contains("Missing: Python"), told.err());
    }

    @Test
    void withoutSudoTheCommandIsOneOfSu() throws Exception {
        machine.with("apt-get", "exit 99");
        assertContains(machine.molt("serve").err(), "  su -c 'apt-get update && apt-get install");
    }

    @Test
    void withoutDebiansPackagesTheyAreStillNamed() throws Exception {
        Outcome told = machine.molt("serve");
        assertEquals(1, told.exitCode());
        assertContains(told.err(), "your system's package manager");
        assertContains(told.err(), "rustc-web");
    }

    @Test
    void aToolThatIsTooOldIsNamedWithItsVersion() throws Exception {
        machine.with("rustc", "echo 'rustc 1.63.0 (4b91a6ea7 2022-08-08)'");
        assertContains(
                machine.molt("serve").err(),
                "Missing: Rust 1.95 or newer (compiles the lessons' Rust); found only 1.63.0 at");
    }

    @ParameterizedTest
    @CsvSource({"0, exit 1", "1000, exec \"$@\""})
    void rootAndSudoWithoutAPasswordInstallWhatIsMissing(int user, String sudo) throws Exception {
        machine.with("id", "echo " + user)
                // sudo -n COMMAND…
                .with("sudo", "shift", sudo)
                .with("true")
                .with("apt-get", "echo \"$@\" >>" + machine.file("apt.log"))
                .with("python3", "echo Python 3.11.2")
                .with("bwrap", "echo bubblewrap 0.8.0");
        Outcome told = machine.molt("serve");
        String asked = Files.readString(machine.file("apt.log"));
        assertContains(asked, "update\n");
        assertContains(asked, "install --yes --no-install-recommends --no-remove rustc-web");
        assertContains(told.err(), "Installing rustc-web");
        // The stub installed nothing, and that is told too.
        assertEquals(1, told.exitCode());
        assertContains(told.err(), "there is still no Rust 1.95 or newer");
    }

    @ParameterizedTest
    @CsvSource({
        "echo 'rustc 1.63.0', 'which is not Rust 1.95 or newer: it says 1.63.0.'",
        "exit 1, 'which is not Rust 1.95 or newer.'"
    })
    void oneThatASettingNamesAndThatWillNotDoIsToldAndNothingInstalled(String body, String told) throws Exception {
        machine.with("id", "echo 0")
                .with("apt-get", "echo \"$@\" >>" + machine.file("apt.log"))
                .with("mine", body);
        String mine = machine.file("bin/mine").toString();
        Outcome ended = machine.molt(Map.of("MOLT_RUN_RUSTC", mine), "serve");
        assertEquals(1, ended.exitCode());
        assertContains(ended.err(), "MOLT_RUN_RUSTC is " + mine + ", " + told);
        assertContains(ended.err(), "unset MOLT_RUN_RUSTC");
        assertTrue(Files.notExists(machine.file("apt.log")));
    }

    @Test
    void aCheckThatCannotBeginEndsAsOneThatCheckedNothing() throws Exception {
        Outcome told =
                machine.molt(Map.of("MOLT_JAVA_HOME", machine.file("nowhere").toString()), "check");
        assertEquals(2, told.exitCode());
        assertContains(told.err(), "MOLT_JAVA_HOME is " + machine.file("nowhere"));
        machine.withBuiltMolt("21.0.1");
        Files.writeString(machine.file("data"), "a file");
        Outcome noFolder = machine.molt("check");
        assertEquals(2, noFolder.exitCode());
        assertContains(noFolder.err(), "The data folder " + machine.file("data") + " cannot be made");
    }

    @Test
    void theTestsAskForTheHeadlessShellAndGoOnWithAWholeBrowser() throws Exception {
        machine.withBuiltMolt("21.0.1")
                .with("mvn", "echo Apache Maven 3.9.9")
                .with("chromium", "echo Chromium 150.0")
                .with("apt-get", "exit 99");
        String told = machine.molt("test").err();
        String browser = machine.file("bin/chromium").toString();
        assertContains(told, "take less time with Debian's chromium-headless-shell than with " + browser);
        assertContains(told, "apt-get install --yes --no-install-recommends chromium-headless-shell");
        assertContains(told, "Going on with " + browser);
        machine.with("chromium-headless-shell", "echo Chromium 150.0");
        assertTrue(!machine.molt("test").err().contains("headless-shell"));
    }

    @Test
    void theTestsAskForTheToolsOfPythonAndASiteDoesNot() throws Exception {
        machine.withBuiltMolt("21.0.1")
                .with("mvn", "echo Apache Maven 3.9.9")
                .with("chromium-headless-shell", "echo Chromium 150.0")
                .with("python3", "[ \"$1\" = --version ] && echo Python 3.11.2")
                .with("apt-get", "exit 99");
        String told = machine.molt("test").err();
        assertContains(told, "Missing: Black (formats Python in the tests)");
        assertContains(told, "Missing: Flake8 (lints Python in the tests)");
        assertContains(told, "apt-get install --yes --no-install-recommends black flake8");
        Outcome served = machine.molt("serve");
        assertEquals(7, served.exitCode(), served.err());
        assertTrue(!served.err().contains("Black"), served.err());
    }

    @Test
    void theTestsAreToldToTakePicturesAndNothingOfASite() throws Exception {
        machine.withBuiltMolt("21.0.1")
                .with("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.9.9", "export -p")
                .with("chromium", "echo Chromium 150.0")
                .with("tee", "cat >" + machine.file("maven.log"));
        machine.molt(Map.of("MOLT_PICTURES", "true", "MOLT_DRAFTS", "true"), "test", "GuidePicturesTest");
        String told = Files.readString(machine.file("maven.log"));
        assertContains(told, "export MOLT_PICTURES='true'");
        assertContains(told, "export MOLT_CHROMIUM='" + machine.file("bin/chromium") + "'");
        assertTrue(!told.contains("MOLT_DATA") && !told.contains("MOLT_DRAFTS"), told);
    }

    @Test
    void doctorSaysWhatIsMissingAndInstallsNothing() throws Exception {
        machine.with("id", "echo 0")
                .with("apt-get", "echo \"$@\" >>" + machine.file("apt.log"))
                .with("python3", "echo Python 3.9.2");
        Outcome told = machine.molt("doctor");
        assertEquals(1, told.exitCode());
        assertContains(told.out(), "Python       missing        wanted: Python 3.11 or newer");
        assertContains(told.out(), "found only 3.9.2 at");
        assertContains(told.out(), "Rust         missing");
        assertTrue(Files.notExists(machine.file("apt.log")));
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + part + "' is not in:\n" + text);
    }
}
