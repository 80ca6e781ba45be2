package dev.molt.proof;

import dev.molt.Language;
import dev.molt.course.Half;
import dev.molt.course.WholeFile;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.util.List;
import java.util.Optional;

/** A learner's text that is to be laid out anew: what they see of the program, never its set-up. */
public record Formatting(WholeFile file, RunRequest request) {

    /** @throws IllegalArgumentException with a sentence for the learner, see {@link RunRequest} */
    public static Formatting of(Half half, String visible) {
        WholeFile file = WholeFile.of(half.language(), visible)
                .orElseThrow(() -> new IllegalArgumentException("The program nests too deeply to be formatted."));
        RunRequest request = new RunRequest(
                half.language(),
                file.text(),
                half.language() == Language.RUST ? half.edition() : "2024",
                Profile.FORMAT,
                List.of(),
                "",
                true,
                null,
                1,
                false);
        return new Formatting(file, request);
    }

    /** The learner's text laid out anew; empty where that is not one text any more. */
    public Optional<String> text(RunResult result) {
        return file.visible(result.stdout());
    }
}
