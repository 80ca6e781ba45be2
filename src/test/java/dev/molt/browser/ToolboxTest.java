package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Format and lint, as a learner uses them. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class ToolboxTest {

    private static final String TANGLED = "let answer=hidden+22 ;\nif answer>0{println!(\"{answer}\");}";
    private static final String TIDY = "let answer = hidden + 22;\nif answer > 0 {\n    println!(\"{answer}\");\n}";

    @TestHTTPResource("/")
    URI site;

    private Visit visit;
    private Page page;
    private Locator alone;

    @BeforeEach
    void arrive() {
        arrive(ColorScheme.LIGHT);
    }

    private void arrive(ColorScheme theme) {
        visit = Visit.at(site, 1440, theme);
        page = visit.open(Visit.FIXTURES);
        alone = visit.item("alone").locator(".rust");
    }

    @AfterEach
    void leaveWithoutComplaints() {
        List<String> complaints = visit.complaints();
        visit.close();
        assertEquals(List.of(), complaints);
    }

    private static Locator button(Locator half, String name) {
        return half.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private void type(String source) {
        alone.locator(":is(.l, .cm-line)").first().click();
        assertThat(alone.locator(".cm-content")).isFocused();
        page.keyboard().press("Control+a");
        // Typed over, a keyword's style would be taken over by the browser, which the page's policy forbids.
        page.keyboard().press("Delete");
        page.keyboard().insertText(source);
    }

    private void assertText(String text) {
        assertThat(alone.locator(".cm-line")).hasText(text.split("\n"));
    }

    @Test
    void standBesideRunForBothLanguages() {
        Locator pair = visit.item("waiting");
        for (String language : List.of("Rust", "Python")) {
            assertThat(button(pair, "Format " + language)).isVisible();
            assertThat(button(pair, "Lint " + language)).isVisible();
        }
    }

    /** The longest row: a program alone that has been edited has one button more. */
    @Test
    void standInAPhonesWidthWholeToo() {
        type("let answer = hidden;");
        page.setViewportSize(390, 900);
        assertThat(button(alone, "Reset")).isVisible();
        for (Locator half : page.locator(".pane:has(> header)").all()) {
            double end = half.boundingBox().x + half.boundingBox().width;
            for (Locator each : half.locator("header button:visible").all()) {
                double right = each.boundingBox().x + each.boundingBox().width;
                assertTrue(right <= end, each.textContent() + " ends at " + right + ", its pane at " + end);
            }
        }
    }

    @Test
    void pythonIsFormattedLintedAndRun() {
        alone = visit.item("waiting").locator(".python");
        type("import os\nprint( 'mine' )");
        page.keyboard().press("Shift+Alt+f");
        assertText("import os\n\nprint(\"mine\")");
        button(alone, "Lint").click();
        assertThat(alone.locator(".problem-text")).hasText("F401: 'os' imported but unused");
        assertThat(alone.locator(".result .label").first()).hasText("Flake8");
        assertThat(alone.locator(".result .state")).hasText("Flake8 says one thing about it.");
        assertThat(alone.locator(".result .compiler pre")).containsText("main.py:1:1: F401");
        button(alone, "Run").click();
        assertThat(alone.locator(".stdout")).hasText("mine");
        type("print( 'mine'");
        button(alone, "Format").click();
        assertThat(alone.locator(".notice")).hasText("Black cannot read it, so it stays as it is.");
        assertThat(alone.locator(".problem-text")).containsText("SyntaxError");
        assertText("print( 'mine'");
    }

    @Test
    void formattingIsOneChangeThatUndoTakesBackAndLeavesTheCaretAtItsWord() {
        type(TANGLED);
        page.keyboard().press("Control+Home");
        page.keyboard().press("End");
        page.keyboard().press("ArrowLeft"); // before the semicolon
        page.keyboard().press("Shift+Alt+f");
        assertText(TIDY);
        assertThat(visit.item("alone").locator("> [role=status]")).hasText("It is formatted.");
        assertThat(alone.locator(".cm-content")).isFocused();
        page.keyboard().press("Control+z");
        assertText(TANGLED);
        page.keyboard().press("Control+y");
        assertText(TIDY);
        page.keyboard().type("0");
        assertThat(alone.locator(".cm-line").first()).hasText("let answer = hidden + 220;");
        button(alone, "Run").click();
        assertThat(alone.locator(".stdout")).hasText("240");
    }

    @Test
    void theLessonsOwnTextIsFormattedAlready() {
        Locator half = visit.item("waiting").locator(".rust");
        button(half, "Format").click();
        assertThat(half.locator(".notice")).hasText("It is formatted already.");
        assertThat(half.locator(".cm-content")).hasCount(0);
        assertThat(half.locator(".edited")).isHidden();
        assertTrue(bottom(half, ".notice") <= top(half, "pre"), "the notice covers the code");
        assertTrue(bottom(half, "pre") <= top(half, ".out"), "the code covers the output");
    }

    private static double top(Locator half, String part) {
        return half.locator(part).first().boundingBox().y;
    }

    private static double bottom(Locator half, String part) {
        return top(half, part) + half.locator(part).first().boundingBox().height;
    }

    @Test
    void tiesStayWithTheLinesTheyWereTiedTo() {
        page = visit.open(Visit.LESSON);
        alone = visit.item("handover").locator(".rust");
        List<String> before = tied();
        alone.locator(".l").first().click();
        assertThat(alone.locator(".cm-content")).isFocused();
        page.keyboard().press("Control+Home");
        page.keyboard().type("  ");
        page.keyboard().press("End");
        page.keyboard().type("  ");
        button(alone, "Format").click();
        assertThat(alone.locator(".edited")).isHidden();
        assertEquals(before, tied());
    }

    private List<String> tied() {
        return alone.locator("[data-ties]").all().stream()
                .map(line -> line.getAttribute("data-ties") + " "
                        + line.textContent().strip().replaceAll("\\d+$", ""))
                .toList();
    }

    @Test
    void whatDoesNotParseIsMarkedAndStaysAsItIs() {
        String broken = "let answer=hidden+22 ;\nlet b = ;";
        type(broken);
        button(alone, "Format").click();
        assertThat(alone.locator(".notice")).hasText("rustfmt cannot read it, so it stays as it is.");
        assertThat(alone.locator(".problem-text")).containsText("expected expression");
        assertThat(alone.locator(".cm-line")).hasText(broken.split("\n"));
        alone.locator(".cm-content").press("Control+End");
        page.keyboard().type(" ");
        assertThat(alone.locator(".notice")).hasCount(0);
    }

    @Test
    void clippyIsShownInTheEditorAndBelowIt() {
        type("let v = vec![hidden];\nif v.len() == 0 {\n    println!(\"{v:?}\");\n}");
        button(alone, "Lint").click();
        assertThat(alone.locator(".problem-text")).containsText("clippy::len_zero: ");
        assertThat(alone.locator(".result .label").first()).hasText("Clippy");
        assertThat(alone.locator(".result .state")).hasText("Clippy says one thing about it.");
        assertThat(alone.locator(".result .compiler pre")).containsText("main.rs:2:4");
        type("println!(\"{hidden}\");");
        assertThat(alone.locator(".result")).isHidden();
        button(alone, "Lint").click();
        assertThat(alone.locator(".result .state")).hasText("Clippy finds nothing to say about it.");
        assertThat(alone.locator(".problem-text")).hasCount(0);
        button(alone, "Run").click();
        assertThat(alone.locator(".stdout")).hasText("20");
    }

    @Test
    void whoeverTypesOnKeepsWhatTheyTyped() {
        AtomicReference<Route> asked = new AtomicReference<>();
        page.route("**/api/formats", asked::set);
        type(TANGLED);
        button(alone, "Format").click();
        assertThat(button(alone, "Format")).hasAttribute("aria-busy", "true");
        alone.locator(".cm-content").press("Control+End");
        page.keyboard().type(" // mine");
        assertThat(button(alone, "Format")).not().hasAttribute("aria-busy", "true");
        assertText(TANGLED + " // mine");
        asked.get().abort();
    }

    @Test
    void aServerThatIsBusyOrGoneIsToldAsSuch() {
        page.route(
                "**/api/formats",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/json")
                        .setBody("{\"sentence\": \"Busy: 64 programs are in line already.\"}")));
        page.route("**/api/lints", Route::abort);
        button(alone, "Format").click();
        assertThat(alone.locator(".notice")).containsText("Busy: 64 programs");
        button(alone, "Lint").click();
        assertThat(alone.locator(".result .state")).containsText("The server did not answer");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void readsInBothThemesAndAtEveryWidth(ColorScheme theme) {
        visit.close();
        arrive(theme);
        type("let v = vec![hidden];\nif v.len() == 0 {\n    println!(\"{v:?}\");\n}\nlet b =  1;");
        button(alone, "Lint").click();
        assertThat(alone.locator(".result .state")).hasText("Clippy says 2 things about it.");
        assertEquals(List.of(), PagesTest.violations(page));
        for (int width : List.of(390, 1024, 1440)) {
            page.setViewportSize(width, 900);
            visit.item("alone").scrollIntoViewIfNeeded();
            Visit.picture(page, "toolbox-" + width, theme);
        }
    }
}
