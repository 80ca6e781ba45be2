package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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
    void coursesAreKeptApart() throws Exception {
        ProofCache one = cache();
        one.keep("a", "1");
        one.save();
        assertEquals(Optional.empty(), new ProofCache(folder, Path.of("other")).find("a", String.class));
    }

    @Test
    void aReportIsOfOneCheckAlone() throws Exception {
        cache().keepReport("now", "found");
        assertEquals(Optional.of("found"), cache().report("now", String.class));
        assertEquals(Optional.empty(), cache().report("later", String.class));
    }
}
