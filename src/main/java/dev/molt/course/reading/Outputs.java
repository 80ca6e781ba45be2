package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.Expectation.Output;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The output fences below a pair or snippet. */
final class Outputs {

    private static final String NO_RUN = "take it away, or take no_run away";

    private final List<Language> languages;
    private final Map<Language, Output> outputs = new EnumMap<>(Language.class);
    private final Map<Language, Fence> fences = new EnumMap<>(Language.class);

    /** @param languages of the programs above */
    Outputs(List<Language> languages) {
        this.languages = languages;
    }

    @Nullable
    Output of(Language language) {
        return outputs.get(language);
    }

    /** Of the lines of a language's output, from the opening to the closing fence. */
    List<Place> places(Language language) {
        Fence fence = fences.get(language);
        return fence == null
                ? List.of()
                : IntStream.rangeClosed(fence.line(), fence.lastLine())
                        .mapToObj(fence.source()::place)
                        .toList();
    }

    void add(Fence fence, Map<Language, Words> words) {
        fence.check(Set.of("python", "rust", "contains"), Set.of(), "an output");
        boolean both = fence.has("python") == fence.has("rust");
        if (both && languages.stream().noneMatch(language -> canPrint(words.get(language)))) {
            boolean shown = words.values().stream().anyMatch(Words::noRun);
            notRun(fence, shown ? NO_RUN : "take it away: what does not compile prints nothing");
            return;
        }
        Output output = Output.of(fence.text(), fence.has("contains"));
        for (Language language : Language.values()) {
            if (!both && !fence.has(language.tag())) {
                continue;
            }
            Words its = words.get(language);
            if (!languages.contains(language)) {
                if (!both) {
                    fence.source()
                            .problem(
                                    fence.place(),
                                    "no " + language.title() + " program stands above",
                                    "take " + language.tag() + " away");
                }
            } else if (both && !canPrint(its)) {
                // What both print says nothing about a program that never runs.
                continue;
            } else if (its != null && its.noRun()) {
                notRun(fence, NO_RUN);
            } else if (outputs.putIfAbsent(language, output) != null) {
                fence.source().problem(fence.place(), "a second output for " + language.title(), "keep one");
            } else {
                fences.put(language, fence);
            }
        }
    }

    /** Nothing would prove such an output, and learners would see it. */
    private static void notRun(Fence fence, String remedy) {
        fence.source().problem(fence.place(), "an output of a program that is not run", remedy);
    }

    private static boolean canPrint(@Nullable Words words) {
        return words != null && words.ending() != Ending.DOES_NOT_COMPILE && !words.noRun();
    }
}
