package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Expectation;
import dev.molt.course.Half;
import dev.molt.course.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
        if (!context.isInExercise()) {
            parsed.checkPaths(code);
        }
        return new Draft(fence, language, code, tags, parsed, words);
    }

    /** @param numbers of notes by tag */
    Half half(Expectation expectation, Map<String, Integer> numbers) {
        return half(expectation, numbers, places(), List.of(), fence.lastLine());
    }

    /**
     * A program with what belongs to it.
     *
     * @param numbers of notes by tag
     * @param said places of what is said of its end
     * @param output places of its output's lines
     * @param last line of the item's programs and outputs, from 0
     */
    Half half(
            Expectation expectation,
            Map<String, Integer> numbers,
            Map<String, Place> said,
            List<Place> output,
            int last) {
        String text = String.join("\n", tags.lines());
        return new Half(
                language,
                text,
                ties(numbers),
                code.hiddenBefore(),
                code.hiddenAfter(),
                expectation,
                words.edition(),
                words.release(),
                words.allowUnsafe(),
                words.noRun(),
                words.version(),
                words.timeout(),
                new Origin(fence.place(), said, shown(), written(), output, last + 1));
    }

    /** Of the fence's words, by name. */
    Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        fence.words().forEach(word -> places.putIfAbsent(word.name(), fence.place(word)));
        return places;
    }

    private List<Place> shown() {
        List<Place> shown = new ArrayList<>();
        for (int i = 0; i < tags.lines().size(); i++) {
            shown.add(code.place(
                    tags.origins().get(i), 0, Math.max(1, tags.lines().get(i).length())));
        }
        return shown;
    }

    private Origin.Written written() {
        if (code.visible().isEmpty() || !code.visible().stream().allMatch(this::stands)) {
            return new Origin.Written(fence.line() + 1, "", List.of());
        }
        Code.Line first = code.visible().get(0);
        return new Origin.Written(first.line() + 1, " ".repeat(first.column()), code.visibleTexts());
    }

    /** Whether a line is in the file as it is here: a quiz may give its code in quotes, on the line of its key. */
    private boolean stands(Code.Line line) {
        String raw = fence.source().line(line.line());
        return raw.substring(Math.min(line.column(), raw.length())).equals(line.text());
    }

    private List<List<Half.Tie>> ties(Map<String, Integer> numbers) {
        return IntStream.range(0, tags.lines().size())
                .mapToObj(line -> tags.tags().stream()
                        .filter(tag -> tag.lines().contains(line))
                        .map(Tags.Tag::name)
                        .distinct()
                        .map(name -> new Half.Tie(name, numbers.getOrDefault(name, 0)))
                        .toList())
                .toList();
    }
}
