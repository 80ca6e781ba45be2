package dev.molt.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.Block.Exercise;
import dev.molt.practice.Verdict.Asked;
import dev.molt.practice.Verdict.Case;
import dev.molt.practice.Verdict.Kind;
import dev.molt.practice.Verdict.State;
import dev.molt.run.Desks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verdicts on answers, by the real compiler, Python and box. */
class ExaminerTest {

    private static final String RIGHT = "pub fn total(xs: &[i32]) -> i32 {\n    xs.iter().sum()\n}\n";

    private static Verdict total(String answer) {
        return Exercises.verdict(Exercises.TOTAL, answer);
    }

    private static List<State> states(Verdict verdict) {
        return verdict.cases().stream().map(Case::state).toList();
    }

    @Test
    void aRightAnswerPassesEveryCase() {
        Verdict verdict = total(RIGHT);
        assertEquals(Kind.PASSED, verdict.kind(), verdict.toString());
        assertEquals(
                List.of(
                        "adds what is there",
                        "leaves the numbers with the caller",
                        "total([3, -7])",
                        "total([])",
                        "64 more inputs, made up by Molt"),
                verdict.cases().stream().map(Case::name).toList());
        assertEquals("Passed: all 5 cases hold.", verdict.sentence());
        assertNotEquals(0, verdict.seed());
    }

    @Test
    void anAssertionTellsBothSidesAndACallWhatPythonGives() {
        Verdict verdict = total("pub fn total(xs: &[i32]) -> i32 {\n    xs.iter().map(|x| x.abs()).sum()\n}\n");
        assertEquals(Kind.FAILED, verdict.kind());
        assertEquals(List.of(State.PASSED, State.PASSED, State.FAILED, State.PASSED, State.FAILED), states(verdict));
        Case call = verdict.cases().get(2);
        assertEquals("For `[3, -7]` Python gives -4, yours gives 10.", call.message());
        assertEquals(List.of("[3, -7]", "-4", "10"), List.of(call.input(), call.left(), call.right()));
        // Of all the inputs that show the difference the simplest is told.
        assertEquals(
                "For `[-1]` Python gives -1, yours gives 1.",
                verdict.cases().get(4).message());
        assertEquals("2 of 5 cases do not hold.", verdict.sentence());

        Case assertion = total("pub fn total(_: &[i32]) -> i32 { 7 }").cases().get(0);
        assertEquals(List.of("7", "6"), List.of(assertion.left(), assertion.right()));
        Case said = total("pub fn total(_: &[i32]) -> i32 { 7 }").cases().get(1);
        assertEquals("the total of [1, 2, 3]", said.message());
    }

    @Test
    void aPanicIsToldWithTheLearnersLine() {
        Verdict verdict = total("pub fn total(xs: &[i32]) -> i32 {\n\n    xs[3]\n}\n");
        assertEquals(
                "It panicked in your line 3: index out of bounds: the len is 3 but the index is 3",
                verdict.cases().get(0).message());
        assertTrue(
                verdict.cases()
                        .get(2)
                        .message()
                        .startsWith("For `[3, -7]` Python gives -4, yours panics in your line 3: index"),
                verdict.toString());
        assertEquals("", verdict.stderr());
    }

    @Test
    void theStarterDoesNotPass() {
        Verdict verdict = total(Exercises.TOTAL.starter().code());
        assertEquals(Kind.FAILED, verdict.kind());
        assertEquals(
                "It panicked in your line 2: not yet implemented",
                verdict.cases().get(0).message());
    }

    @Test
    void whatTheCompilerRefusesIsToldInTheLearnersLines() {
        Verdict verdict = total("pub fn total(xs: &[i32]) -> i32 {\n    xs.len()\n}\n");
        assertEquals(Kind.DOES_NOT_COMPILE, verdict.kind());
        assertEquals("E0308", verdict.diagnostics().get(0).code());
        assertEquals(2, verdict.diagnostics().get(0).line());
        assertEquals(List.of(), verdict.cases());
    }

