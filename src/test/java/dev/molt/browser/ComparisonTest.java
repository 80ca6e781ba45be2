package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pair: its ties, its editors, its runs. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class ComparisonTest {

    private static final Pattern LIT = Pattern.compile("\\blit\\b");
    private static final Pattern PINNED = Pattern.compile("\\bpinned\\b");

    @TestHTTPResource("/")
    URI site;

    private Visit visit;
    private Page page;

    @BeforeEach
    void arrive() {
        visit = Visit.to(site);
        page = visit.page();
    }

    @AfterEach
    void leaveWithoutComplaints() {
        List<String> complaints = visit.complaints();
        visit.close();
        assertEquals(List.of(), complaints);
    }

    @Test
    void lightsTheTwinAndTheNoteOfTheLineUnderThePointer() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        line(pair, "python", 2).hover();
        assertThat(line(pair, "rust", 2)).hasClass(LIT);
        assertThat(pair.locator(".notes li").nth(1)).hasClass(LIT);
        assertThat(line(pair, "rust", 1)).not().hasClass(LIT);
        page.mouse().move(0, 0);
        assertThat(line(pair, "rust", 2)).not().hasClass(LIT);
    }

    @Test
    void pinsAPlaceByItsNumberAndUnpinsByEscape() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        Locator number = pair.locator(".notes .mark").nth(2);
        number.click();
        page.mouse().move(0, 0);
        assertThat(line(pair, "python", 3)).hasClass(PINNED);
        assertThat(number).hasAttribute("aria-pressed", "true");
        page.keyboard().press("Escape");
        assertThat(line(pair, "python", 3)).not().hasClass(LIT);
    }

    @Test
    void lightsTheTwinOfTheLineWithTheCaretAndFollowsEdits() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        edit(pair, "rust", 1);
        page.keyboard().press("Home");
        page.keyboard().insertText("// above");
        page.keyboard().press("Enter");
        page.mouse().move(0, 0);
        assertThat(pair.locator(".rust .cm-line").nth(1)).hasClass(LIT);
        assertThat(line(pair, "python", 1)).hasClass(LIT);
        page.keyboard().press("ArrowDown");
        assertThat(line(pair, "python", 2)).hasClass(LIT);
    }

    @Test
    void runsBothAndSaysThatTheyPrintTheSame() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        assertThat(pair.locator(".python .expected pre")).isVisible();
        press(pair, "Run both");
        assertThat(pair.locator(".verdict")).hasText("Both print the same.");
        assertThat(pair.locator(".rust .stdout")).hasText("[12, 480, 35]");
        assertThat(pair.locator(".rust .result .measures")).containsText(Pattern.compile("exit 0 .* ms .* MB"));
    }

    @Test
    void showsWhereTheOutputsDiffer() {
        visit.open(Visit.FIXTURES);
        Locator pair = visit.item("counting");
        press(pair, "Run both");
        assertThat(pair.locator(".verdict"))
                .hasText("They print different things. First at line 1: Python prints line 0, Rust prints line 1.");
        assertThat(pair.locator(".python .differs")).hasText("line 0");
        assertThat(pair.locator(".rust .differs")).hasText("line 3");
    }

    @Test
    void keepsAnEditOverAReloadAndAsksBeforeItTakesItAway() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        edit(pair, "rust", 3);
        page.keyboard().press("End");
        Visit.writeBelow(page, "batch.push(7);");
        page.reload();
        Locator code = pair.locator(".rust .cm-content");
        assertThat(code).containsText("batch.push(7);");
        page.reload();
        assertThat(code).containsText("batch.push(7);");
        press(pair, "Run both");
        assertThat(pair.locator(".rust .stdout")).hasText("[12, 480, 35, 7]");

        press(pair, "Reset");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, named("Cancel")).click();
        assertThat(code).containsText("batch.push(7);");
        press(pair, "Reset");
        dialog.getByRole(AriaRole.BUTTON, named("Reset")).click();
        assertThat(code).not().containsText("batch.push(7);");
        page.reload();
        assertThat(pair.locator(".rust .edited")).isHidden();
    }

    @Test
    void showsACompilerErrorAtItsLineAndInFull() {
        visit.open(Visit.LESSON);
        Locator pair = visit.item("handover");
        edit(pair, "rust", 3);
        page.keyboard().press("End");
        Visit.writeBelow(page, "let wrong: i32 = \"text\";");
        pair.locator(".rust").getByRole(AriaRole.BUTTON, named("Run")).click();
        assertThat(pair.locator(".rust .problem-text")).containsText("E0308: mismatched types");
        assertThat(pair.locator(".rust .problem-mark")).hasText("\"text\"");
        assertThat(pair.locator(".rust .cm-gutterElement.problem-line")).hasText("4");
        assertThat(pair.locator(".rust .result .compiler")).containsText("main.rs:4:18");
        assertThat(pair.locator(".rust .state")).containsText("E0308");
    }

    @Test
    void stopsAProgramThatDoesNotEnd() {
        visit.open(Visit.FIXTURES);
        Locator pair = visit.item("waiting");
        edit(pair, "python", 1);
        page.keyboard().press("Control+a");
        page.keyboard().insertText("while True: pass");
        Locator python = pair.locator(".python");
        python.getByRole(AriaRole.BUTTON, named("Run")).click();
        assertThat(python.locator(".waiting")).isVisible();
        python.getByRole(AriaRole.BUTTON, named("Stop")).click();
        assertThat(python.locator(".result .state")).containsText(Pattern.compile("stopped", Pattern.CASE_INSENSITIVE));
        assertThat(python.getByRole(AriaRole.BUTTON, named("Run"))).isVisible();
    }

    @Test
    void showsControlCharactersAndMarkupAsText() {
        visit.open(Visit.FIXTURES);
        Locator pair = visit.item("waiting");
        edit(pair, "python", 1);
        page.keyboard().press("Control+a");
        page.keyboard().insertText("print('\\x1b[31m<b>red</b>\\x1b[0m \\x07 \\u202e')");
        pair.locator(".python").getByRole(AriaRole.BUTTON, named("Run")).click();
        assertThat(pair.locator(".python .stdout")).hasText("<b>red</b> BEL U+202E");
        assertThat(pair.locator(".python .stdout b")).hasCount(0);
    }

    @Test
    void racesAsBarsInATableWithCompileTimeApart() {
        visit.open(Visit.FIXTURES);
        assertThat(visit.item("counting").getByRole(AriaRole.BUTTON, named("Race")))
                .hasCount(0);
        Locator pair = visit.item("adding");
        press(pair, "Race");
        Locator table = pair.getByRole(AriaRole.TABLE);
        assertThat(table.locator("thead")).containsText("Compile time, apart");
        assertThat(table.locator("tbody tr")).hasCount(2);
        assertThat(table.locator("tbody tr").nth(1))
                .containsText(Pattern.compile("Rust.* m?s.* MB(.* m?s|compiled before)"));
        assertThat(table.locator(".track i").first()).hasAttribute("style", Pattern.compile("width: .*%"));
    }

    @Test
    void aPairThatIsShownAloneOffersNoRun() {
        visit.open(Visit.FIXTURES);
        Locator shown = visit.item("shown");
        assertThat(shown).containsText("shown, not run");
        assertThat(shown.locator("[data-act=reset]")).isVisible();
        assertThat(shown.locator("[data-act=both], [data-act=run]")).hasCount(0);
    }

    @Test
    void runsOneProgramAloneAndShowsAnExerciseWithItsReference() {
        visit.open(Visit.FIXTURES);
        Locator alone = visit.item("alone");
        assertThat(alone.locator(".l")).hasCount(2);
        alone.getByRole(AriaRole.BUTTON, named("Run")).click();
        assertThat(alone.locator(".stdout")).hasText("42");
        Locator exercise = page.locator(".exercise");
        assertThat(exercise).containsText("Port this function");
        assertThat(exercise.locator(".pane.python")).containsText("def total(xs):");
        assertThat(exercise).not().containsText("iter().sum()");
    }

    /** Clicks into a line of the static view and waits for the editor. */
    private void edit(Locator pair, String language, int line) {
        line(pair, language, line).click();
        assertThat(pair.locator("." + language + " .cm-content")).isFocused();
    }

    private static Locator line(Locator pair, String language, int number) {
        return pair.locator("." + language + " :is(.l, .cm-line)").nth(number - 1);
    }

    private static void press(Locator pair, String button) {
        pair.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
