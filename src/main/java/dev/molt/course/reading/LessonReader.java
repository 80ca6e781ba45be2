package dev.molt.course.reading;

import dev.molt.course.Block;
import dev.molt.course.Contents;
import dev.molt.course.Lesson;
import dev.molt.course.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads one lesson file, as the lesson format describes it. Holds no state between files; may be used from many threads. */
public final class LessonReader {

    /** Larger files are refused, so none needs to be read further than one byte more. */
    public static final int MAX_BYTES = Source.MAX_BYTES;

    private static final Set<String> LANGUAGES = Set.of("python", "rust", "output", "quiz", "cases");
    private static final Set<String> SHORT_FORMS = Set.of("py", "rs", "python3", "py3");

    /** What a quote that is to give a hint may be called by mistake. */
    private static final Set<String> HINTS = Set.of("tip", "hint");

    private static final Pattern ALERT = Pattern.compile("\\s*>\\s*\\[!([A-Za-z]+)](?![(\\[])");

    private final String edition;

    /** @param edition of Rust for programs that name none, for instance {@code 2024} */
    public LessonReader(String edition) {
        this.edition = edition;
    }

    /**
     * What a file gave: a lesson, or at least one error. A lesson may have warnings.
     *
     * @param references to be checked against the other files
     * @param draft whether only instructors are to see it
     * @param sound items that could be read, also where the lesson has a mistake elsewhere
     */
    public record Reading(
            Optional<Lesson> lesson,
            List<Problem> problems,
            List<Reference> references,
            boolean draft,
            List<Block.Item> sound) {

        private static Reading none(List<Problem> problems) {
            return new Reading(Optional.empty(), problems, List.of(), false, List.of());
        }
    }

    /** @param name the file's place in the folder, from which module, number and address come */
    public Reading read(LessonName name, byte[] bytes) {
        Source source = Source.of(name.file(), bytes);
        if (source.isUnreadable()) {
            return Reading.none(List.copyOf(source.problems()));
        }
        try {
            return read(name, source);
        } catch (RuntimeException | StackOverflowError mistake) {
            // A mistake of the reader's own must not keep other lessons from their readers.
            source.problem(
                    Place.ofFile(name.file()),
                    "Molt could not read this file: " + mistake,
                    "report it together with the file");
            return Reading.none(sorted(source));
        }
    }

    /**
     * The front matter alone, which takes a thirtieth of the time. Problems are told by {@link #read} only.
     *
     * @param contents what is to be read later
     * @return without a lesson where the front matter has a mistake
     */
    public Reading readTop(LessonName name, byte[] bytes, Contents contents) {
        Source source = Source.of(name.file(), bytes);
        try {
            FrontMatterReader.Result front = new FrontMatterReader(source).read();
            Optional<Lesson> lesson =
                    source.errors() > 0 ? Optional.empty() : Optional.of(lesson(name, source, front, contents));
            return new Reading(
                    lesson,
                    List.of(),
                    List.copyOf(front.references()),
                    front.front().draft(),
                    List.of());
        } catch (RuntimeException | StackOverflowError mistake) {
            // Reading the whole file meets it again, and tells.
            return Reading.none(List.of());
        }
    }

    private Reading read(LessonName name, Source source) {
        FrontMatterReader.Result front = new FrontMatterReader(source).read();
        List<Reference> references = new ArrayList<>(front.references());
        List<Block> blocks = new ArrayList<>();
        List<Block.Item> sound = new ArrayList<>();
        if (!Structure.isTooWide(source)) {
            // Blank lines in place of the front matter keep the line numbers of Markdown and file the same.
            String body = "\n".repeat(front.bodyLine())
                    + source.slice(front.bodyLine(), source.lines().size() - 1);
            Node document = Markdown.parse(body);
            // Before items are read: rendering takes nodes out of the document.
            Structure.check(source, front.bodyLine(), document);
            Markdown markdown = new Markdown(document, heading -> !ExerciseReader.begins(source, heading));
            references.addAll(Links.resolve(source, name, document, markdown));
            blocks.addAll(blocks(new Manuscript(source, edition, markdown), document, sound));
        }
        Optional<Lesson> lesson = source.errors() > 0
                ? Optional.empty()
                : Optional.of(lesson(name, source, front, new Contents.Read(List.copyOf(blocks))));
        return new Reading(lesson, sorted(source), references, front.front().draft(), sound);
    }

    private static Lesson lesson(LessonName name, Source source, FrontMatterReader.Result front, Contents contents) {
        return new Lesson(
                front.id().orElse(name.id()),
                name.module(),
                name.slug(),
                name.number(),
                front.front(),
                contents,
                Hash.of(source.text()),
                name.file());
    }