    @Test
    void anotherSignatureIsToldBesideTheOneAskedForAndNoLineOfTheTests() {
        Verdict verdict = total("pub fn total(xs: Vec<i32>) -> i32 {\n    xs.iter().sum()\n}\n");
        assertEquals(Kind.DOES_NOT_FIT, verdict.kind());
        assertEquals(
                List.of(new Asked("pub fn total(xs: &[i32]) -> i32", "pub fn total(xs: Vec<i32>) -> i32")),
                verdict.signatures());
        assertEquals("", verdict.stderr());
        assertEquals(List.of(), verdict.diagnostics());
        assertFalse(verdict.toString().contains("leaves_the_numbers"), verdict.toString());
        assertEquals(
                List.of(new Asked("pub fn total(xs: &[i32]) -> i32", null)),
                total("pub fn sum(xs: &[i32]) -> i32 { 0 }").signatures());
        assertEquals(
                List.of(new Asked("pub fn total(xs: &[i32]) -> i32", "fn total(xs: &[i32]) -> i32")),
                total("fn total(xs: &[i32]) -> i32 { 0 }").signatures());
        Verdict sameWords =
                total("#[allow(non_camel_case_types)]\npub struct i32;\npub fn total(xs: &[i32]) -> i32 { todo!() }");
        assertTrue(sameWords.sentence().endsWith("a name in yours means another type."), sameWords.sentence());
    }

    @Test
    void whatEndsTheProgramEndsTheVerdictThere() {
        Verdict verdict = total(
                "pub fn total(xs: &[i32]) -> i32 {\n    if xs.is_empty() { std::process::exit(0) }\n    xs.iter().sum()\n}");
        assertEquals(
                List.of(State.PASSED, State.PASSED, State.PASSED, State.FAILED, State.NOT_REACHED), states(verdict));
        assertTrue(verdict.cases()
                .get(3)
                .message()
                .startsWith("For `[]` Python gives 0, yours ended the whole program instead of returning."));
        assertEquals("1 of 5 cases does not hold; 1 was not reached.", verdict.sentence());
        Verdict late = total("pub fn total(_: &[i32]) -> i32 {\n    loop {}\n}");
        assertEquals(State.FAILED, states(late).get(0));
        assertTrue(late.cases().get(0).message().contains("and was ended"), late.toString());
        assertEquals(State.NOT_REACHED, states(late).get(4));
    }

    @Test
    void whatTheLearnerPrintsIsShown() {
        Verdict verdict = total("pub fn total(xs: &[i32]) -> i32 {\n    println!(\"{xs:?}\");\n    xs.iter().sum()\n}");
        assertTrue(verdict.passed(), verdict.toString());
        // And what it prints for inputs that nobody wrote down is not.
        assertEquals("[1, 2, 3]\n[1, 2, 3]\n[3, -7]\n[]\n", verdict.stdout());
    }

    @Test
    void someInputsAreLargerThanAnyoneWouldWrite() {
        for (String small : List.of("xs.iter().take(8).sum()", "if xs.len() > 9 { 12345 } else { xs.iter().sum() }")) {
            Verdict verdict = total("pub fn total(xs: &[i32]) -> i32 {\n    " + small + "\n}");
            assertEquals(
                    List.of(State.PASSED, State.PASSED, State.PASSED, State.PASSED, State.FAILED),
                    states(verdict),
                    small);
        }
    }

    @Test
    void anInputThatPythonRaisesForIsOutsideOfTheTask() {
        Exercise largest = Exercises.port(
                "def largest(xs):\n    return max(xs)",
                "pub fn largest(xs: &[u8]) -> u8 {\n    *xs.iter().max().unwrap()\n}",
                "[[2, 1]]");
        assertTrue(Exercises.verdict(largest, largest.solutions().get(0).half().code())
                .passed());
        Verdict first = Exercises.verdict(largest, "pub fn largest(xs: &[u8]) -> u8 {\n    xs[0]\n}");
        assertEquals(
                "For `[0, 1]` Python gives 1, yours gives 0.",
                first.cases().get(1).message());
    }

