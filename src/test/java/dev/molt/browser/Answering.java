package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The exercise {@code total} in a tab, as a learner works on it. */
record Answering(Page page, Locator exercise) {

    static final String RIGHT = "pub fn total(xs: &[i32]) -> i32 {\n    let mut all = 0;\n"
            + "    for x in xs {\n        all += x;\n    }\n    all\n}";
    static final String WRONG = "pub fn total(xs: &[i32]) -> i32 {\n    6\n}";
    static final String REFUSED = "pub fn total(xs: &[i32]) -> i32 {\n    \"none\"\n}";
    static final String MISFIT = "pub fn total(xs: Vec<i32>) -> i32 {\n    xs.iter().sum()\n}";

    Answering(Page page) {
        this(page, "total");
    }

    Answering(Page page, String id) {
        this(page, page.locator("#item-" + id));
    }

    Locator button(String name) {
        return exercise.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator check() {
        return exercise.locator("[data-act=check]");
    }

    Locator code() {
        return exercise.locator(".rust .cm-content");
    }

    Locator outcome() {
        return exercise.locator(".checked .outcome");
    }

    /** Says of the verdict that it is for an earlier text. */
    Locator age() {
        return exercise.locator(".checked > .age");
    }

    Locator status() {
        return exercise.locator("> [role=status]");
    }

    Locator contest() {
        return exercise.locator("[data-about=contest]");
    }

    void write(String text) {
        // It is there once the exercise has come to life.
        assertThat(check()).isVisible();
        exercise.locator(".rust :is(.l, .cm-line)").first().click();
        assertThat(code()).isFocused();
        replace(text);
    }

    /** In the editor that has the focus. */
    void replace(String text) {
        page.keyboard().press("Control+a");
        // Typed over, a keyword's style would be taken over by the browser, which the page's policy forbids.
        page.keyboard().press("Delete");
        page.keyboard().insertText(text);
    }

    void check(String text, String verdict) {
        write(text);
        check().click();
        assertThat(outcome()).containsText(verdict);
    }

    void assertText(String text) {
        assertThat(exercise.locator(".rust .cm-line")).hasText(text.split("\n"));
    }

    void assertKept() {
        assertThat(exercise.locator(".kept")).hasText("Kept");
    }
}
