package dev.molt.course.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.Language;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxTreeTest {

    private static final String TEXT = "fn a() { b(1); c(2, 3); }\nfn d() { e(4); }\n";

    @Test
    void onlyWhatHoldsAPlaceIsOpened() {
        BitSet places = new BitSet();
        places.set(TEXT.indexOf("3"));
        SyntaxTree tree = SyntaxTree.of(Language.RUST, TEXT, 0, places).orElseThrow();
        assertEquals(
                List.of("fn", "a", "()", "{", "b(1);", "c", "(", "2", ",", "3", ")", ";", "}", "fn d() { e(4); }"),
                leaves(tree));
    }

    @Test
    void aDepthAndPlacesOpenWhatEitherOpens() {
        BitSet places = new BitSet();
        places.set(TEXT.indexOf("4"));
        SyntaxTree tree = SyntaxTree.of(Language.RUST, TEXT, 1, places).orElseThrow();
        assertEquals(
                List.of("fn a() { b(1); c(2, 3); }", "fn", "d", "()", "{", "e", "(", "4", ")", ";", "}"), leaves(tree));
    }

    @Test
    void withoutDepthAndPlacesThereIsTheRoot() {
        SyntaxTree tree = SyntaxTree.of(Language.RUST, TEXT, 0).orElseThrow();
        assertEquals(List.of(), tree.root().children());
    }

    private static List<String> leaves(SyntaxTree tree) {
        List<String> leaves = new ArrayList<>();
        tree.walk(node -> {
            if (node.children().isEmpty()) {
                leaves.add(tree.text(node));
            }
        });
        return leaves;
    }
}
