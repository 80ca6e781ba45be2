package dev.molt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.Language;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunRequestTest {
    private static final int KIB_64 = 64 * 1024;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("is too long: 65537 bytes", make("x".repeat(KIB_64 + 1), "", "2021", List.of(), 1, null)),
                Arguments.of(
                        "is too long: 65538 bytes", make("é".repeat(KIB_64 / 2 + 1), "", "2021", List.of(), 1, null)),
                Arguments.of("holds a NUL", make("a\0b", "", "2021", List.of(), 1, null)),
                Arguments.of("half a character", make("print('\uD800')", "", "2021", List.of(), 1, null)),
                Arguments.of("The input is too long", make("", "x".repeat(KIB_64 + 1), "2021", List.of(), 1, null)),
                Arguments.of("no such Rust edition", make("", "", "2015", List.of(), 1, null)),
                Arguments.of("no such Rust edition", make("", "", "2021 --emit=asm", List.of(), 1, null)),
                Arguments.of("at most 16 arguments", make("", "", "2021", Collections.nCopies(17, "a"), 1, null)),
                Arguments.of("An argument is too long", make("", "", "2021", List.of("a".repeat(1_001)), 1, null)),
                Arguments.of("An argument holds a NUL", make("", "", "2021", List.of("a\0--net"), 1, null)),
                Arguments.of("at most 20 times", make("", "", "2021", List.of(), -1, null)),
                Arguments.of("at most 20 times", make("", "", "2021", List.of(), 21, null)),
                Arguments.of("above 0", make("", "", "2021", List.of(), 1, Duration.ZERO)),
                Arguments.of("at most 60 seconds", make("", "", "2021", List.of(), 1, Duration.ofSeconds(61))),
                Arguments.of("at most 262144 are taken", withTests(Desks.rust(""), "x".repeat(4 * KIB_64 + 1))),
                Arguments.of("holds a NUL", withTests(Desks.rust(""), "a\0b")),
                Arguments.of("half a character", withTests(Desks.rust(""), "\uD800")),
                Arguments.of("Only Rust is tested", withTests(Desks.python(""), "")),
                Arguments.of("never optimised", withTests(Desks.request(Language.RUST, "", Profile.RELEASE), "")));
    }

    private static Executable withTests(RunRequest request, String tests) {
        return () -> request.withTests(tests);
    }

    private static Executable make(
            String source, String stdin, String edition, List<String> args, int repeats, @Nullable Duration timeout) {
        return () -> new RunRequest(
                Language.RUST, source, edition, Profile.DEBUG, args, stdin, true, timeout, repeats, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsOutOfBoundsIsRefusedWithASentence(String says, Executable request) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, request).getMessage());
        assertEquals(true, message.contains(says), message);
    }

    @Test
    void whatIsCompiledAheadHasItsTests() {
        RunRequest request = Desks.rust("pub fn one() {}").withTests("fn main() {}");
        assertEquals("fn main() {}", request.ahead().tests());
        assertEquals(0, request.ahead().repeats());
        assertEquals(
                "x".repeat(4 * KIB_64),
                request.withTests("x".repeat(4 * KIB_64)).tests());
    }

    @Test
    void theLongestProgramThatIsTakenHas64KibOfUtf8() {
        String source = "é".repeat(KIB_64 / 2);
        assertEquals(source, Desks.rust(source).source());
    }
}
