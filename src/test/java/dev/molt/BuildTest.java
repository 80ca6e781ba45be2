package dev.molt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes two builds the same for those who keep what one of them has found. */
class BuildTest {

    @TempDir
    private Path folder;

    private final Map<String, String> parts = new TreeMap<>(Map.of(
            "dev/molt/Language.class", "languages",
            "dev/molt/proof/ItemProof.class", "a proof",
            "dev/molt/practice/reference.py", "a driver",
            "dev/molt/web/Site.class", "a page",
            "META-INF/maven/dev.molt/molt/pom.xml", "versions"));

    private String before = "";

    @BeforeEach
    void build() throws IOException {
        before = archive("first.jar");
    }

    private String archive(String name) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.setLastModifiedTime(archive, FileTime.fromMillis(name.length() * 100_000L));
        return Build.identity(archive);
    }

    @Test
    void oneOfTheSameContentIsTheSameWhereverAndWheneverItWasBuilt() throws IOException {
        assertEquals(before, archive("elsewhere-and-later.jar"));
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, String> part : parts.entrySet()) {
            Path file = classes.resolve(part.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, part.getValue());
        }
        assertEquals(before, Build.identity(classes));
    }

    @Test
    void whatDecidesAProofMakesAnother() throws IOException {
        for (String part : parts.keySet()) {
            if (!part.contains("/web/")) {
                String is = parts.put(part, "something else");
                assertNotEquals(before, archive("next.jar"), part);
                parts.put(part, is);
            }
        }
        assertEquals(before, archive("again.jar"));
        parts.put("dev/molt/run/New.class", "a run");
        assertNotEquals(before, archive("more.jar"));
    }

    @Test
    void aPageMakesNone() throws IOException {
        parts.put("dev/molt/web/Site.class", "another page");
        assertEquals(before, archive("next.jar"));
    }
}
