package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.molt.course.Half;
import dev.molt.course.syntax.RustType;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of both languages: which are the same, which are made up, and what is simpler. */
class PortTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static RustType type(String written) {
        return RustType.of(written).orElseThrow();
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "i32 | 4 | {'i':'4'} | true",
                "i32 | 4 | {'f':'4.0'} | false",
                "i32 | 1 | true | false",
                "u128 | 340282366920938463463374607431768211455 | {'i':'340282366920938463463374607431768211455'} | true",
                "i64 | 4 | {'i':'18446744073709551620'} | false",
                "f64 | '4.0' | {'i':'4'} | true",
                "f64 | '0.30000000000000004' | {'f':'0.3'} | true",
                "f64 | '0.3001' | {'f':'0.3'} | false",
                "f64 | 'NaN' | {'f':'nan'} | true",
                "f64 | 'inf' | {'f':'inf'} | true",
                "f64 | 'inf' | {'f':'1.7e308'} | false",
                "f64 | '-0.0' | {'f':'0.0'} | true",
                "f64 | '1.0' | '1.0' | false",
                "bool | true | true | true",
                "bool | true | {'i':'1'} | false",
                "() | null | null | true",
                "() | null | {'i':'0'} | false",
                "String | 'a' | 'a' | true",
                "String | 'a' | 'a ' | false",
                "char | 'a' | 'a' | true",
                "Vec<u8> | [1,2] | {'l':[{'i':'1'},{'i':'2'}]} | true",
                "Vec<u8> | [1,2] | {'t':[{'i':'1'},{'i':'2'}]} | true",
                "Vec<u8> | [1,2] | {'l':[{'i':'2'},{'i':'1'}]} | false",
                "Vec<u8> | [1] | {'l':[{'i':'1'},{'i':'2'}]} | false",
                "Vec<u8> | [] | {'s':[]} | false",
                "Option<u8> | null | null | true",
                "Option<u8> | [0] | {'i':'0'} | true",
                "Option<u8> | [0] | null | false",
                "Option<u8> | null | {'i':'0'} | false",
                "(u8, bool) | [1,true] | {'t':[{'i':'1'},true]} | true",
                "(u8, bool) | [1,true] | {'t':[{'i':'1'},true,true]} | false",
                "HashSet<u8> | [1,2] | {'s':[{'i':'2'},{'i':'1'}]} | true",
                "HashSet<u8> | [1,2] | {'l':[{'i':'2'},{'i':'1'}]} | false",
                "HashMap<u8, u8> | [[1,2],[3,4]] | {'d':[[{'i':'3'},{'i':'4'}],[{'i':'1'},{'i':'2'}]]} | true",
                "HashMap<u8, u8> | [[1,2]] | {'d':[[{'i':'1'},{'i':'3'}]]} | false",
                "Result<u8, String> | {'ok':1} | {'i':'1'} | true",
                "Result<u8, String> | {'err':'x'} | {'i':'1'} | false",
                "&str | 'a' | {'o':'Decimal'} | false"
            })
    void twoValuesAreTheSameOrNot(String type, String rust, String python, boolean same) throws Exception {
        assertEquals(same, Sameness.holds(type(type), json(rust), json(python)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i8",
                "u128",
                "f32",
                "bool",
                "char",
                "&str",
                "String",
                "Vec<Vec<u8>>",
                "&[&str]",
                "Option<(u8, char)>",
                "HashMap<String, Vec<i32>>",
                "BTreeMap<i8, bool>",
                "HashSet<(i8, String)>",
                "&mut Vec<i64>"
            })
    void whatIsMadeUpIsOfItsTypeAndSoIsWhatIsSimpler(String written) {
        List<RustType> types = List.of(type(written), type("i8"));
        for (List<JsonNode> call : MadeUpInputs.of(types, 50, 5)) {
            Stream.concat(Stream.of(call), Shrinking.simpler(types, call).stream())
                    .forEach(each -> {
                        assertTrue(types.get(0).takes(each.get(0)), each.toString());
                        assertTrue(types.get(1).takes(each.get(1)), each.toString());
                    });
        }
        assertEquals(MadeUpInputs.of(types, 50, 5), MadeUpInputs.of(types, 50, 5));
    }

    /** An answer that is wrong for long lists alone must not pass now and then. */
    @Test
    void whatIsMadeUpLastIsLargeWhateverTheSeed() {
        List<RustType> types = List.of(type("&[i32]"));
        for (int seed = 0; seed < 1_000; seed++) {
            List<List<JsonNode>> calls = MadeUpInputs.of(types, 20, seed);
            assertTrue(calls.get(19).get(0).size() > 9, calls.get(19).toString());
        }
    }

    /** Whoever always takes the first step comes to an end, and never back. */
    @ParameterizedTest
    @ValueSource(
            strings = {"i8", "f64", "String", "char", "Vec<Option<i32>>", "HashMap<String, u8>", "(u8, Vec<bool>)"})
    void simplerInputsComeToAnEnd(String written) {
        List<RustType> types = List.of(type(written));
        for (List<JsonNode> call : MadeUpInputs.of(types, 30, 11)) {
            for (int which : new int[] {0, 1, 2}) {
                Set<List<JsonNode>> seen = new HashSet<>();
                List<JsonNode> now = call;
                List<List<JsonNode>> simpler = Shrinking.simpler(types, now);
                while (!simpler.isEmpty()) {
                    assertTrue(seen.add(now), now.toString());
                    now = simpler.get(Math.min(which, simpler.size() - 1));
                    simpler = Shrinking.simpler(types, now);
                }
            }
        }
    }

    /** Both are asked of Python, whose input is marked with types, and a program's input has an end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&[i32]",
                "Vec<Vec<u8>>",
                "Vec<(u8, u8)>",
                "HashMap<i32, Vec<i32>>",
                "Vec<String>",
                "Vec<Vec<char>>"
            })
    void whatIsMadeUpAndWhatIsSimplerFitIntoAnInput(String written) {
        List<RustType> types = List.of(type(written), type("Vec<i32>"));
        Half reference = Objects.requireNonNull(Exercises.TOTAL.reference());
        for (int seed = 0; seed < 20; seed++) {
            List<List<JsonNode>> calls = MadeUpInputs.of(types, 64, seed);
            PythonReference.request(reference, "total", types, calls);
            for (List<JsonNode> call : calls) {
                List<List<JsonNode>> simpler = Shrinking.simpler(types, call);
                assertFalse(simpler.isEmpty() && call.toString().length() > 20, call.toString());
                PythonReference.request(reference, "total", types, simpler);
            }
        }
    }

    @Test
    void aListOfOneShrinksItsNumber() throws Exception {
        List<RustType> types = List.of(type("&[i32]"));
        List<List<JsonNode>> simpler = Shrinking.simpler(types, List.of(json("[-72]")));
        assertEquals(
                List.of("[[]]", "[[0]]", "[[-36]]", "[[-71]]", "[[72]]"),
                simpler.stream().map(Object::toString).toList());
    }
}
