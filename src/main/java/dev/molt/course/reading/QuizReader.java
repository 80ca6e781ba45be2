package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Expectation;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.Half;
import dev.molt.course.Origin;
import dev.molt.course.reading.Yaml.Entries;
import dev.molt.course.reading.Yaml.Node;
import dev.molt.course.reading.Yaml.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a quiz: a program whose end is asked for, a question with choices, or one whose answer is filled in. */
final class QuizReader {

    private static final Set<String> ENDS = Set.of("prints", "error", "panics", "raises");
    private static final Set<String> KEYS = Set.of("prints", "error", "line", "panics", "raises");

    private static final String ERROR_CODE = "E\\d{4}";

    private final Manuscript manuscript;
    private final Source source;

    QuizReader(Manuscript manuscript) {
        this.manuscript = manuscript;
        this.source = manuscript.source();
    }

    /** Empty when a mistake leaves nothing to show. */
    Optional<Quiz> read(Fence fence) {
        fence.check(Set.of(), Set.of("id"), "a quiz");
        Optional<Entries> entries = Yaml.map(source, fence.line() + 1, fence.indent(), fence.text(), "the quiz");
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        boolean traced = entries.get().entries().containsKey("code");
        boolean blank = !traced && entries.get().entries().containsKey("accepts");
        Set<String> needed = traced
                ? Set.of("ask", "code", "answer", "why")
                : blank ? Set.of("ask", "accepts", "why") : Set.of("ask");
        Set<String> known = Set.of("ask", "code", "answer", "why", "language", "choices", "accepts");
        YamlMap map = YamlMap.of(source, entries.get(), "the quiz", needed, known);
        if (!traced && !blank && !map.has("choices")) {
            source.problem(
                    fence.place(),
                    "a quiz with neither code nor choices nor accepts",
                    "write code and answer, or choices, or accepts");
        }
        String ask = map.text("ask");
        String id = manuscript.id(fence.word("id"), fence.line(), ask, "add id=… to the fence");
        String hash = Hash.of(source.slice(fence.line(), fence.lastLine()));
        if (traced) {
            refuse(map, Set.of("choices", "accepts"), "a quiz has one of code, choices and accepts");
            return traced(fence, map).map(question -> new Quiz(id, ask, hash, question, List.of(), null));
        }
        if (blank) {
            refuse(map, Set.of("choices", "answer", "language"), "a quiz with accepts has ask and why beside it");
            return Optional.of(new Quiz(id, ask, hash, null, List.of(), blank(map)));
        }
        refuse(map, Set.of("answer", "why", "language"), "a quiz with choices has its reasons there");
        return Optional.of(new Quiz(id, ask, hash, null, choices(map), null));
    }

    private void refuse(YamlMap map, Set<String> keys, String message) {
        keys.stream()
                .sorted()
                .filter(map::has)
                .forEach(key -> source.problem(map.keyPlace(key), message, "take " + key + " away"));
    }

    private Quiz.Blank blank(YamlMap map) {
        List<String> accepts = map.strings("accepts");
        if (accepts.isEmpty()) {
            source.problem(map.keyPlace("accepts"), "accepts names no answer", "write accepts: [\"…\"]");
        }
        return new Quiz.Blank(accepts, map.text("why"));
    }

    private List<Quiz.Choice> choices(YamlMap map) {
        List<Quiz.Choice> choices = new ArrayList<>();
        boolean unclear = false;
        for (Node item : map.list("choices")) {
            if (!(item instanceof Entries entries)) {
                source.problem(
                        map.place(item), "a choice wants text and why", "write - text: \"…\" and below it why: \"…\"");
                continue;
            }
            YamlMap choice = YamlMap.of(source, entries, "the choice", Set.of("text", "why"), Set.of("right"));
            String text = choice.text("text");
            if (!text.isEmpty()
                    && choices.stream().anyMatch(other -> other.text().equals(text))) {
                source.problem(choice.keyPlace("text"), "two choices say the same", "take one away");
            }
            Optional<String> right = choice.word("right", Set.of("true", "false"));
            unclear |= choice.has("right") && right.isEmpty();
            choices.add(new Quiz.Choice(text, right.filter("true"::equals).isPresent(), choice.text("why")));
        }
        if (map.has("choices") && choices.size() < 2) {
            source.problem(map.keyPlace("choices"), "fewer than two choices", "add another");
        }
        if (choices.size() >= 2 && !unclear && choices.stream().noneMatch(Quiz.Choice::right)) {
            source.problem(map.keyPlace("choices"), "no choice is right", "add right: true to one");
        }
        return List.copyOf(choices);
    }