    private List<Block> blocks(Manuscript manuscript, Node document, List<Block.Item> sound) {
        List<Block> blocks = new ArrayList<>();
        List<Node> prose = new ArrayList<>();
        @Nullable Node node = document.getFirstChild();
        while (node != null) {
            if (ExerciseReader.begins(manuscript.source(), node)) {
                flush(manuscript, prose, blocks);
                long errors = manuscript.source().errors();
                ExerciseReader.Result result = new ExerciseReader(manuscript).read((Heading) node);
                result.exercise().ifPresent(blocks::add);
                result.exercise().filter(it -> isSound(manuscript, errors)).ifPresent(sound::add);
                node = result.next();
                continue;
            }
            if (!(node instanceof FencedCodeBlock block)
                    || !LANGUAGES.contains(Fence.of(manuscript.source(), block).language())) {
                shown(manuscript, node);
                prose.add(node);
                node = node.getNext();
                continue;
            }
            flush(manuscript, prose, blocks);
            node = fence(manuscript, block, blocks, sound);
        }
        flush(manuscript, prose, blocks);
        return blocks;
    }

    private static boolean isSound(Manuscript manuscript, long errorsBefore) {
        return manuscript.source().errors() == errorsBefore;
    }

    private @Nullable Node fence(
            Manuscript manuscript, FencedCodeBlock block, List<Block> blocks, List<Block.Item> sound) {
        Fence fence = Fence.of(manuscript.source(), block);
        long errors = manuscript.source().errors();
        switch (fence.language()) {
            case "quiz" ->
                new QuizReader(manuscript).read(fence).ifPresent(quiz -> {
                    blocks.add(quiz);
                    if (isSound(manuscript, errors)) {
                        sound.add(quiz);
                    }
                });
            case "output" ->
                manuscript
                        .source()
                        .problem(
                                fence.place(),
                                "this output stands below no program",
                                "put it directly below its pair or snippet, in front of the notes");
            case "cases" ->
                manuscript
                        .source()
                        .problem(
                                fence.place(),
                                "these cases stand in no exercise",
                                "put them below its heading, ## Exercise: …");
            default -> {
                PairReader.Result result = new PairReader(manuscript).read(block);
                blocks.add(result.item());
                if (result.sound()) {
                    sound.add(result.item());
                }
                return result.next();
            }
        }
        return block.getNext();
    }

    /** Reports what looks like a part of an item and is only shown. */
    private static void shown(Manuscript manuscript, Node node) {
        Source source = manuscript.source();
        if (node instanceof FencedCodeBlock block) {
            misspelt(source, Fence.of(source, block));
        } else if (Notes.isNotes(manuscript, node)) {
            source.problem(
                    source.place(Manuscript.firstLine(node)),
                    "these notes stand below no program",
                    "put them directly below their pair, behind its outputs");
        } else {
            alert(source, node, false);
        }
    }

    /** Reports a quote that Git hosts show as a note of its kind, or that is meant as one, and a lesson shows as it stands. */
    static void alert(Source source, Node node, boolean inExercise) {
        int line = Manuscript.firstLine(node);
        Matcher alert = ALERT.matcher(source.line(line));
        if (node instanceof BlockQuote && alert.lookingAt()) {
            String word = alert.group(1);
            String title = word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
            boolean hint = Spelling.nearest(word, HINTS).isPresent();
            String note = "write **" + title + ":** in its place";
            source.warning(
                    source.place(line, alert.start(1) - 2, word.length() + 3),
                    "[!" + word + "] is shown as it stands",
                    !hint
                            ? note
                            : inExercise
                                    ? "write [!TIP] on a line of its own, and the hint below it"
                                    : note + ", or [!TIP] on a line of its own in an exercise");
        }
    }

    /** Reports a language that is nearly one of those that are more than shown. */
    static void misspelt(Source source, Fence fence) {
        String language = fence.language();
        Optional<String> meant = SHORT_FORMS.contains(language)
                ? Optional.of(language.startsWith("p") ? "python" : "rust")
                : language.length() > 3 ? Spelling.nearest(language, LANGUAGES) : Optional.empty();
        meant.ifPresent(word ->
                source.problem(fence.place(), "a fence of " + language + " is not run", "did you mean " + word + "?"));
    }

    private static void flush(Manuscript manuscript, List<Node> prose, List<Block> blocks) {
        if (!prose.isEmpty()) {
            blocks.add(new Block.Prose(manuscript.markdown().html(prose)));
            prose.clear();
        }
    }

    private static List<Problem> sorted(Source source) {
        return source.problems().stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
