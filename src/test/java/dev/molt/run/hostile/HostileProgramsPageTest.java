package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.server.KilledServerTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The design lists hostile programs by numbers: each that is about compiling or running has a test with its number in its name. */
class HostileProgramsPageTest {
    private static final List<Integer> COMPILING = List.of(
            1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26, 27, 29, 30, 31, 33, 34, 35, 37, 38,
            39, 41, 42, 43, 45, 46, 47, 49, 50, 51, 53, 54, 55);
    private static final List<Integer> RUNNING = List.of(
            57, 58, 59, 61, 62, 63, 65, 66, 67, 69, 70, 71, 73, 74, 75, 77, 78, 79, 81, 82, 83, 85, 86, 87, 89, 90, 91,
            93, 94, 95, 97, 98, 99, 101, 102, 103, 105, 106, 107, 109, 110, 111, 113, 114, 115, 117, 118);

    /** Those of verdicts, which {@code ForgeriesTest} has; what is not of the design has numbers above. */
    private static final int FIRST_VERDICT = 119;

    private static final int LAST_VERDICT = 143;

    /** With entries that are no single program. */
    private static final List<Class<?>> CLASSES = List.of(
            HostileOverHttpTest.class,
            OutputOfACompilerTest.class,
            HostileNeighboursTest.class,
            KilledServerTest.class);

    @Test
    void everyEntryHasATestWithItsNumber() throws IOException {
        Set<Integer> missing = new TreeSet<>(COMPILING);
        missing.addAll(RUNNING);
        missing.removeAll(numbers(files()));
        missing.removeAll(numbers(CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(HostileProgramsPageTest::name)));
        assertEquals(Set.of(), missing);
    }

    @Test
    void noNumberMeansTwoThings() throws IOException {
        Set<Integer> verdicts =
                IntStream.rangeClosed(FIRST_VERDICT, LAST_VERDICT).boxed().collect(Collectors.toSet());
        verdicts.retainAll(numbers(files()));
        assertEquals(Set.of(), verdicts);
    }

    private static Stream<String> files() throws IOException {
        return HostileProgram.all().stream().map(HostileProgram::file);
    }

    private static Stream<String> name(Method test) {
        DisplayName one = test.getAnnotation(DisplayName.class);
        ParameterizedTest many = test.getAnnotation(ParameterizedTest.class);
        return Stream.of(one == null ? "" : one.value(), many == null ? "" : many.name());
    }

    private static Set<Integer> numbers(Stream<String> names) {
        return names.map(Pattern.compile("\\d+")::matcher)
                .filter(Matcher::lookingAt)
                .map(number -> Integer.valueOf(number.group()))
                .collect(Collectors.toSet());
    }
}
