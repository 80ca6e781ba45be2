package dev.molt.course.reading;

import dev.molt.course.Block.Exercise;
import dev.molt.course.Half;
import dev.molt.course.reading.Fence.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.jspecify.annotations.Nullable;

/** Reads an exercise: from its heading to the next heading of that level or above. */
final class ExerciseReader {

    private static final Set<String> PARTS = Set.of("reference", "starter", "solution", "approach", "tests");
    private static final Pattern HEADING =
            Pattern.compile("^ {0,3}#{1,6}[ \\t]+(?:Exercise:[ \\t]*)?(.*?)[ \\t]*(\\{(.*)})?[ \\t]*#*[ \\t]*$");
    private static final Pattern IS_EXERCISE =
            Pattern.compile("^ {0,3}#{1,6}[ \\t]+(?:Exercise:.*|.*\\{exercise\\b.*})[ \\t]*#*[ \\t]*$");

    private static final Pattern TIP = Pattern.compile("\\s*>\\s*\\[!TIP]\\s*");

    private final Manuscript manuscript;
    private final Source source;
    private final Map<String, Draft> parts = new HashMap<>();
    private final List<Draft> approaches = new ArrayList<>();
    private @Nullable Fence cases;
    private final List<Node> prompt = new ArrayList<>();
    private final List<Node> hints = new ArrayList<>();

    /** The exercise, empty when a part of it is missing, and the node with which the lesson goes on. */
    record Result(Optional<Exercise> exercise, @Nullable Node next) {}

    ExerciseReader(Manuscript manuscript) {
        this.manuscript = manuscript;
        this.source = manuscript.source();
    }

    static boolean begins(Source source, Node node) {
        return node instanceof Heading
                && IS_EXERCISE.matcher(source.line(Manuscript.firstLine(node))).matches();
    }

    Result read(Heading heading) {
        int line = Manuscript.firstLine(heading);
        String text = source.line(line);
        Matcher matcher = HEADING.matcher(text);
        String title = matcher.matches() ? matcher.group(1) : Markdown.text(heading);
        List<Word> words = matcher.matches() && matcher.group(2) != null
                ? Fence.words(source, line, text.substring(0, matcher.end(3)), matcher.start(3))
                : List.of();
        Fence attributes = new Fence(source, "", words, "", line, line, 0);
        Map<String, Word> found =
                attributes.check(Set.of("exercise"), Set.of("exercise", "allow"), "an exercise's heading");
        Word allow = found.get("allow");
        if (allow != null && !"unsafe".equals(allow.value())) {
            attributes.error(allow, "only unsafe can be allowed", "write allow=unsafe");
        }
        Optional<Word> given = Optional.ofNullable(found.get("exercise")).filter(word -> word.value() != null);
        String id = manuscript.id(given, line, title, "write {exercise=…} behind the heading");
        if (title.isBlank()) {
            source.problem(source.place(line), "the exercise has no title", "write ## Exercise: what is to be done");
        }
        Node last = heading;
        Node next = heading.getNext();
        while (next != null && !(next instanceof Heading other && other.getLevel() <= heading.getLevel())) {
            take(next);
            last = next;
            next = next.getNext();
        }
        String hash = Hash.of(source.slice(line, Math.max(line, Manuscript.lastLine(last))));
        return new Result(exercise(line, id, title, hash, allow != null), next);
    }

    private void take(Node node) {
        if (node instanceof FencedCodeBlock block) {
            Fence fence = Fence.of(source, block);
            switch (fence.language()) {
                case "python", "rust" -> part(fence);
                case "cases" -> cases(fence);
                case "output" ->
                    source.problem(
                            fence.place(),
                            "an output has no place in an exercise",
                            "take it away: the tests say what is right");
                case "quiz" ->
                    source.problem(
                            fence.place(),
                            "a quiz inside an exercise",
                            "put a heading in front of it, which ends the exercise");
                default -> {
                    shown(fence);
                    prompt.add(node);
                }
            }
        } else if (isTip(source, node)) {
            hints.add(node);
        } else {
            LessonReader.alert(source, node, true);
            prompt.add(node);
        }
    }

    private void cases(Fence fence) {
        if (cases == null) {
            cases = fence;
        } else {
            source.problem(fence.place(), "a second fence of cases", "put all cases into one");
        }
    }

