package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Block.Transfer;
import dev.molt.course.reading.Fence.Word;
import dev.molt.course.reading.Tags.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads a comparison or a snippet: its programs, their outputs, its notes. */
final class PairReader {

    private final Manuscript manuscript;
    private final Source source;

    /**
     * The block and the node with which the lesson goes on.
     *
     * @param sound whether it can be run: all of it was read, and at most what it prints was left out
     */
    record Result(Block.Item item, boolean sound, @Nullable Node next) {}

    PairReader(Manuscript manuscript) {
        this.manuscript = manuscript;
        this.source = manuscript.source();
    }

    Result read(FencedCodeBlock first) {
        long errors = source.errors();
        Fence fence = Fence.of(source, first);
        Node next = first.getNext();
        if (next instanceof FencedCodeBlock second) {
            Fence twin = Fence.of(source, second);
            if (isTurned(fence, twin, second.getNext())) {
                source.problem(
                        fence.place(),
                        "a rust fence directly above a python one",
                        "put the Python fence first; if they are two snippets, give each a title");
                // Read as the pair that is meant, so that nothing else is told than what the author has to mend.
                Draft rust = Draft.of(fence, manuscript.edition(), Context.PAIR_FIRST, Set.of());
                Draft python = Draft.of(twin, manuscript.edition(), Context.PAIR_FIRST, Set.of());
                Fence about = isNamed(twin) ? twin : fence;
                return read(about, List.of(python, rust), second, errors);
            }
            if (fence.language().equals("python") && twin.language().equals("rust")) {
                Draft python = Draft.of(fence, manuscript.edition(), Context.PAIR_FIRST, Set.of());
                Draft rust = Draft.of(twin, manuscript.edition(), Context.PAIR_SECOND, Set.of());
                return read(fence, List.of(python, rust), second, errors);
            }
        }
        return read(fence, List.of(Draft.of(fence, manuscript.edition(), Context.SNIPPET, Set.of())), first, errors);
    }

    /** Whether two fences are a pair the wrong way round: each with a name of its own they are two snippets. */
    private boolean isTurned(Fence rust, Fence python, @Nullable Node below) {
        boolean isPairBelow = below instanceof FencedCodeBlock block
                && Fence.of(source, block).language().equals("rust");
        return rust.language().equals("rust")
                && python.language().equals("python")
                && !isPairBelow
                && !(isNamed(rust) && isNamed(python));
    }

    private static boolean isNamed(Fence fence) {
        return fence.has("id") || fence.has("title");
    }

    /**
     * @param first has the words about the whole
     * @param drafts Python before Rust
     * @param before how many errors there were in front of the item
     */
    private Result read(Fence first, List<Draft> drafts, FencedCodeBlock lastFence, long before) {
        Map<Language, Words> words = new EnumMap<>(Language.class);
        drafts.forEach(draft -> words.put(draft.language(), draft.words()));
        Outputs outputs = new Outputs(drafts.stream().map(Draft::language).toList());
        Node last = lastFence;
        while (last.getNext() instanceof FencedCodeBlock block
                && Fence.of(source, block).language().equals("output")) {
            outputs.add(Fence.of(source, block), words);
            last = block;
        }
        int lastOutput = Manuscript.lastLine(last);
        Notes notes = new Notes(manuscript);
        if (last.getNext() != null && Notes.isNotes(manuscript, last.getNext())) {
            last = last.getNext();
            notes.read(last);
        }
        checkTags(drafts, notes);
        checkRace(first, drafts);
        Block.Item item = item(first, drafts, outputs, notes, lastOutput, Manuscript.lastLine(last));
        boolean sound = source.errors() == before;
        checkProof(first, drafts, outputs);
        return new Result(item, sound, last.getNext());
    }

