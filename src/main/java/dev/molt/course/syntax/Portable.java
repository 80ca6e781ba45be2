package dev.molt.course.syntax;

import dev.molt.course.syntax.RustType.Borrowed;
import dev.molt.course.syntax.RustType.Fallible;
import dev.molt.course.syntax.RustType.Group;
import dev.molt.course.syntax.RustType.Mapping;
import dev.molt.course.syntax.RustType.Maybe;
import dev.molt.course.syntax.RustType.Sequence;
import dev.molt.course.syntax.RustType.Shape;
import dev.molt.course.syntax.RustType.Str;
import dev.molt.course.syntax.RustType.Tuple;
import dev.molt.course.syntax.RustType.Unit;
import java.util.stream.Stream;

/** Where a type may stand in a function that is called with the same values in Python and in Rust. */
public final class Portable {

    private Portable() {}

    /** Whether it may be taken: an owned value, a loan of one, or a list or an option of borrowed text. */
    public static boolean asParameter(RustType type) {
        if (type instanceof Borrowed borrowed) {
            return isOwned(borrowed.of()) && (!borrowed.mutable() || changesInPlace(borrowed.of()))
                    || isSliceOfTexts(borrowed);
        }
        return isOwned(type) || holdsTexts(type);
    }

    /** Whether it may be returned: nothing in it is borrowed mutably. */
    public static boolean asReturn(RustType type) {
        return all(type).noneMatch(it -> it instanceof Borrowed borrowed && borrowed.mutable());
    }

    /** Whether it can be a key, of a Python dictionary too. */
    static boolean asKey(RustType type) {
        boolean simple = type instanceof RustType.Int
                || type instanceof RustType.Bool
                || type instanceof RustType.Char
                || type instanceof RustType.Text;
        boolean made = type instanceof Maybe || type instanceof Tuple;
        return simple || isBorrowedText(type) || made && type.parts().stream().allMatch(Portable::asKey);
    }

    private static boolean isOwned(RustType type) {
        return all(type).noneMatch(it -> it instanceof Borrowed || it instanceof Fallible || it instanceof Unit);
    }

    /** Python changes lists, dictionaries and sets in place, and nothing else. */
    private static boolean changesInPlace(RustType type) {
        return type instanceof Sequence || type instanceof Mapping || type instanceof Group;
    }

    private static boolean isSliceOfTexts(Borrowed type) {
        return !type.mutable()
                && type.of() instanceof Sequence list
                && list.shape() == Shape.SLICE
                && isBorrowedText(list.element());
    }

    private static boolean holdsTexts(RustType type) {
        return (type instanceof Sequence || type instanceof Maybe)
                && isBorrowedText(type.parts().get(0));
    }

    private static boolean isBorrowedText(RustType type) {
        return type instanceof Borrowed borrowed && !borrowed.mutable() && borrowed.of() instanceof Str;
    }

    private static Stream<RustType> all(RustType type) {
        return Stream.concat(Stream.of(type), type.parts().stream().flatMap(Portable::all));
    }
}
