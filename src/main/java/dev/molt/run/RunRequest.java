package dev.molt.run;

import dev.molt.Language;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One program to run, or a library and the tests of it. Every request that exists is within bounds: the constructor refuses any other before a process
 * starts, by an {@link IllegalArgumentException} with a sentence for the learner.
 *
 * @param source whole program, at most 64 KiB of UTF-8, without NUL; with tests the library {@code exercise}
 * @param edition of Rust: 2018, 2021 or 2024; Python ignores it
 * @param args passed to the program, at most 16 of 1,000 bytes each
 * @param stdin what the program reads, at most 64 KiB of UTF-8
 * @param allowUnsafe false forbids {@code unsafe} in Rust
 * @param timeout wall time for one run instead of the usual one, above 0 and at most 60 s
 * @param repeats how often to run it, at most 20; above 1 times are medians and memory is the peak, and 0 compiles it ahead of its
 *     first run, when nobody else waits
 * @param shared true for text that the course publishes: its compiled program may serve every learner
 * @param tests null for a program; else the root of a second Rust crate, a program that links the library and writes what it finds
 *     to descriptor 6, which becomes {@link RunResult#report()}. It has to keep that from what it starts ({@code FD_CLOEXEC}) before
 *     it calls the library. A macro of the library that it calls becomes a part of it, which may read its text and be
 *     {@code unsafe}. At most 256 KiB of UTF-8, without NUL. {@link Profile#CHECK}, {@link Profile#LINT} and
 *     {@link Profile#FORMAT} look at the library alone
 */
public record RunRequest(
        Language language,
        String source,
        String edition,
        Profile profile,
        List<String> args,
        String stdin,
        boolean allowUnsafe,
        @Nullable Duration timeout,
        int repeats,
        boolean shared,
        @Nullable String tests) {

    /** Ranks: somebody waits for it, somebody types, nobody knows of it. */
    static final int RUN = 0;

    static final int CHECK = 1;
    private static final int AHEAD = 2;

    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_TESTS = 256 * 1024;
    private static final int MOST_ARGS = 16;
    private static final int LONGEST_ARG = 1_000;
    private static final int MOST_REPEATS = 20;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
    private static final Set<String> EDITIONS = Set.of("2018", "2021", "2024");

    public RunRequest {
        requireText("The program", source, LONGEST_TEXT);
        requireText("The input", stdin, LONGEST_TEXT);
        require(EDITIONS.contains(edition), "There is no such Rust edition here: choose 2018, 2021 or 2024.");
        require(args.size() <= MOST_ARGS, "A program takes at most " + MOST_ARGS + " arguments here.");
        args.forEach(arg -> requireText("An argument", arg, LONGEST_ARG));
        require(
                timeout == null || (timeout.toMillis() > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0),
                "A timeout lies above 0 and is at most " + LONGEST_TIMEOUT.toSeconds() + " seconds.");
        require(repeats >= 0 && repeats <= MOST_REPEATS, "A program is run at most " + MOST_REPEATS + " times.");
        require(repeats > 0 || language == Language.RUST, "Only Rust is compiled ahead.");
        if (tests != null) {
            require(language == Language.RUST, "Only Rust is tested here.");
            require(profile != Profile.RELEASE, "Tests are built as quickly as they can be, never optimised.");
            requireText("The tests' program", tests, LONGEST_TESTS);
        }
        args = List.copyOf(args);
    }

    /** A program. */
    public RunRequest(
            Language language,
            String source,
            String edition,
            Profile profile,
            List<String> args,
            String stdin,
            boolean allowUnsafe,
            @Nullable Duration timeout,
            int repeats,
            boolean shared) {
        this(language, source, edition, profile, args, stdin, allowUnsafe, timeout, repeats, shared, null);
    }

    /** The same, compiled and not run. */
    public RunRequest ahead() {
        return new RunRequest(language, source, edition, profile, args, stdin, allowUnsafe, timeout, 0, shared, tests);
    }

    /** The same text as a library, with tests. */
    public RunRequest withTests(String theTests) {
        return new RunRequest(
                language, source, edition, profile, args, stdin, allowUnsafe, timeout, repeats, shared, theTests);
    }

    /** When it may run: those of a lower rank go first. */
    int rank() {
        if (repeats == 0) {
            return AHEAD;
        }
        return profile == Profile.CHECK ? CHECK : RUN;
    }

    private static void requireText(String what, String text, int longest) {
        require(text.indexOf('\0') < 0, what + " holds a NUL character; remove it.");
        int bytes = utf8Length(what, text, longest);
        require(bytes <= longest, what + " is too long: " + bytes + " bytes, and at most " + longest + " are taken.");
    }

    private static int utf8Length(String what, String text, int longest) {
        if (text.length() > longest) {
            return text.length();
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return bytes.remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " holds half a character (an unpaired surrogate); remove it.", e);
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
