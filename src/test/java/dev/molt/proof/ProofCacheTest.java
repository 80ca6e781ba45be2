package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofCacheTest {

    private static final Path COURSE = Path.of("lessons");

    @TempDir
    private Path folder;

    private ProofCache cache() {
        return new ProofCache(folder, COURSE);
    }

    @Test
    void checksAtOneTimeAddToOneAnother() throws Exception {
        ProofCache first = cache();
        ProofCache second = cache();
        assertEquals(Optional.empty(), second.find("a", String.class));
        first.keep("a", "of the first");
        second.keep("b", "of the second");
        first.save();
        second.save();
        assertEquals(Optional.of("of the first"), cache().find("a", String.class));
        assertEquals(Optional.of("of the second"), cache().find("b", String.class));
    }

    @Test
    void coursesAreKeptApartByTheirIdsWhereverTheyLie() throws Exception {
        ProofCache one = new ProofCache(folder.resolve("kept"), course("here", "id: \"first\""));
        one.keep("a", "1");
        one.save();
        for (String id : List.of("id: first # as before", "title: \"Copied\"\nid: 'first'")) {
            Path copy = course("there", id);
            assertEquals(Optional.of("1"), new ProofCache(folder.resolve("kept"), copy).find("a", String.class), id);
        }
        Path other = course("other", "id: \"second\"");
        assertEquals(Optional.empty(), new ProofCache(folder.resolve("kept"), other).find("a", String.class));
        Path none = folder.resolve("none");
        assertEquals(Optional.empty(), new ProofCache(folder.resolve("kept"), none).find("a", String.class));
    }

    private Path course(String name, String about) throws IOException {
        Path course = Files.createDirectories(folder.resolve(name));
        Files.writeString(course.resolve("course.yaml"), about + "\n");
        return course;
    }

    @Test
    void aReportIsOfOneCheckAlone() throws Exception {
        cache().keepReport("now", "found");
        assertEquals(Optional.of("found"), cache().report("now", String.class));
        assertEquals(Optional.empty(), cache().report("later", String.class));
    }
}
