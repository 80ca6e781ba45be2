package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.Expectation;
import dev.molt.course.Expectation.Ending;
import dev.molt.course.reading.Fence.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a program's fence: how it is built and run, and how it ends. */
record Words(
        Ending ending,
        Set<String> errorCodes,
        int errorLine,
        int exitCode,
        @Nullable String exception,
        String edition,
        boolean release,
        boolean allowUnsafe,
        boolean noRun,
        String version,
        @Nullable Duration timeout) {

    /** Words about the pair, or about the item that a fence begins. */
    static final Set<String> TRANSFERS = Set.of("same", "changed", "new");

    /** Of Rust, which programs are run by. What began with 2018 is what learners meet: 2015 has paths and words of its own. */
    static final List<String> EDITIONS = List.of("2018", "2021", "2024");

    static final Set<String> ABOUT_ITEM = Set.of("id", "title", "args", "stdin");

    private static final Set<String> PYTHON_ALONE = Set.of("raises");
    private static final Set<String> RUST_ALONE = Set.of("compile_fail", "should_panic", "release", "line", "allow");

    private static final Set<String> ENDS_AND_BUILDS =
            Set.of("no_run", "exit", "raises", "compile_fail", "should_panic", "release", "line", "allow");

    private static final Pattern ERROR_CODE = Pattern.compile("E\\d{4}");
    private static final Pattern EXCEPTION = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,5})(ms|s)?");
    private static final Pattern EDITION = Pattern.compile("edition(\\d{4})");

    /** @param extra words that name the fence's part, for instance {@code starter} */
    static Words of(Fence fence, Language language, String courseEdition, Context context, Set<String> extra) {
        return new Reading(fence, language, context).words(courseEdition, extra);
    }

    Expectation expectation(Expectation.@Nullable Output output) {
        return new Expectation(ending, errorCodes, errorLine, exitCode, exception, output);
    }

    boolean fails() {
        return ending != Ending.SUCCEEDS;
    }

    private static final class Reading {
        private final Fence fence;
        private final Language language;
        private final Context context;
        private Map<String, Word> found = Map.of();

        Reading(Fence fence, Language language, Context context) {
            this.fence = fence;
            this.language = language;
            this.context = context;
        }

        Words words(String courseEdition, Set<String> extra) {
            check(extra);
            Set<String> codes = codes();
            String edition = language == Language.PYTHON ? "" : edition().orElse(courseEdition);
            return new Words(
                    ending(),
                    codes,
                    number("line", 1, 9999),
                    number("exit", 1, 255),
                    exception(),
                    edition,
                    found.containsKey("release"),
                    allowUnsafe(),
                    found.containsKey("no_run"),
                    version(),
                    timeout());
        }

        private void check(Set<String> extra) {
            Set<String> flags = new TreeSet<>(extra);
            Set<String> valued = new TreeSet<>(extra);
            if (!context.isInExercise()) {
                flags.add("no_run");
                valued.addAll(Set.of("no_run", "exit"));
                if (language == Language.PYTHON) {
                    valued.add("raises");
                } else {
                    flags.addAll(Set.of("compile_fail", "should_panic", "release"));
                    valued.addAll(Set.of("line", "allow"));
                    addNames(ERROR_CODE, flags);
                }
            }
            if (context.mayHaveTimeout()) {
                valued.add("timeout");
            }
            if (context.mayHaveEdition() && language == Language.RUST) {
                addNames(EDITION, flags);
            }
            if (context == Context.PAIR_FIRST || context == Context.SNIPPET) {
                valued.addAll(ABOUT_ITEM);
            }
            if (context == Context.PAIR_FIRST) {
                flags.addAll(TRANSFERS);
                flags.add("race");
            }
            Fence rest = misplaced();
            found = rest.check(flags, valued, context.title);
        }

        private void addNames(Pattern pattern, Set<String> flags) {
            fence.words().stream()
                    .map(Word::name)
                    .filter(pattern.asMatchPredicate())
                    .forEach(flags::add);
        }

        /** Whether a word that other programs have says nothing here. */
        private boolean isIdle(String word) {
            if (!context.isInExercise()) {
                return false;
            }
            if (EDITION.matcher(word).matches()) {
                return !context.mayHaveEdition();
            }
            return word.equals("timeout")
                    ? !context.mayHaveTimeout()
                    : ENDS_AND_BUILDS.contains(word) || ERROR_CODE.matcher(word).matches();
        }

        /** Reports words of the other language and words about a pair that stand elsewhere; returns the fence without them. */
        private Fence misplaced() {
            Predicate<Word> aboutPair = word -> (context == Context.SNIPPET || context == Context.PAIR_SECOND)
                    && (TRANSFERS.contains(word.name())
                            || word.name().equals("race")
                            || context != Context.SNIPPET && ABOUT_ITEM.contains(word.name()));
            Set<String> others = language == Language.PYTHON ? RUST_ALONE : PYTHON_ALONE;
            List<Word> rest = new ArrayList<>();
            for (Word word : fence.words()) {
                if (others.contains(word.name()) && !context.isInExercise()) {
                    String other = language == Language.PYTHON ? "Rust" : "Python";
                    fence.error(
                            word,
                            word.name() + " is a word for " + other,
                            "take it away, or put it on the " + other + " fence");
                    continue;
                }
                if (!isIdle(word.name()) && !aboutPair.test(word)) {
                    rest.add(word);
                    continue;
                }
                fence.error(word, word.name() + " has no place on " + context.title, context.remedy(word.name()));
            }
            return new Fence(
                    fence.source(),
                    fence.language(),
                    rest,
                    fence.text(),
                    fence.line(),
                    fence.lastLine(),
                    fence.indent());
        }

        private Ending ending() {
            Ending ending = Ending.SUCCEEDS;
            String first = "";
            for (Word word : found.values()) {
                Ending named = switch (word.name()) {
                    case "compile_fail" -> Ending.DOES_NOT_COMPILE;
                    case "should_panic" -> Ending.PANICS;
                    case "exit" -> Ending.EXITS;
                    case "raises" -> Ending.RAISES;
                    default -> Ending.SUCCEEDS;
                };
                if (named == Ending.SUCCEEDS) {
                    continue;
                }
                if (ending != Ending.SUCCEEDS) {
                    fence.error(
                            word, "a program ends in one way: " + first + " or " + word.name(), "keep one of the two");
                }
                ending = named;
                first = word.name();
            }
            return ending;
        }

        private Set<String> codes() {
            Set<String> codes = new LinkedHashSet<>();
            for (Word word : found.values()) {
                boolean code = ERROR_CODE.matcher(word.name()).matches();
                if (code) {
                    codes.add(word.name());
                }
                if ((code || word.name().equals("line")) && !found.containsKey("compile_fail")) {
                    fence.error(word, word.name() + " belongs to compile_fail", "write compile_fail in front of it");
                }
            }
            return codes;
        }

        private Optional<String> edition() {
            List<Word> editions = found.values().stream()
                    .filter(word -> EDITION.matcher(word.name()).matches())
                    .toList();
            editions.stream()
                    .filter(word -> !EDITIONS.contains(year(word)))
                    .forEach(word -> fence.error(
                            word,
                            "edition is one of " + String.join(", ", EDITIONS),
                            "write edition" + EDITIONS.get(0) + ", or take the word away"));
            if (editions.size() > 1) {
                fence.error(editions.get(1), "two editions", "keep one");
            }
            return editions.stream().findFirst().map(Reading::year);
        }

        private static String year(Word edition) {
            return edition.name().substring("edition".length());
        }

        private int number(String name, int least, int most) {
            Word word = found.get(name);
            String value = word == null ? null : word.value();
            if (word == null || value == null) {
                return 0;
            }
            if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
                return Integer.parseInt(value);
            }
            fence.error(
                    word,
                    name + " wants a number from " + least + " to " + most,
                    "write, for instance, " + name + "=" + least);
            return 0;
        }

        private @Nullable String exception() {
            Word word = found.get("raises");
            String value = word == null ? null : word.value();
            if (word != null && value != null && !EXCEPTION.matcher(value).matches()) {
                fence.error(
                        word, "raises wants the name of an exception class", "write, for instance, raises=TypeError");
            }
            return value;
        }

        private boolean allowUnsafe() {
            Word word = found.get("allow");
            if (word != null && !"unsafe".equals(word.value())) {
                fence.error(word, "only unsafe can be allowed", "write allow=unsafe");
            }
            return word != null;
        }

        private String version() {
            Word word = found.get("no_run");
            String value = word == null || word.value() == null ? "" : word.value();
            if (word != null && !value.isEmpty() && !value.matches("\\d+\\.\\d+")) {
                fence.error(
                        word, "no_run takes the version that the program needs", "write, for instance, no_run=3.14");
            }
            return value;
        }

        private @Nullable Duration timeout() {
            Word word = found.get("timeout");
            if (word == null || word.value() == null) {
                return null;
            }
            Matcher parts = SECONDS.matcher(word.value());
            if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
                fence.error(
                        word,
                        "timeout wants seconds or milliseconds",
                        "write, for instance, timeout=10s or timeout=500ms");
                return null;
            }
            int number = Integer.parseInt(parts.group(1));
            return "ms".equals(parts.group(2)) ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        }
    }
}
