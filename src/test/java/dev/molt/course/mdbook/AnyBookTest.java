package dev.molt.course.mdbook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.reading.LessonName;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a summary and a chapter say, the import ends with a course or a sentence, and names no file outside the course. */
class AnyBookTest {

    private static final int ROUNDS = 200;

    private static final String[] PARTS = {
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "  - ",
        "      - ",
        "\n",
        "\n\n",
        "---",
        "[",
        "]",
        "(",
        ")",
        "[A](a.md)",
        "[](a.md)",
        "[Ä ö](b.md)",
        "[Up](../../up.md)",
        "[/](/etc/passwd)",
        "[%](%zz%2e%2e/x.md)",
        "[..](<a b.md>)",
        "[D]()",
        "<!-- ",
        " -->",
        "`",
        "```",
        "```rust,ignore ",
        "```python hidelines=~\n",
        "~~~",
        "> ",
        "\t",
        "\\",
        "{{#include a.md}}",
        "{{#include ../../x}}",
        "{{#playground a.md:1:2 x}}",
        "{{#rustdoc_include b.md:",
        "{{#title }}",
        "}}",
        "[^1]",
        "[x]: a.md\n",
        "![i](a.md)",
        "![](i.png)",
        "<div>",
        "| a | b |\n|---|---|\n",
        "# x\n",
        "#\n",
        "##",
        "\u0000",
        "\uD83E\uDD80",
        "é",
        "{#id}",
        "Exercise: "
    };

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    @Test
    void anyTextIsReadAndNothingIsNamedOutsideTheCourse(@TempDir Path folder) throws Exception {
        int read = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Books book = new Books(folder.resolve("book"))
                    .with("src/SUMMARY.md", text(random, 30))
                    .with("src/a.md", text(random, 60))
                    .with("src/b.md", text(random, 60));
            try {
                MdBook made = book.read();
                read++;
                for (String file : made.texts().keySet()) {
                    assertTrue(
                            file.equals("course.yaml")
                                    || file.matches("[a-z0-9-]+/module\\.yaml")
                                    || LessonName.of(file).isPresent(),
                            "seed " + seed + ": " + file);
                }
                made.pictures()
                        .keySet()
                        .forEach(file -> assertTrue(file.matches("[a-z0-9-]+/images/[a-z0-9-]+\\.[a-z]+"), file));
            } catch (BookUnreadable told) {
                assertFalse(told.getMessage().isBlank());
            }
        }
        assertTrue(read > ROUNDS / 4, "only " + read + " books had a chapter");
    }
}