    /** Reports what looks like a part and is only shown. */
    private void shown(Fence fence) {
        if (fence.has("cases") || fence.has("generated")) {
            source.problem(
                    fence.place(),
                    "a fence of " + fence.language() + " holds no cases",
                    "write cases in place of " + fence.language());
        } else {
            LessonReader.misspelt(source, fence);
        }
    }

    /** A quote that gives a hint: programs in it are only shown. */
    static boolean isTip(Source source, Node node) {
        return node instanceof BlockQuote
                && TIP.matcher(source.line(Manuscript.firstLine(node))).matches();
    }

    private void part(Fence fence) {
        List<Word> named = fence.words().stream()
                .filter(word -> PARTS.contains(word.name()))
                .toList();
        if (named.size() != 1) {
            String message = named.isEmpty()
                    ? "a program in an exercise that names no part"
                    : "a program is one part of an exercise";
            source.problem(
                    fence.place(),
                    message,
                    "write one of reference, starter, solution, approach and tests behind the language");
            return;
        }
        String part = named.get(0).name();
        if (part.equals("reference") != fence.language().equals("python")) {
            fence.error(
                    named.get(0),
                    part + " is no " + fence.language() + " program",
                    "the reference is Python, the rest is Rust");
            return;
        }
        boolean approach = part.equals("approach");
        Draft draft = Draft.of(
                fence, manuscript.edition(), Context.ofPart(part), approach ? Set.of(part, "title") : Set.of(part));
        draft.tags()
                .tags()
                .forEach(tag -> source.problem(
                        tag.place(), "a tag has no place in an exercise", "take it away, or write \\@" + tag.name()));
        if (approach) {
            String title = fence.value("title").orElse("");
            if (title.isBlank()) {
                source.problem(fence.place(), "an approach without a title", "add title=\"…\"");
            }
            approaches.add(draft);
        } else if (parts.putIfAbsent(part, draft) != null) {
            source.problem(fence.place(), "a second " + part, approachRemedy(part));
        }
        if (part.equals("tests")) {
            TestsCheck.of(draft);
        }
    }

    private static String approachRemedy(String part) {
        return part.equals("solution") ? "write rust approach title=\"…\"" : "keep one";
    }

    private Optional<Exercise> exercise(int line, String id, String title, String hash, boolean allowUnsafe) {
        for (String part : List.of("starter", "solution")) {
            if (!parts.containsKey(part)) {
                source.problem(source.place(line), "the exercise has no " + part, "add a fence: rust " + part);
            }
        }
        if (!parts.containsKey("tests") && cases == null) {
            source.problem(
                    source.place(line),
                    "the exercise has neither tests nor cases",
                    "add a fence: rust tests, or cases beside a python reference");
        }
        if (hints.isEmpty()) {
            source.problem(source.place(line), "the exercise has no hint", "add a quote that begins with [!TIP]");
        }
        Draft starter = parts.get("starter");
        Draft solution = parts.get("solution");
        Draft tests = parts.get("tests");
        Draft reference = parts.get("reference");
        Exercise.Cases calls = cases == null
                ? null
                : new CasesReader(source, cases).read(parts, approaches).orElse(null);
        if (starter == null || solution == null || tests == null && calls == null) {
            return Optional.empty();
        }
        List<Exercise.Solution> solutions = new ArrayList<>();
        solutions.add(new Exercise.Solution("", half(solution)));
        approaches.forEach(draft ->
                solutions.add(new Exercise.Solution(draft.fence().value("title").orElse(""), half(draft))));
        List<String> hintHtml = hints.stream().map(this::hint).toList();
        return Optional.of(new Exercise(
                id,
                title,
                hash,
                manuscript.markdown().html(prompt),
                reference == null ? null : half(reference),
                half(starter),
                List.copyOf(solutions),
                tests == null ? null : half(tests),
                calls,
                allowUnsafe,
                hintHtml));
    }

    private static Half half(Draft draft) {
        return draft.half(draft.words().expectation(null), Map.of());
    }

    /** The quote without its first line. */
    private String hint(Node quote) {
        if (quote.getFirstChild() instanceof Paragraph first) {
            Node inline = first.getFirstChild();
            while (inline != null) {
                Node next = inline.getNext();
                boolean ends = inline instanceof SoftLineBreak;
                inline.unlink();
                inline = ends ? null : next;
            }
            if (first.getFirstChild() == null) {
                first.unlink();
            }
        }
        String html = manuscript.markdown().inner(quote);
        if (html.isBlank()) {
            source.problem(source.place(Manuscript.firstLine(quote)), "an empty hint", "write it below [!TIP]");
        }
        return html;
    }
}
