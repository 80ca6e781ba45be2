package dev.molt.course.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.course.syntax.Signature.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void publicFunctionsAreThoseAtTheTopWithPubAlone() {
        assertEquals(
                List.of("a", "d", "e"),
                functions("""
                pub fn a() {}
                fn b() {}
                pub(crate) fn c() {}
                pub async fn d() {}
                /// Documented.
                #[must_use]
                pub const fn e() -> i32 { 1 }
                mod inner { pub fn f() {} }
                // pub fn g() {}
                impl T { pub fn h() {} }
                """).stream().map(Signature::name).toList());
    }

    @Test
    void aSignatureHasThePartsThatCallersSee() {
        Signature signature = functions("""
                pub fn longest<'a, T>(
                    mut xs: &'a [T], // the items
                    _: u8,
                    (a, b): (i32, i32),
                    r#type: impl Fn(i32, i32)
                        -> i32,
                ) -> Option<&'a T>
                where
                    T: Ord,
                {
                    None
                }
                """).get(0);
        assertEquals(
                new Signature(
                        "longest",
                        "<'a, T>",
                        List.of(
                                new Parameter("xs", "&'a [T]"),
                                new Parameter("", "u8"),
                                new Parameter("", "(i32, i32)"),
                                new Parameter("r#type", "impl Fn(i32, i32) -> i32")),
                        "Option<&'a T>",
                        "where T: Ord,"),
                signature);
        assertEquals(
                "pub fn longest<'a, T>(xs: &'a [T], _: u8, _: (i32, i32), r#type: impl Fn(i32, i32) -> i32) -> Option<&'a T>"
                        + " where T: Ord",
                signature.text());
        assertEquals("pub fn nothing()", functions("pub fn nothing() {}").get(0).text());
    }

    @Test
    void lifetimesAloneMakeNoFunctionGeneric() {
        assertFalse(functions("pub fn f<'a, 'b: 'a>() {}").get(0).isGeneric());
        assertFalse(functions("pub fn f() {}").get(0).isGeneric());
        assertTrue(functions("pub fn f<'a, T: 'a>() {}").get(0).isGeneric());
        assertTrue(functions("pub fn f<const N: usize>() {}").get(0).isGeneric());
    }

    private static List<Signature> functions(String text) {
        return Signature.publicFunctions(
                SyntaxTree.of(Language.RUST, text, Signature.DEPTH).orElseThrow());
    }
}