    private Optional<Quiz.Traced> traced(Fence fence, YamlMap map) {
        Language language = map.word("language", Set.of("python", "rust"))
                        .filter("python"::equals)
                        .isPresent()
                ? Language.PYTHON
                : Language.RUST;
        String why = map.text("why");
        Optional<Node> code = map.node("code");
        int line = code.map(Node::line).orElse(fence.line());
        if (code.filter(this::isFolded).isPresent()) {
            // Its lines are gone: all that is said of them, such as the answer's line, would be told in the wrong
            // place.
            source.problem(map.keyPlace("code"), "YAML folds the lines of code into one", "write code: |");
            return Optional.empty();
        }
        String text = map.block("code").stripTrailing();
        if (code.isPresent() && text.isBlank()) {
            source.problem(map.place(code.get()), "code is empty", "write the program below code: |");
        }
        boolean block = code.filter(node -> node.endLine() > node.line()).isPresent();
        Fence program = new Fence(
                source,
                language.tag(),
                List.of(),
                text + "\n",
                block ? line : line - 1,
                fence.lastLine(),
                codeIndent(line));
        Draft draft = Draft.of(program, manuscript.edition(), Context.QUIZ, Set.of());
        draft.tags()
                .tags()
                .forEach(tag -> source.problem(
                        tag.place(), "a tag has no place in a quiz", "take it away, or write \\@" + tag.name()));
        String meant = map.node("answer")
                .map(node -> node instanceof Text word ? word.value() : "")
                .filter(word -> word.matches(ERROR_CODE))
                .map(word -> "{error: " + word + "}")
                .orElse("{prints: \"…\"}");
        Optional<Entries> key = map.map("answer", "write answer: " + meant);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        YamlMap answer = YamlMap.of(source, key.get(), "the answer", Set.of(), KEYS);
        Expectation expectation =
                expectation(map, answer, language, draft.tags().lines().size());
        Half half = draft.half(expectation, Map.of(), said(map, answer), printed(answer), fence.lastLine());
        return Optional.of(new Quiz.Traced(half, why));
    }

    private static Map<String, Place> said(YamlMap map, YamlMap answer) {
        Map<String, Place> said = new HashMap<>(Map.of(Origin.ANSWER, map.keyPlace("answer")));
        KEYS.forEach(key -> answer.node(key).ifPresent(node -> said.put(key, answer.place(node))));
        return said;
    }

    private static List<Place> printed(YamlMap answer) {
        return answer.node("prints").map(answer::place).stream().toList();
    }

    /** Whether a text goes over lines without a {@code |} that keeps them. */
    private boolean isFolded(Node code) {
        return code instanceof Text text
                && text.endLine() > text.line()
                && !text.value().isEmpty()
                && !source.line(text.line()).startsWith("|", text.column());
    }

    /** Of the lines of a {@code code: |} block. */
    private int codeIndent(int line) {
        String first = source.line(line + 1);
        return first.length() - first.stripLeading().length();
    }

    private Expectation expectation(YamlMap quiz, YamlMap answer, Language language, int lines) {
        List<String> ends = ENDS.stream().sorted().filter(answer::has).toList();
        boolean errorWithoutCode = ends.isEmpty() && answer.has("line");
        if (ends.size() != 1 && !errorWithoutCode) {
            source.problem(
                    quiz.keyPlace("answer"),
                    "the answer wants one of prints, error, panics and raises",
                    "write, for instance, answer: {prints: \"…\"}");
            return new Expectation(Ending.SUCCEEDS, Set.of(), 0, 0, null, null);
        }
        String end = errorWithoutCode ? "error" : ends.get(0);
        if (answer.has("line") && !end.equals("error")) {
            source.problem(answer.keyPlace("line"), "line belongs to error", "take it away");
        }
        boolean fits = language == Language.RUST ? !end.equals("raises") : end.equals("prints") || end.equals("raises");
        if (!fits) {
            source.problem(
                    answer.keyPlace(end),
                    language.title() + " has no answer " + end,
                    language == Language.RUST ? "write panics: true" : "write raises: TypeError");
        }
        return switch (end) {
            case "prints" -> {
                Expectation.Output output = Expectation.Output.of(answer.block("prints"), false);
                yield new Expectation(Ending.SUCCEEDS, Set.of(), 0, 0, null, output);
            }
            case "error" ->
                new Expectation(
                        Ending.DOES_NOT_COMPILE,
                        codes(answer),
                        answer.number("line", Math.max(1, lines)),
                        0,
                        null,
                        null);
            case "panics" -> {
                if (!answer.yes("panics")) {
                    source.problem(answer.keyPlace("panics"), "panics is true or not there", "write panics: true");
                }
                yield new Expectation(Ending.PANICS, Set.of(), 0, 0, null, null);
            }
            default -> new Expectation(Ending.RAISES, Set.of(), 0, 0, answer.text("raises"), null);
        };
    }

    /** The code is left out for errors that have none. */
    private Set<String> codes(YamlMap answer) {
        String code = answer.block("error").strip();
        if (!code.isEmpty() && !code.matches(ERROR_CODE)) {
            answer.node("error")
                    .ifPresent(node -> source.problem(
                            answer.place(node), code + " is no error code of rustc", "write, for instance, E0382"));
        }
        Set<String> codes = new LinkedHashSet<>();
        if (!code.isEmpty()) {
            codes.add(code);
        }
        return codes;
    }
}