    /** As what a program prints is shown up to 64 KiB: a function whose answers grow with the square of its input is soon beyond. */
    @Test
    void answersOfAnyLengthAreCompared() {
        String fifty = IntStream.range(0, 50).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        Exercise heads = Exercises.port(
                "def heads(xs):\n    return [xs[:n] for n in range(len(xs))]",
                "pub fn heads(xs: Vec<i32>) -> Vec<Vec<i32>> {\n"
                        + "    (0..xs.len()).map(|n| xs[..n].to_vec()).collect()\n}",
                ("[[" + fifty + "]]\n").repeat(8));
        assertTrue(
                Exercises.verdict(heads, heads.solutions().get(0).half().code()).passed());
        Verdict shifted = Exercises.verdict(
                heads,
                "pub fn heads(xs: Vec<i32>) -> Vec<Vec<i32>> {\n"
                        + "    (0..xs.len()).map(|n| xs[..n.min(48)].to_vec()).collect()\n}");
        assertEquals(State.FAILED, states(shifted).get(0), shifted.toString());
    }

    @Test
    void whereRustReturnsAResultPythonHasToRaise() {
        Exercise parse = Exercises.port(
                "def parse(text):\n    return int(text)",
                "pub fn parse(text: &str) -> Result<i64, std::num::ParseIntError> {\n    text.parse()\n}",
                "[\"12\"]\n[\"a\"]\n[\"1_0\"]");
        Verdict verdict =
                Exercises.verdict(parse, parse.solutions().get(0).half().code());
        assertEquals(State.PASSED, states(verdict).get(1), verdict.toString());
        // Python takes an underscore between digits, and Rust does not.
        assertEquals(
                "For `'1_0'` Python gives 10, yours gives Err(ParseIntError { kind: InvalidDigit }).",
                verdict.cases().get(2).message());
    }

    @Test
    void whatIsChangedInPlaceIsComparedToo() {
        Exercise sort = Exercises.port(
                "def tidy(xs):\n    xs.sort()", "pub fn tidy(xs: &mut Vec<u8>) {\n    xs.sort();\n}", "[[3, 1, 2]]");
        assertTrue(
                Exercises.verdict(sort, sort.solutions().get(0).half().code()).passed());
        Verdict lazy = Exercises.verdict(sort, "pub fn tidy(_: &mut Vec<u8>) {}");
        assertEquals(
                "For `[3, 1, 2]` Python leaves [1, 2, 3], yours leaves [3, 1, 2].",
                lazy.cases().get(0).message());
        assertEquals(
                "For `[1, 0]` Python leaves [0, 1], yours leaves [1, 0].",
                lazy.cases().get(1).message());
    }

    @Test
    void everyKindOfValueGoesThereAndBack() {
        Exercise kinds = Exercises.port(
                "def same(a, b, c, d, e, f):\n    return (a, b, c, d, e, f)",
                """
                #[allow(clippy::type_complexity)]
                pub fn same<'a>(
                    a: &'a [&'a str],
                    b: Option<&'a str>,
                    c: std::collections::HashMap<String, Vec<u8>>,
                    d: std::collections::BTreeMap<i8, (bool, char)>,
                    e: std::collections::HashSet<(i64, Option<bool>)>,
                    f: f64,
                ) -> (
                    &'a [&'a str],
                    Option<&'a str>,
                    std::collections::HashMap<String, Vec<u8>>,
                    std::collections::BTreeMap<i8, (bool, char)>,
                    std::collections::HashSet<(i64, Option<bool>)>,
                    f64,
                ) {
                    (a, b, c, d, e, f)
                }
                """,
                "[[\"é\", \"\"], null, {\"k\": [1, 255]}, [[-8, [true, \"🦀\"]]], [[7, null], [7, true]], 0.1]");
        Verdict verdict =
                Exercises.verdict(kinds, kinds.solutions().get(0).half().code());
        assertTrue(verdict.passed(), verdict.toString());
    }

