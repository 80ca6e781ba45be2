package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Translates the words of a program's fence, those of rustdoc and of mdBook, into those of a lesson. Nothing is left out unsaid. */
final class FenceWords {

    private static final Pattern ERROR_CODE = Pattern.compile("E\\d{4}");
    private static final Pattern KEPT = Pattern.compile("no_run|edition(?:2018|2021|2024)");

    /** Say nothing of what a program does. */
    private static final Set<String> ABOUT_BUTTONS = Set.of("editable", "noplayground", "noplaypen", "mdbook-runnable");

    private static final Set<String> ABOUT_TESTS = Set.of("standalone_crate", "standalone", "not_desired_behavior");

    private final boolean rust;
    private final Notices notices;
    private final int number;
    private final Set<String> kept = new LinkedHashSet<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private boolean compileFail;
    private boolean panics;
    private boolean ignored;
    private String hidden = "";

    /** @param number of the fence's line, from 1 */
    private FenceWords(boolean rust, Notices notices, int number) {
        this.rust = rust;
        this.notices = notices;
        this.number = number;
    }

    /**
     * What was read.
     *
     * @param words for the lesson's fence, in order
     * @param hidden what begins hidden lines besides those that rustdoc hides; empty for none
     */
    record Translated(List<String> words, String hidden) {}

    /** @param info all that stands behind the language */
    static Translated of(boolean rust, String info, Notices notices, int number) {
        FenceWords words = new FenceWords(rust, notices, number);
        for (String word : info.split("[,\\s]+", -1)) {
            if (!word.isEmpty()) {
                words.take(word);
            }
        }
        return new Translated(words.words(), words.hidden);
    }

    private void take(String word) {
        if (word.startsWith("hidelines=")) {
            hidden = word.substring("hidelines=".length());
        } else if (ABOUT_BUTTONS.contains(word)) {
            notices.note(
                    number, word + " is left out", "learners can run and edit every program, unless it says no_run");
        } else if (word.startsWith("ignore")) {
            ignored = true;
            if (!word.equals("ignore")) {
                notices.note(
                        number, word + " is read as ignore", "Molt proves programs on the machine of its own site");
            }
        } else if (KEPT.matcher(word).matches() && (rust || word.equals("no_run"))) {
            kept.add(word);
        } else if (rust) {
            takeRust(word);
        } else {
            unknown(word);
        }
    }

    private void takeRust(String word) {
        if (word.equals("compile_fail") || word.equals("does_not_compile")) {
            compileFail = true;
        } else if (word.equals("should_panic") || word.equals("panics")) {
            panics = true;
        } else if (ERROR_CODE.matcher(word).matches()) {
            codes.add(word);
        } else if (ABOUT_TESTS.contains(word)) {
            notices.note(number, word + " is left out", "it says nothing about how the program ends");
        } else if (word.equals("test_harness")) {
            notices.hand(
                    number,
                    "test_harness is left out: a lesson's programs run by their main",
                    "call in main what is to be seen, or make an exercise of it");
        } else {
            unknown(word);
        }
    }

    private void unknown(String word) {
        notices.hand(
                number,
                "the word " + word + " is left out: lessons have none for it",
                "see whether the program still shows what it should");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        if (compileFail) {
            words.add(codes.isEmpty() ? "compile_fail" : "compile_fail," + String.join(",", codes));
            leftOut(panics, "should_panic");
            leftOut(kept.remove("no_run"), "no_run");
        } else {
            if (!codes.isEmpty()) {
                notices.hand(
                        number,
                        String.join(", ", codes) + " is left out: nothing says that the program does not compile",
                        "write compile_fail and the code, if it does not");
            }
            if (panics && !kept.contains("no_run")) {
                words.add("should_panic");
            }
            leftOut(panics && kept.contains("no_run"), "should_panic");
            if (ignored && !panics) {
                kept.add("no_run");
                notices.note(
                        number,
                        "ignore became no_run: "
                                + (rust
                                        ? "Rust that is only shown is compiled"
                                        : "Python that is only shown is parsed"),
                        "where the check finds that it "
                                + (rust
                                        ? "does not compile, write compile_fail and the code, or make it a text fence"
                                        : "cannot be parsed, make it a text fence"));
            }
        }
        words.addAll(kept);
        return words;
    }

    private void leftOut(boolean said, String word) {
        if (said) {
            notices.note(number, word + " is left out: the program never gets that far", "nothing is to be done");
        }
    }
}
