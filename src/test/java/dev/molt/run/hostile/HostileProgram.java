package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of the suite. Its first comment lines are its header: {@code # 057 thread bomb | expect: RTE}, then any of
 *
 * <pre>
 * # stdout: text that its standard output must hold        # stderr: likewise
 * # never: text that must stand nowhere in the result      # stdin: what it reads
 * # sentence: text that the sentence for the learner holds
 * # degraded: WORDS, instead, without memory groups        # shortened: WORDS, too, with shortened limits
 * # after: FILE    run before it in the same slot          # learner: whose it is, another than that of the rest
 * # rustc: VERSION for which alone the words hold: another may accept or refuse it
 * # real-limits    runs with the limits of a real site     # every-mode    runs in all modes by default
 * # format         for the formatter, and not run          # lint          for the linter, and not run
 * </pre>
 *
 * In the program {@code @NAME@} stands for what is known only now, and {@code @300*text;@} for the text 300 times, in which
 * {@code #} is the number of the repetition.
 */
record HostileProgram(
        String file, String text, Set<Ending> expected, List<String[]> keys, List<HostileProgram> before) {
    /**
     * Where it ran.
     *
     * @param rustc what the compiler says of its version
     */
    record Circumstances(boolean degraded, boolean shortened, String rustc) {}

    private static final Path FOLDER = Path.of("src/test/resources/hostile");
    private static final Pattern FIRST = Pattern.compile("\\d{3}[a-z]? [^|]+ \\| expect: (\\w+(?:\\|\\w+)*)");
    private static final Pattern KEY =
            Pattern.compile("(stdout|stderr|never|stdin|sentence|degraded|shortened|after|learner|rustc): (.+)"
                    + "|(real-limits|every-mode|format|lint)");
    private static final Pattern REPEATED = Pattern.compile("@(\\d+)\\*(.+?)@");

    static List<HostileProgram> all() throws IOException {
        return allOf(FOLDER);
    }

    static List<HostileProgram> allOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(HostileProgram::read).toList();
        }
    }

    static HostileProgram read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(file + " is no hostile program: " + e.getMessage(), e);
        }
    }

    private static HostileProgram parse(Path path, String text) {
        String file = path.getFileName().toString();
        String sign = file.endsWith(".py") ? "# " : "// ";
        List<String> header = text.lines()
                .takeWhile(line -> line.startsWith(sign))
                .map(line -> line.substring(sign.length()))
                .toList();
        Matcher first = FIRST.matcher(header.isEmpty() ? "" : header.get(0));
        if (!first.matches() || !file.startsWith(header.get(0).substring(0, 3))) {
            throw new IllegalArgumentException("it begins with '" + sign + "NUMBER NAME | expect: WORDS'");
        }
        List<String[]> keys = header.stream().skip(1).map(HostileProgram::key).toList();
        List<HostileProgram> before = values(keys, "after")
                .map(name -> read(path.resolveSibling(name)))
                .toList();
        return new HostileProgram(file, text, endings(first.group(1)), keys, before);
    }

    private static Set<Ending> endings(String words) {
        return Arrays.stream(words.split("\\|", -1))
                .map(Ending::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] key(String line) {
        Matcher key = KEY.matcher(line);
        if (!key.matches()) {
            throw new IllegalArgumentException("its header has no key '" + line + "'");
        }
        return key.group(3) != null ? new String[] {key.group(3), ""} : new String[] {key.group(1), key.group(2)};
    }

    /** Where it lies among the tests, seen from where these run. */
    Path path() {
        return FOLDER.resolve(file).toAbsolutePath();
    }

    boolean has(String flag) {
        return !values(flag).isEmpty();
    }

    private List<String> values(String name) {
        return values(keys, name).toList();
    }

    private static Stream<String> values(List<String[]> keys, String name) {
        return keys.stream().filter(key -> key[0].equals(name)).map(key -> key[1]);
    }

    String learner() {
        return values("learner").stream().findFirst().orElse("learner");
    }

    /** @param known by name, for what stands between {@code @} signs */
    RunRequest request(Map<String, String> known) {
        String source = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            source = source.replace("@" + entry.getKey() + "@", entry.getValue());
        }
        Language language = file.endsWith(".py") ? Language.PYTHON : Language.RUST;
        String stdin = String.join("\n", values("stdin"));
        return new RunRequest(language, repeated(source), "2021", profile(), List.of(), stdin, true, null, 1, false);
    }

    private Profile profile() {
        if (has("format")) {
            return Profile.FORMAT;
        }
        return has("lint") ? Profile.LINT : Profile.DEBUG;
    }

    private static String repeated(String source) {
        return REPEATED.matcher(source).replaceAll(match -> {
            StringBuilder all = new StringBuilder();
            for (int number = 0; number < Integer.parseInt(match.group(1)); number++) {
                all.append(match.group(2).replace("#", Integer.toString(number)));
            }
            return Matcher.quoteReplacement(all.toString());
        });
    }

    boolean mayEndAs(RunResult result, Circumstances met) {
        Set<Ending> may = new TreeSet<>(met.degraded && has("degraded") ? Set.of() : expected);
        if (met.degraded) {
            values("degraded").forEach(words -> may.addAll(endings(words)));
        }
        if (met.shortened) {
            values("shortened").forEach(words -> may.addAll(endings(words)));
        }
        if (values("rustc").stream().anyMatch(version -> !met.rustc.contains(" " + version + "."))) {
            may.addAll(Set.of(Ending.CE, Ending.OK));
        }
        return may.stream().anyMatch(word -> word.is(result));
    }

    void assertEndedAsExpected(RunResult result, Circumstances met) {
        assertTrue(mayEndAs(result, met), () -> file + ": " + shortened(result));
        values("never")
                .forEach(text -> assertFalse(result.toString().contains(text), () -> file + ": " + shortened(result)));
        boolean asTheRest = !met.degraded || !has("degraded");
        if (asTheRest && expected.stream().anyMatch(word -> word.is(result))) {
            values("stdout").forEach(text -> assertHolds(result.stdout(), text, result));
            values("stderr").forEach(text -> assertHolds(result.stderr(), text, result));
            values("sentence").forEach(text -> assertHolds(result.sentence(), text, result));
        }
    }

    private void assertHolds(String output, String part, RunResult result) {
        assertTrue(output.contains(part), () -> file + ": no '" + part + "' in " + shortened(result));
    }

    private static String shortened(RunResult result) {
        String all = result.toString();
        return all.length() > 3_000 ? all.substring(0, 3_000) + " …" : all;
    }

    @Override
    public String toString() {
        return file;
    }
}
