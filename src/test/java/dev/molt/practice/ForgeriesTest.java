package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block.Exercise;
import dev.molt.practice.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers that are wrong and try to pass. Each is a file whose first line is a comment with the kind of verdict that it must get;
 * adding one is dropping a file.
 */
class ForgeriesTest {

    private static final Path FOLDER = Path.of("src/test/resources/forgeries");

    @TestFactory
    Stream<DynamicTest> noForgeryPasses() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.sorted().toList();
        }
        assertTrue(files.size() >= 34, "only " + files.size() + " forgeries");
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> try_(file)));
    }

    private static void try_(Path file) throws IOException {
        String text = Files.readString(file);
        String wanted = text.lines().findFirst().orElseThrow().replaceFirst("^(//|#) ", "");
        Verdict verdict = Exercises.verdict(Exercises.TOTAL, text, "forger");
        assertFalse(verdict.passed(), verdict.toString());
        assertEquals(
                Kind.valueOf(wanted.toUpperCase(Locale.ROOT).replace('-', '_')), verdict.kind(), verdict.toString());
    }

    /** What Python gives never enters the box, so no program can find it there, however it looks. */
    @Test
    void whatIsExpectedIsNowhereInTheBox() {
        String canary = Long.toString(UUID.randomUUID().getLeastSignificantBits() >>> 2);
        Exercise exercise = Exercises.port(
                "def secret(x):\n    return x * 0 + %s".formatted(canary),
                "pub fn secret(x: i64) -> i64 {\n    x * 0 + %s\n}".formatted(canary),
                "[1]");
        Verdict verdict = Exercises.verdict(exercise, """
                use std::fs;
                use std::io::Read;
                use std::path::Path;

                pub fn secret(_: i64) -> i64 {
                    let mut input = String::new();
                    let _ = std::io::stdin().read_to_string(&mut input);
                    println!("{input}{:?}{:?}", std::env::args(), std::env::vars());
                    look(Path::new("/box"), 0);
                    look(Path::new("/molt"), 0);
                    look(Path::new("/proc"), 0);
                    look(Path::new("/tmp"), 0);
                    look(Path::new("/dev/shm"), 0);
                    0
                }

                fn look(folder: &Path, depth: u32) {
                    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                        let path = entry.path();
                        println!("{path:?}");
                        if depth < 4 && path.is_dir() {
                            look(&path, depth + 1);
                        } else if let Ok(bytes) = fs::read(&path) {
                            println!("{}", String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]));
                        }
                    }
                }
                """, "seeker");
        assertEquals(Kind.FAILED, verdict.kind(), verdict.toString());
        assertTrue(verdict.stdout().contains("/box/main"), verdict.stdout());
        assertFalse((verdict.stdout() + verdict.stderr()).contains(canary), verdict.stdout());
    }
}
