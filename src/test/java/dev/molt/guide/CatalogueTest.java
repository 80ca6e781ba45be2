package dev.molt.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.CourseFiles;
import dev.molt.course.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's catalogue has every message of {@code ./molt check}, and none that is never given: what the tables of mistakes provoke,
 * which other tests hold to what Molt tells, and what the sources could tell.
 */
class CatalogueTest {

    private static final Path TABLES = Path.of("src/test/resources/course/problems");
    private static final Path PROVED = Path.of("src/test/resources/check/mistakes.txt");
    private static final Path COURSES = Path.of("src/test/resources/guide/courses.txt");
    private static final Path SOURCES = Path.of("src/main/java/dev/molt");

    private static final Pattern TOLD = Pattern.compile("(?m)^[^\\s|]*: (?:error|warning): (.*)$");

    /** Given only where a machine, a disk or Molt itself is at fault; CheckCommandTest and HostileLessonsTest provoke some. */
    private static final Set<String> RARE = Set.of(
            "another message: rustc 9.9.0 does not compile: E0382: a newer sentence, in line 3; rustc 1.95.0 does not compile",
            "Molt could not read this file: java.lang.IllegalStateException",
            "the file cannot be read: java.nio.file.AccessDeniedException",
            "the front matter is not YAML: java.lang.IllegalStateException",
            "the program is ended by SIGSEGV");

    /** What a proof says to itself: the reader's own message about a missing output is told in its place. */
    private static final String INSIDE = "an output is missing here";

    /** An entry of the catalogue, and what it fits. */
    private record Entry(String text, Pattern pattern) {

        static Entry of(String text) {
            String pattern = Stream.of(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".+?"));
            return new Entry(text, Pattern.compile(pattern));
        }

        boolean fits(String message) {
            return pattern.matcher(message).matches();
        }

        /** The more of its words are fixed, the more it says. */
        int fixed() {
            return text.replace("…", "").length();
        }
    }

    private final List<Entry> entries;

    CatalogueTest() throws IOException {
        entries = Guide.read().catalogue().stream().map(Entry::of).toList();
    }

    private Optional<Entry> entry(String message) {
        return entries.stream().filter(it -> it.fits(message)).max(Comparator.comparingInt(Entry::fixed));
    }

    @Test
    void everyMessageThatIsProvokedIsInTheCatalogueAndEveryEntryIsProvoked(@TempDir Path folder) throws IOException {
        Set<String> messages = new LinkedHashSet<>(RARE);
        for (Path table : tables()) {
            messages.addAll(told(Files.readString(table)));
        }
        messages.addAll(ofCourses(folder));
        assertTrue(messages.size() > 190, messages.size() + " messages");
        Set<String> unknown = new TreeSet<>();
        Set<Entry> provoked = new HashSet<>();
        for (String message : messages) {
            entry(message).ifPresentOrElse(provoked::add, () -> unknown.add(message));
        }
        assertEquals(Set.of(), unknown);
        assertEquals(
                List.of(),
                entries.stream()
                        .filter(it -> !provoked.contains(it))
                        .map(Entry::text)
                        .toList(),
                "entries that nothing provokes");
    }

    @Test
    void everyMessageInTheSourcesIsInTheCatalogue() throws IOException {
        Set<String> unknown = new TreeSet<>();
        List<String> messages = new ArrayList<>();
        for (String room : List.of("course", "course/reading", "proof")) {
            messages.addAll(Messages.in(SOURCES.resolve(room)));
        }
        assertTrue(messages.size() > 140, messages.size() + " messages in the sources");
        for (String message : messages) {
            boolean told = entry(message).isPresent()
                    || entry(message.replaceFirst(Messages.UNKNOWN + "$", "")).isPresent();
            if (!told && !message.equals(INSIDE)) {
                unknown.add(message);
            }
        }
        assertEquals(Set.of(), unknown);
    }

    private static List<Path> tables() throws IOException {
        List<Path> tables = new ArrayList<>(List.of(PROVED));
        try (Stream<Path> files = Files.list(TABLES)) {
            files.forEach(tables::add);
        }
        return tables;
    }

    private static List<String> told(String text) {
        return TOLD.matcher(text).results().map(it -> it.group(1)).toList();
    }

    /** Writes each course of the table and reads it: a message that it says is not given fails. */
    private static List<String> ofCourses(Path folder) throws IOException {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String part : ("\n" + Files.readString(COURSES)).split("\n#### ")) {
            if (!part.isBlank()) {
                String[] sides = part.split("\n====\n");
                String name = sides[0].lines().findFirst().orElseThrow();
                Path course = folder.resolve(name);
                write(course, sides[0].substring(name.length()));
                wanted.put(name, sides[1].strip().lines().toList());
                given.put(
                        name,
                        new CourseFiles(course)
                                .read().problems().stream()
                                        .map(Problem::message)
                                        .distinct()
                                        .toList());
            }
        }
        assertEquals(wanted, given);
        List<String> messages = new ArrayList<>();
        given.values().forEach(messages::addAll);
        messages.addAll(new CourseFiles(folder.resolve("nowhere"))
                .read().problems().stream().map(Problem::message).toList());
        return messages;
    }

    /**
     * A sound course, and then the files of a part of the table: {@code @@ path} and the text of that file. A path that ends with a slash is a
     * folder, {@code @@ path -> target} a link, and {@code @@ path -} takes a file away.
     */
    private static void write(Path course, String files) throws IOException {
        Guide.write(course.resolve("course.yaml"), Guide.COURSE);
        Guide.write(course.resolve("01-one/module.yaml"), "title: \"One\"\nsummary: \"The first.\"\n");
        for (String file : ("\n" + files).split("\n@@ ")) {
            if (file.isBlank()) {
                continue;
            }
            String head = file.lines().findFirst().orElse("");
            String text = file.substring(Math.min(file.length(), head.length() + 1)) + "\n";
            String[] link = head.split(" -> ");
            Path path = course.resolve(link[0]);
            Files.createDirectories(path.getParent());
            if (head.endsWith(" -")) {
                Files.delete(course.resolve(head.substring(0, head.length() - 2)));
            } else if (link.length == 2) {
                Files.createSymbolicLink(path, Path.of(link[1]));
            } else if (head.endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.write(path, text(text).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** {@code «UFEFF»} and its kind are bytes that an editor would hide, {@code «x*2000»} is a text many times. */
    private static String text(String written) {
        String text = Pattern.compile("«(.+?)\\*(\\d+)»", Pattern.DOTALL)
                .matcher(written)
                .replaceAll(it -> it.group(1).replace("⏎", "\n").repeat(Integer.parseInt(it.group(2))));
        return Pattern.compile("«([0-9A-F]{2})»")
                .matcher(text)
                .replaceAll(it -> String.valueOf((char) Integer.parseInt(it.group(1), 16)));
    }
}
