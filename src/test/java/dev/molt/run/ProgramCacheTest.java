package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
    private static final String NO_MESSAGES = "";

    @TempDir
    Path folder;

    private ProgramCache cache(long mostBytes) throws IOException {
        return new ProgramCache(folder.resolve("cache"), mostBytes);
    }

    private Path program(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "made", ""), text);
    }

    private static String text(ProgramCache.Entry entry) {
        try {
            return Files.readString(entry.program());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsKeptIsFoundByAnotherServerToo() throws IOException {
        Path place = cache(1_000).place(false, "anna", "rustc 1", "fn main() {}");
        cache(1_000).keep(place, program("binary"), "warning");
        ProgramCache.Entry found = cache(1_000).find(place).orElseThrow();
        assertEquals("binary", text(found));
        assertEquals("warning", Files.readString(found.messages()));
    }

    @Test
    void everythingThatDecidesAProgramDecidesItsPlace() throws IOException {
        ProgramCache cache = cache(1_000);
        Path place = cache.place(false, "anna", "rustc 1", "fn main() {}");
        assertEquals(place, cache.place(false, "anna", "rustc 1", "fn main() {}"));
        assertNotEquals(place, cache.place(false, "ben", "rustc 1", "fn main() {}"));
        assertNotEquals(place, cache.place(true, "anna", "rustc 1", "fn main() {}"));
        assertNotEquals(place, cache.place(false, "anna", "rustc 2", "fn main() {}"));
        assertNotEquals(place, cache.place(false, "anna", "rustc 1", "fn main() { }"));
        assertEquals(
                cache.place(true, "anna", "rustc 1", "fn main() {}"),
                cache.place(true, "ben", "rustc 1", "fn main() {}"));
    }

    @Test
    void aLearnersNameCannotLeadOutOfTheFolder() throws IOException {
        Path place = cache(1_000).place(false, "../../etc", "rustc 1", "fn main() {}");
        assertTrue(place.normalize().startsWith(folder.resolve("cache")));
    }

    @Test
    void theLeastRecentlyUsedGoFirst() throws IOException {
        ProgramCache cache = cache(100);
        List<Path> places = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path place = cache.place(true, "", "rustc", "program " + i);
            cache.keep(place, program("x".repeat(25)), NO_MESSAGES);
            Files.setLastModifiedTime(place, FileTime.from(Instant.ofEpochSecond(1_000 + i)));
            places.add(place);
        }
        assertTrue(cache.find(places.get(0)).isPresent());
        cache.keep(cache.place(true, "", "rustc", "one more"), program("x".repeat(25)), NO_MESSAGES);
        assertTrue(cache.find(places.get(0)).isPresent(), "used last");
        assertFalse(cache.find(places.get(1)).isPresent(), "used longest ago");
        assertFalse(cache.find(places.get(2)).isPresent());
        assertTrue(cache.find(places.get(3)).isPresent());
    }

    @Test
    void halfAnEntryThatACrashLeftIsNoEntryAndGoesInTime() throws IOException {
        Path place = cache(1_000).place(true, "", "rustc", "program");
        Path part = Files.createDirectories(place.getParent());
        Path old = Files.createDirectory(part.resolve("unfinished-1"));
        Path young = Files.createDirectory(part.resolve("unfinished-2"));
        Files.writeString(old.resolve("program"), "hal");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7_200)));
        ProgramCache cache = cache(1_000);
        assertFalse(cache.find(place).isPresent());
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young), "may be another server's under way");
        cache.keep(place, program("whole"), NO_MESSAGES);
        assertEquals("whole", text(cache.find(place).orElseThrow()));
    }

    @Test
    void writersOfOneProgramDoNotDisturbEachOther() throws Exception {
        Path place = cache(100_000).place(true, "", "rustc", "program");
        Path made = program("binary");
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<ProgramCache.Entry>> kept = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProgramCache own = cache(100_000);
            kept.add(writers.submit(() -> {
                together.await();
                return own.keep(place, made, NO_MESSAGES);
            }));
        }
        together.countDown();
        for (Future<ProgramCache.Entry> entry : kept) {
            assertEquals("binary", text(entry.get(30, TimeUnit.SECONDS)));
        }
        writers.shutdown();
        try (Stream<Path> entries = Files.list(place.getParent())) {
            assertEquals(List.of(place), entries.toList());
        }
    }

    /** A version that deleted entries in their place may have ended in the middle of it. */
    @Test
    void anEntryWithoutItsProgramIsReplacedByTheNextThatIsKept() throws IOException {
        ProgramCache cache = cache(1_000);
        Path place = cache.place(false, "anna", "rustc", "program");
        Files.delete(cache.keep(place, program("first"), "messages").program());
        assertFalse(cache.find(place).isPresent());
        assertEquals("second", text(cache.keep(place, program("second"), "messages")));
        assertEquals("second", text(cache.find(place).orElseThrow()));
        try (Stream<Path> entries = Files.list(place.getParent())) {
            assertEquals(List.of(place), entries.toList());
        }
    }

    @Test
    void anEntryWithoutItsProgramGoesInTimeAndSoDoesAPartWithNothingInIt() throws IOException {
        ProgramCache cache = cache(1_000);
        Path place = cache.place(false, "anna", "rustc", "program");
        Files.delete(cache.keep(place, program("first"), "messages").program());
        Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(7_200)));
        cache(1_000);
        assertFalse(Files.exists(place.getParent()));
    }

    @Test
    void whatIsRemovedLeavesNoFolderBehind() throws IOException {
        ProgramCache cache = cache(100);
        for (String learner : List.of("anna", "ben", "cleo", "dora")) {
            cache.keep(cache.place(false, learner, "rustc", "program"), program("x".repeat(60)), NO_MESSAGES);
        }
        try (Stream<Path> parts = Files.list(folder.resolve("cache"))) {
            assertEquals(1, parts.count());
        }
        assertTrue(cache.find(cache.place(false, "dora", "rustc", "program")).isPresent(), "used last");
    }

    @Test
    void learnersPushOutNothingOfTheCourses() throws IOException {
        ProgramCache cache = cache(100);
        Path ofCourse = cache.place(true, "", "rustc", "program");
        cache.keep(ofCourse, program("x".repeat(90)), NO_MESSAGES);
        for (int i = 0; i < 9; i++) {
            cache.keep(cache.place(false, "mallory", "rustc", "program " + i), program("x".repeat(90)), NO_MESSAGES);
        }
        assertTrue(cache.find(ofCourse).isPresent());
    }

    @Test
    void twoServersOnOneFolderKeepTheBoundTogether() throws IOException {
        List<ProgramCache> servers = List.of(cache(1_000), cache(1_000));
        for (int i = 0; i < 100; i++) {
            ProgramCache server = servers.get(i % 2);
            server.keep(server.place(true, "", "rustc", "program " + i), program("x".repeat(50)), NO_MESSAGES);
        }
        try (Stream<Path> entries =
                Files.list(servers.get(0).place(true, "", "", "").getParent())) {
            long kept = entries.count();
            assertTrue(kept <= 1.2 * 1_000 / 50, kept + " programs of 50 bytes");
        }
    }

    @Test
    void whatIsRemovedBetweenFindingAndUsingItIsAsIfItWereNotThere() throws IOException {
        ProgramCache cache = cache(1_000);
        Path place = cache.place(true, "", "rustc", "program");
        cache.keep(place, program("binary"), NO_MESSAGES);
        assertEquals("binary", cache.use(place, ProgramCacheTest::text).orElseThrow());
        assertTrue(cache.use(place, entry -> {
                    Files.delete(entry.program());
                    return Files.readString(entry.program());
                })
                .isEmpty());
        Path other = cache.place(true, "", "rustc", "other");
        cache.keep(other, program("binary"), NO_MESSAGES);
        assertThrows(NoSuchFileException.class, () -> cache.use(other, entry -> Files.readString(folder.resolve("x"))));
    }
}
