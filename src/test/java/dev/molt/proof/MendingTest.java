package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.course.reading.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendingTest {

    private static final String FILE = "01-a/01-b.md";

    @TempDir
    private Path lessons;

    private Path file;

    private byte[] write(String text) throws Exception {
        file = lessons.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Mending mend(byte[] read, Edit... edits) throws Exception {
        Finding finding = new Finding(Finding.Kind.PROOF, Place.ofFile(FILE).error("", ""), List.of(edits));
        return Mending.of(lessons, "lessons", Map.of(FILE, read), List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "a|b|c, 2, 1, x|y, a|x|y|c",
        "a|b|c|, 3, 0, x, a|b|x|c|",
        "a|b, 3, 0, x, a|b|x|",
        "a|b|, 2, 1, '', a||",
        "\uFEFFa|b|, 2, 1, x, \uFEFFa|x|"
    })
    void linesAreReplacedAndTheRestStays(String before, int line, int count, String lines, String after)
            throws Exception {
        for (String end : List.of("\n", "\r\n")) {
            byte[] read = write(before.replace("|", end));
            mend(read, new Edit(FILE, line, count, List.of(lines.split("\\|", -1))));
            assertEquals(after.replace("|", end), Files.readString(file));
        }
    }

    @Test
    void severalEditsOfOneFileDoNotDisturbOneAnother() throws Exception {
        byte[] read = write("a\nb\nc\nd\n");
        Mending mending = mend(read, new Edit(FILE, 1, 1, List.of("x", "y")), new Edit(FILE, 4, 1, List.of()));
        assertEquals("x\ny\nb\nc\n", Files.readString(file));
        assertEquals(
                List.of(
                        "--- lessons/01-a/01-b.md\n+++ lessons/01-a/01-b.md\n@@ -1,4 +1,4 @@\n-a\n+x\n+y\n b\n c\n-d\n"),
                mending.diffs());
    }

    @Test
    void aFileThatWasSavedMeanwhileIsLeftAlone() throws Exception {
        byte[] read = write("a\n");
        Files.writeString(file, "mine\n");
        Mending mending = mend(read, new Edit(FILE, 1, 1, List.of("x")));
        assertEquals("mine\n", Files.readString(file));
        assertEquals(List.of(), mending.diffs());
        assertEquals(
                List.of("lessons/01-a/01-b.md has changed since it was checked and was left alone: check again."),
                mending.left());
    }

    @Test
    void whoMayReadAFileStays() throws Exception {
        byte[] read = write("a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        mend(read, new Edit(FILE, 1, 1, List.of("x")));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }
}
