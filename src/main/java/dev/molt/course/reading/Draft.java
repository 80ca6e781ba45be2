package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.reading.Words.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that has been read from its fence and waits for its output and for the numbers of its notes.
 *
 * @param parsed with its tags
 */
record Draft(Fence fence, Language language, Code code, Tags.Result tags, Parsed parsed, Words words) {

    static Draft of(Fence fence, String courseEdition, Context context, Set<String> extra) {
        Language language = fence.language().equals("python") ? Language.PYTHON : Language.RUST;
        Words words = Words.of(fence, language, courseEdition, context, extra);
        Code code = Code.of(fence, language);
        Parsed parsed = Parsed.of(code);
        Tags.Result tags = Tags.of(code, parsed);
        if (words.errorLine() > tags.lines().size()) {
            fence.word("line")
                    .ifPresent(word -> fence.error(
                            word, "the program has no line " + words.errorLine(), "count the lines as they are shown"));
        }
        if (context != Context.EXERCISE) {
            parsed.checkPaths(code);
        }
        return new Draft(fence, language, code, tags, parsed, words);
    }

    /** @param numbers of notes by tag */
    Half half(Expectation expectation, Map<String, Integer> numbers) {
        String text = String.join("\n", tags.lines());
        return new Half(
                language,
                text,
                lines(numbers),
                code.hiddenBefore(),
                code.hiddenAfter(),
                expectation,
                words.edition(),
                words.release(),
                words.allowUnsafe(),
                words.noRun(),
                words.version(),
                words.timeout());
    }

    private List<Half.Line> lines(Map<String, Integer> numbers) {
        List<String> html = parsed.html(code, tags);
        List<Half.Line> lines = new ArrayList<>();
        for (int i = 0; i < html.size(); i++) {
            int line = i;
            List<Half.Tie> ties = tags.tags().stream()
                    .filter(tag -> tag.lines().contains(line))
                    .map(Tags.Tag::name)
                    .distinct()
                    .map(name -> new Half.Tie(name, numbers.getOrDefault(name, 0)))
                    .toList();
            lines.add(new Half.Line(html.get(i), ties));
        }
        return lines;
    }
}
