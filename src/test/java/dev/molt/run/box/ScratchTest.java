package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path folder;

    private Scratch claim() throws IOException {
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        return Scratch.claim(folder, uid);
    }

    @Test
    void serversThatRunTogetherHaveFoldersOfTheirOwn() throws IOException {
        try (Scratch first = claim();
                Scratch second = claim()) {
            assertEquals(List.of(0, 1), List.of(first.number(), second.number()));
            assertFalse(first.directory().equals(second.directory()));
        }
    }

    @Test
    void whatACrashedServerLeftIsSweptByTheNext() throws IOException {
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        Path left = folder.resolve("molt-" + uid + "-0/slot-0/out/deep/file");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "half");
        try (Scratch next = claim()) {
            assertEquals(0, next.number());
            assertFalse(Files.exists(next.directory().resolve("slot-0")));
        }
    }

    @Test
    void lookingForAFreeFolderDoesNotLetGoOfOneThatIsTaken() throws Exception {
        try (Scratch first = claim();
                Scratch second = claim()) {
            assertEquals(1, second.number());
            assertFalse(canBeLockedByAnotherProcess(first.directory().resolve("lock")));
        }
    }

    private static boolean canBeLockedByAnotherProcess(Path file) throws IOException, InterruptedException {
        String attempt = "import fcntl, sys\nfcntl.lockf(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)";
        Process python = new ProcessBuilder("python3", "-c", attempt, file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return python.waitFor() == 0;
    }

    @Test
    void aFolderThatIsALinkIsNotTaken() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious"), "x");
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        Files.createSymbolicLink(folder.resolve("molt-" + uid + "-0"), elsewhere);
        try (Scratch claimed = claim()) {
            assertEquals(1, claimed.number());
        }
        assertTrue(Files.exists(precious));
    }
}