    @Test
    void aTextThatIsNearlyRightIsWrong() {
        Exercise shout = Exercises.port(
                "def shout(text):\n    return text.upper()",
                "pub fn shout(text: &str) -> String {\n    text.to_uppercase()\n}",
                "[\"abc\"]");
        assertTrue(
                Exercises.verdict(shout, shout.solutions().get(0).half().code()).passed());
        for (String nearly : List.of(
                "format!(\"{} \", text.to_uppercase())",
                "format!(\"{}\\r\\n\", text.to_uppercase())",
                "text.to_uppercase().replace('A', \"\\u{0410}\")",
                "format!(\"{}{}\", text.to_uppercase(), \" \".repeat(10 << 20))")) {
            Verdict verdict = Exercises.verdict(shout, "pub fn shout(text: &str) -> String {\n    " + nearly + "\n}");
            assertEquals(Kind.FAILED, verdict.kind(), nearly);
        }
    }

    @Test
    void methodsOfATypeAreAskedForWithTheirSignatures() {
        Exercise stack = Exercises.of("""
                ```rust starter
                pub struct Stack<T> {
                    items: Vec<T>,
                }

                impl<T: Clone> Stack<T> {
                    pub fn new() -> Self {
                        todo!()
                    }

                    pub fn push(&mut self, item: T) {
                        todo!()
                    }

                    pub fn pop(&mut self) -> Option<T> {
                        todo!()
                    }
                }
                ```
                ```rust solution
                pub struct Stack<T> {
                    items: Vec<T>,
                }

                impl<T: Clone> Stack<T> {
                    pub fn new() -> Self {
                        Self { items: Vec::new() }
                    }

                    pub fn push(&mut self, item: T) {
                        self.items.push(item);
                    }

                    pub fn pop(&mut self) -> Option<T> {
                        self.items.pop()
                    }
                }
                ```
                ```rust tests
                use exercise::Stack;

                #[test]
                fn gives_back_the_last() -> Result<(), String> {
                    let mut stack = Stack::new();
                    stack.push(1);
                    stack.push(2);
                    assert_eq!(stack.pop(), Some(2));
                    stack.pop().map(|_| ()).ok_or("empty".to_string())
                }

                #[test]
                #[should_panic(expected = "None")]
                fn an_empty_one_has_none() {
                    let mut stack: Stack<u8> = Stack::new();
                    stack.pop().expect("None");
                }
                ```
                """);
        String right = stack.solutions().get(0).half().code();
        Verdict passed = Exercises.verdict(stack, right);
        assertTrue(passed.passed(), passed.toString());
        Verdict other = Exercises.verdict(
                stack, right.replace("-> Option<T>", "-> Option<u64>").replace("self.items.pop()", "Some(2)"));
        assertEquals(
                List.of(new Asked(
                        "impl<T: Clone> Stack<T> { pub fn pop(&mut self) -> Option<T> }",
                        "impl<T: Clone> Stack<T> { pub fn pop(&mut self) -> Option<u64> }")),
                other.signatures());
    }

    @Test
    void aNewerAnswerOfThePaneEndsTheOlder() throws Exception {
        Examiner examiner = new Examiner(Desks.shared());
        CompletableFuture<Verdict> older =
                examiner.examine(Exercises.TOTAL, "pub fn total(_: &[i32]) -> i32 { loop {} }", "two-tabs", "pane");
        CompletableFuture<Verdict> newer = examiner.examine(Exercises.TOTAL, RIGHT, "two-tabs", "pane");
        assertEquals(Kind.STOPPED, older.get(30, TimeUnit.SECONDS).kind());
        assertTrue(newer.get(30, TimeUnit.SECONDS).passed());
    }

    @Test
    void aTextThatIsNoneIsRefusedBeforeAnythingRuns() {
        Examiner examiner = new Examiner(Desks.shared());
        for (String text : List.of("\0", "x".repeat((64 << 10) + 1), "\ud800")) {
            assertThrows(
                    IllegalArgumentException.class, () -> examiner.examine(Exercises.TOTAL, text, "somebody", "pane"));
        }
    }
}
