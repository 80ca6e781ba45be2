package dev.molt.course.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Int;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Shape;
import dev.molt.course.syntax.RustType.Str;
import dev.molt.course.syntax.RustType.Text;
import dev.molt.course.syntax.RustType.Tuple;
import dev.molt.course.syntax.RustType.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that cases can give or compare, and the JSON that stands for their values. */
class RustTypeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTypeIsReadWholeWithItsPathsAndWithoutItsLifetimes() {
        assertEquals(new Borrowed(false, new Sequence(Shape.SLICE, new Int("i32"))), type("&'a [ i32 ]"));
        assertEquals(new Borrowed(true, new Sequence(Shape.VEC, new Text())), type("&'a mut Vec<std::string::String>"));
        assertEquals(
                new Mapping("HashMap", new Text(), new Maybe(new Borrowed(false, new Str()))),
                type("::std::collections::HashMap<String,Option<&'static str>,>"));
        assertEquals(
                new Mapping("BTreeMap", new Tuple(List.of(new Int("u8"), new Int("isize"))), new Unit()),
                type("BTreeMap<(u8, isize), ()>"));
        assertEquals(new Group("HashSet", new RustType.Char()), type("collections::HashSet<char>"));
        assertEquals(new Int("u128"), type("((u128))"));
        assertEquals(new Tuple(List.of(new RustType.Bool())), type("(bool,)"));
        assertEquals(new Fallible(new RustType.Float("f64")), type("Result<f64, Box<dyn Error + Send + 'static>>"));
        assertEquals(new Fallible(new Unit()), type("Result<(), fn(&[u8; 4], u8) -> Result<u8, String>>"));
        assertEquals(new Fallible(new Int("usize")), type("std::io::Result<usize>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T",
                "str",
                "[i32]",
                "[i32; 3]",
                "&",
                "&mut",
                "i32 i32",
                "i31",
                "Vec",
                "Vec<>",
                "Vec<i32",
                "Vec<i32>>",
                "Vec<i32, A>",
                "HashMap<String>",
                "HashMap<f64, i32>",
                "HashMap<Vec<i32>, i32>",
                "HashSet<HashSet<i32>>",
                "my::Vec<i32>",
                "Box<i32>",
                "impl Fn(i32) -> i32",
                "dyn Error",
                "Option<Option<i32>>",
                "Option<()>",
                "Option<Result<i32, E>>",
                "Result<i32, >>",
                "(i32, i32, i32, i32, i32, i32, i32)",
                "(,)",
                "fn()",
                "!"
            })
    void whatPythonHasNoValuesOfIsNone(String written) {
        assertEquals(Optional.empty(), RustType.of(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i32",
                "&i32",
                "String",
                "&str",
                "&String",
                "Vec<&str>",
                "Option<&str>",
                "&[&str]",
                "&mut [i32]",
                "&mut Vec<String>",
                "&mut HashMap<String, i32>",
                "&HashSet<(i32, char)>",
                "Vec<Option<(i32, Vec<f64>)>>"
            })
    void whatAPythonCallerCanGiveIsAParameter(String written) {
        assertTrue(Portable.asParameter(type(written)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()",
                "Vec<()>",
                "Result<i32, E>",
                "&&str",
                "&mut i32",
                "&mut str",
                "&mut String",
                "&Vec<&str>",
                "&mut [&str]",
                "Vec<&i32>",
                "(&str, i32)",
                "HashMap<&str, i32>"
            })
    void otherTypesAreNoParameters(String written) {
        assertFalse(Portable.asParameter(type(written)));
    }

    @Test
    void resultsMayBorrowAnywhereButNotMutably() {
        for (String written :
                List.of("()", "&&str", "Vec<&i32>", "HashMap<&str, Vec<&str>>", "Result<(&str, u8), E>")) {
            assertTrue(Portable.asReturn(type(written)), written);
        }
        assertFalse(Portable.asReturn(type("Option<&mut i32>")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u8 | 0 | -1",
                "u8 | 255 | 256",
                "i8 | -128 | -129",
                "i32 | 2147483647 | 2147483648",
                "i32 | 3 | 3.0",
                "i32 | -0 | true",
                "u64 | 18446744073709551615 | 18446744073709551616",
                "usize | 18446744073709551615 | 18446744073709551616",
                "i128 | -170141183460469231731687303715884105728 | 170141183460469231731687303715884105728",
                "f64 | 3 | \"3\"",
                "f64 | 1e308 | 1e309",
                "f32 | 1e38 | 1e39",
                "bool | false | 0",
                "char | \"é\" | \"\"",
                "char | \"\\ud83d\\ude00\" | \"ab\"",
                "char | \" \" | \"\\ud83d\"",
                "String | \"\" | null",
                "&str | \"a\\u0000\" | \"\\ude00\"",
                "() | null | []",
                "&[i32] | [] | [null]",
                "Vec<Vec<u8>> | [[], [1]] | [1]",
                "Option<i32> | null | \"\"",
                "&Option<i32> | 3 | []",
                "(i32, String) | [1, \"a\"] | [1]",
                "(i32,) | [1] | 1",
                "HashMap<String, i32> | {\"a\": 1} | {\"a\": \"b\"}",
                "HashMap<String, i32> | {} | []",
                "BTreeMap<String, u8> | {\"\": 0} | {\"\": -1}",
                "HashMap<i32, bool> | [[1, true], [2, false]] | {\"1\": true}",
                "HashMap<i32, bool> | [] | [[1]]",
                "HashSet<char> | [\"a\", \"a\"] | \"a\"",
            })
    void jsonStandsForAValueOrDoesNot(String written, String good, String bad) throws JsonProcessingException {
        assertTrue(type(written).takes(json(good)), good);
        assertFalse(type(written).takes(json(bad)), bad);
    }

    /** Random changes to types, from a fixed seed. */
    @Test
    void noTextMakesTheReaderThrow() {
        String[] pieces = {
            "&", "'a ", "mut ", "[", "]", "(", ")", "<", ">", ",", "::", "->", "Vec", "Option", "Result", "HashMap",
            "i32", "str", "f64", ";", "é", "😀", "\n", "=", "dyn ", "std", "_", "{", "}", "\u0000", "\ud83d"
        };
        Random random = new Random(2024);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Optional<RustType> type = RustType.of(text.toString());
            read += type.isPresent() ? 1 : 0;
            type.ifPresent(
                    it -> assertFalse(Portable.asParameter(it) && it.json().isEmpty()));
        }
        assertTrue(read > 100, "read only " + read);
        for (String piece : pieces) {
            RustType.of(piece.repeat(300));
            RustType.of(piece.repeat(100_000));
        }
    }

    private static RustType type(String written) {
        return RustType.of(written).orElseThrow(() -> new AssertionError(written));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
