package dev.molt.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.reading.LessonName;
import dev.molt.run.SharedBoxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lesson that is proved after each save. */
class LessonProofTest {

    private static final LessonName NAME = LessonName.of("01-first/01-sums.md").orElseThrow();

    @TempDir
    Path folder;

    private final SharedBoxes boxes = new SharedBoxes();
    private final List<String> steps = new CopyOnWriteArrayList<>();

    private LessonProof proof(@Nullable Path rustc) {
        return new LessonProof(new CourseCheck.Settings(
                folder.resolve("lessons"),
                folder.resolve("proofs"),
                "test",
                null,
                rustc,
                it -> SharedBoxes.desk(boxes)));
    }

    private Optional<LessonProof.Report> prove(LessonProof proof, String front, String output) throws IOException {
        String text = "---\ntitle: \"Sums\"\nsummary: \"S\"\n" + front + "\n---\n\n"
                + "```python title=\"Sums\" same\nprint(sum([1, 2]))\n```\n```rust\n"
                + "println!(\"{}\", [1, 2].iter().sum::<i32>());\n```\n```output\n" + output + "\n```\n";
        return proof.of(
                NAME,
                "2024",
                text.getBytes(StandardCharsets.UTF_8),
                (done, all) -> steps.add(done + " of " + all),
                () -> false);
    }

    @Test
    void whatIsNotSoIsFoundAndWhatIsKnownIsNotRunAgain() throws IOException {
        try (LessonProof proof = proof(null)) {
            assertEquals(
                    List.of(), prove(proof, "minutes: 5", "3").orElseThrow().problems());
            assertEquals(List.of("0 of 2", "2 of 2"), steps);
            int runs = boxes.runs();
            assertTrue(runs > 0);
            // A mistake elsewhere in the file is told by who reads it, and keeps no program from being proved.
            assertEquals(
                    List.of(), prove(proof, "minuets: 5", "3").orElseThrow().problems());
            assertEquals(runs, boxes.runs());
            LessonProof.Report wrong = prove(proof, "minutes: 5", "4").orElseThrow();
            assertEquals(2, wrong.programs());
            assertEquals("01-first/01-sums.md", wrong.problems().get(0).file());
        }
    }

    @Test
    void aProofThatNobodyWantsAnyMoreEndsWithoutAReport() throws IOException {
        try (LessonProof proof = proof(null)) {
            byte[] text =
                    "---\ntitle: T\nsummary: S\nminutes: 1\n---\n\n```python id=a\nprint(1)\n```\n```output\n1\n```\n"
                            .getBytes(StandardCharsets.UTF_8);
            assertEquals(Optional.empty(), proof.of(NAME, "2024", text, Progress.NONE, () -> true));
            assertEquals(0, boxes.runs());
        }
    }

    @Test
    void whereNothingCanRunTheReportSaysWhy() throws IOException {
        try (LessonProof proof = proof(folder.resolve("no-rustc"))) {
            LessonProof.Report report = prove(proof, "minutes: 5", "3").orElseThrow();
            CannotProve obstacle = report.obstacle();
            assertNotNull(obstacle);
            assertTrue(!obstacle.remedy().isEmpty());
            assertEquals(List.of(), report.problems());
        }
        try (LessonProof proof = proof(null)) {
            assertNull(prove(proof, "minutes: 5", "3").orElseThrow().obstacle());
        }
    }
}