    private Block.Item item(
            Fence fence, List<Draft> drafts, Outputs outputs, Notes notes, int lastOutput, int lastLine) {
        String title = fence.value("title").orElse("");
        fence.word("title")
                .filter(word -> word.value() != null && title.isBlank())
                .ifPresent(word -> fence.error(word, "the title is empty", "say in a few words what it shows"));
        String id = manuscript.id(fence.word("id"), fence.line(), title, "add title=\"…\" or id=…");
        String hash = Hash.of(source.slice(fence.line(), lastLine));
        List<String> args = fence.value("args")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split("\\s+")))
                .orElse(List.of());
        String stdin = fence.value("stdin").orElse("");
        var halves = drafts.stream()
                .map(draft -> draft.half(
                        draft.words().expectation(outputs.of(draft.language())),
                        notes.numbers(),
                        draft.places(),
                        outputs.places(draft.language()),
                        lastOutput))
                .toList();
        return halves.size() == 1
                ? new Block.Snippet(id, title, hash, args, stdin, halves.get(0), notes.notes())
                : new Block.Comparison(
                        id,
                        title,
                        hash,
                        transfer(fence),
                        fence.has("race"),
                        args,
                        stdin,
                        halves.get(0),
                        halves.get(1),
                        notes.notes());
    }

    private @Nullable Transfer transfer(Fence fence) {
        List<Word> words = fence.words().stream()
                .filter(word -> Words.TRANSFERS.contains(word.name()))
                .toList();
        if (words.size() > 1) {
            fence.error(words.get(1), "one of same, changed and new", "keep one");
        }
        return words.isEmpty() ? null : Transfer.valueOf(words.get(0).name().toUpperCase(Locale.ROOT));
    }

    private void checkProof(Fence first, List<Draft> drafts, Outputs outputs) {
        List<Draft> untold = drafts.stream()
                .filter(draft -> outputs.of(draft.language()) == null
                        && !draft.words().fails()
                        && !draft.words().noRun())
                .toList();
        boolean nothingTold = untold.size() == drafts.size()
                || !untold.isEmpty()
                        && drafts.stream()
                                .allMatch(draft ->
                                        untold.contains(draft) || draft.words().noRun());
        if (nothingTold) {
            String what = drafts.size() == 1 ? "snippet" : "pair";
            source.problem(
                    first.place(),
                    "this " + what + " has neither output nor failure word",
                    "add an output fence below it");
        } else if (!untold.isEmpty() && first.has("changed")) {
            Draft draft = untold.get(0);
            source.problem(
                    draft.fence().place(),
                    "a changed pair asks what Rust does, and nothing says what the "
                            + draft.language().title() + " half prints",
                    "add an output " + draft.language().tag() + " fence below the pair");
        }
    }

    private void checkRace(Fence first, List<Draft> drafts) {
        if (drafts.size() == 2
                && drafts.stream().anyMatch(draft -> draft.words().noRun())) {
            first.word("race")
                    .ifPresent(race -> first.error(
                            race, "a program that is not run cannot be raced", "take race away, or no_run"));
        }
    }

    private void checkTags(List<Draft> drafts, Notes notes) {
        Set<String> all = new LinkedHashSet<>();
        drafts.forEach(draft -> draft.tags().tags().forEach(tag -> all.add(tag.name())));
        notes.check(all);
        if (drafts.size() == 2) {
            Set<String> explained = new LinkedHashSet<>();
            checkTwins(drafts.get(1), drafts.get(0), explained);
            checkTwins(drafts.get(0), drafts.get(1), explained);
        }
    }

    /** @param explained tags that have been named as what a misspelt twin may have meant: one mistake is reported once */
    private void checkTwins(Draft half, Draft other, Set<String> explained) {
        Set<String> here = names(half);
        Set<String> there = names(other);
        List<String> reported = new ArrayList<>();
        for (Tag tag : half.tags().tags()) {
            String name = tag.name();
            boolean hasTwin = there.contains(name);
            if (tag.lone() && hasTwin && !reported.contains(name)) {
                reported.add(name);
                source.problem(
                        tag.place(),
                        "tag @" + name + "! says it has no twin, and the "
                                + other.language().title() + " half has one",
                        "take the ! away, or rename one");
            } else if (!tag.lone()
                    && !hasTwin
                    && !isLone(half, name)
                    && !explained.contains(name)
                    && !reported.contains(name)) {
                reported.add(name);
                Set<String> free = new LinkedHashSet<>(there);
                free.removeAll(here);
                var near = Spelling.nearest(name, free);
                near.ifPresent(explained::add);
                String remedy = near.map(it -> "did you mean @" + it + "?")
                        .orElse("tag its twin, or write @" + name + "! when it has none");
                source.problem(
                        tag.place(),
                        "tag @" + name + " has no twin in the "
                                + other.language().title() + " half",
                        remedy);
            }
        }
    }

    private static Set<String> names(Draft draft) {
        Set<String> names = new LinkedHashSet<>();
        draft.tags().tags().forEach(tag -> names.add(tag.name()));
        return names;
    }

    /** One {@code @name!} is enough where a tag occurs several times. */
    private static boolean isLone(Draft draft, String name) {
        return draft.tags().tags().stream()
                .anyMatch(tag -> tag.lone() && tag.name().equals(name));
    }
}
