package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.molt.browser.Answering.MISFIT;
import static dev.molt.browser.Answering.REFUSED;
import static dev.molt.browser.Answering.RIGHT;
import static dev.molt.browser.Answering.WRONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exercises in a browser: an answer on its way from the starter to its verdict, hints and the solution. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class ExerciseTest {

    private static final String ENDLESS = "pub fn slow() {\n    loop {}\n}";

    @TestHTTPResource("/")
    URI site;

    private Visit visit;
    private Page page;
    private Answering mine;
    private Locator exercise;

    @BeforeEach
    void arrive() {
        arrive(Visit.to(site));
    }

    private void arrive(Visit newer) {
        visit = newer;
        page = visit.open(Visit.EXERCISES);
        mine = new Answering(page);
        exercise = mine.exercise();
    }

    @AfterEach
    void leaveWithoutComplaints() {
        List<String> complaints = visit.complaints();
        visit.close();
        assertEquals(List.of(), complaints);
    }

    @Test
    void isPassedByKeyboardAlone() {
        // They are shown by the page's script: a key before it would go elsewhere.
        assertThat(mine.button("Format Rust")).isVisible();
        exercise.locator(".python pre").focus();
        page.keyboard().press("Tab");
        assertThat(mine.button("Format Rust")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Locator code = exercise.locator(".rust .cm-content");
        assertThat(code).isFocused();
        mine.replace(RIGHT);
        page.keyboard().press("Control+Enter");
        assertThat(mine.outcome()).containsText("Passed");
        assertThat(mine.status()).containsText("Passed");
        assertThat(code).isFocused();
        assertThat(exercise.locator(".cases > .passed .name"))
                .hasText(new String[] {"adds what it is given", "leaves the numbers with the caller"});
        assertThat(exercise.locator(".diff .changed .theirs")).containsText("xs.iter().sum()");
        assertThat(page.locator(".outline [aria-current] .dot")).hasClass("dot practised");
        page.reload();
        assertThat(exercise.locator(".standing")).hasText("Passed");
        exercise.getByText("Another approach: With a loop").click();
        assertThat(exercise.locator(".solution .code .tok-keyword").first()).hasText("pub");
        mine.assertText(RIGHT);
    }

    @Test
    void aFailedCaseShowsBothSidesAndWhatWasPrintedAndOtherCasesTheirState() {
        mine.check(WRONG.replace("    6", "    println!(\"looking\");\n    6"), "1 of 2 cases does not hold");
        Locator failed = exercise.locator(".cases > .failed");
        assertThat(failed.locator(".name")).hasText("leaves the numbers with the caller");
        assertThat(failed.locator(".case-state")).hasText("Failed");
        assertThat(failed.locator("dd")).hasText(new String[] {"6", "9"});
        assertThat(exercise.locator(".cases > .passed .name")).hasText("adds what it is given");
        assertThat(exercise.locator(".checked .stdout")).containsText("looking");
        assertThat(mine.status()).containsText("leaves the numbers with the caller: left 6, right 9");
        assertThat(mine.check()).isFocused();
    }

    @Test
    void aCallIsComparedWithPython() {
        Answering far = new Answering(page, "far");
        far.check("pub fn far_apart(a: i64, b: i64) -> i64 {\n    a - b\n}", "1 of 2 cases does not hold");
        Locator failed = far.exercise().locator(".cases > .failed");
        assertThat(failed).containsText(Pattern.compile("For 3, 7 Python gives 4, yours gives -4"));
        assertThat(failed.locator("p code")).hasText(new String[] {"3, 7", "4", "-4"});
        assertThat(far.exercise().locator(".cases > .passed code.name")).hasText("far_apart(7, 3)");
    }

    @Test
    void runsThePythonReference() {
        mine.button("Run Python").click();
        assertThat(exercise.locator(".python .stdout")).hasText("6");
    }

    @Test
    void anErrorOfTheCompilerStandsInTheEditorAndBelow() {
        mine.check(REFUSED, "E0308");
        assertThat(exercise.locator(".problem-text")).containsText("E0308: mismatched types");
        assertThat(exercise.locator(".cm-gutterElement.problem-line")).hasText("2");
        assertThat(exercise.locator(".checked .compiler")).containsText(":2:5");
        assertThat(exercise.locator(".cases")).hasCount(0);
    }

    @Test
    void anotherSignatureStandsBelowTheOneAskedFor() {
        mine.check(MISFIT, "not what this exercise calls");
        assertThat(exercise.locator(".checked .sides code"))
                .hasText(new String[] {"pub fn total(xs: &[i32]) -> i32", "pub fn total(xs: Vec<i32>) -> i32"});
    }

    @Test
    void hintsComeOneByOneAndStay() {
        Locator hints = exercise.locator(".hint:visible");
        assertThat(hints).hasCount(1);
        hints.first().locator("summary").click();
        assertThat(hints).hasCount(2);
        assertThat(hints.nth(1).locator("summary")).hasText("Hint 2 of 3");
        hints.nth(1).locator("summary").press("Enter");
        assertThat(hints).hasCount(3);
        assertThat(exercise.getByText("A slice borrows.")).isVisible();
    }

    @Test
    void theSolutionIsOfferedAfterThreeHonestTries() {
        assertThat(mine.button("Show the solution now")).isVisible();
        mine.check(WRONG, "1 of 2");
        mine.check(WRONG.replace("6", "7"), "2 of 2");
        assertThat(mine.button("Show the solution")).isHidden();
        mine.check(REFUSED, "E0308");
        mine.button("Show the solution").click();
        assertThat(exercise.locator(".diff .theirs").first()).containsText("pub fn total");
        assertThat(exercise.locator(".standing")).hasText("Solution shown");
    }

    @Test
    void theSolutionIsShownAheadOfTimeOnlyWhenThatIsConfirmed() {
        mine.button("Show the solution now").press("Enter");
        assertThat(mine.button("Keep trying")).isFocused();
        assertThat(mine.status()).containsText("It will be recorded");
        page.keyboard().press("Escape");
        assertThat(mine.button("Show the solution now")).isFocused();
        page.keyboard().press("Enter");
        assertThat(mine.button("Keep trying")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Locator summary = exercise.locator(".solution summary").first();
        assertThat(summary).hasText("The author's solution, beside yours");
        assertThat(summary).isFocused();
        assertThat(exercise.locator(".diff .changed .mine")).containsText("todo!()");
        page.reload();
        assertThat(exercise.locator(".standing")).hasText("Solution shown");
    }

    @Test
    void theAuthorsOwnTextIsSaidToBeTheSame() {
        mine.write("pub fn total(xs: &[i32]) -> i32 {\n    xs.iter().sum()\n}\n");
        mine.check().click();
        assertThat(exercise.locator(".solution .same")).containsText("character for character");
        assertThat(exercise.locator(".diff")).hasCount(0);
    }

    @Test
    void aCheckThatIsTurnedAwayIsMadeAgain() {
        page.route(
                "**/exercises/total/checks",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/json")
                        .setHeaders(Map.of("Retry-After", "1"))
                        .setBody("{\"sentence\": \"Busy: 64 programs are in line already.\"}")));
        mine.check(RIGHT, "Busy: 64 programs");
        mine.assertKept();
        page.unroute("**/exercises/total/checks");
        mine.button("Try again").click();
        assertThat(mine.outcome()).containsText("Passed");
    }

    @Test
    void theSameKeysLeaveACheckOfTheSameTextAloneAndEscapeStopsIt() {
        Answering slow = new Answering(page, "slow");
        slow.write(ENDLESS);
        page.keyboard().press("Control+Enter");
        assertThat(slow.exercise().locator(".waiting")).containsText("Checking");
        assertThat(slow.check()).containsText("Stop");
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.method()));
        page.keyboard().press("Control+Enter");
        assertThat(slow.check()).containsText("Stop");
        page.keyboard().press("Escape");
        assertThat(slow.outcome()).containsText(Pattern.compile("stopped", Pattern.CASE_INSENSITIVE));
        assertThat(slow.check()).containsText("Check");
        assertThat(slow.code()).isFocused();
        assertEquals(1, Collections.frequency(asked, "DELETE"));
    }

    @Test
    void aCheckIsStoppedByItsButton() {
        Answering slow = new Answering(page, "slow");
        slow.write(ENDLESS);
        slow.check().click();
        assertThat(slow.exercise().locator(".waiting")).containsText("Checking");
        slow.check().click();
        assertThat(slow.outcome()).containsText(Pattern.compile("stopped", Pattern.CASE_INSENSITIVE));
    }

    @Test
    void theSameKeysCheckANewerTextInPlaceOfTheOlder() {
        Answering slow = new Answering(page, "slow");
        slow.write(ENDLESS);
        page.keyboard().press("Control+Enter");
        assertThat(slow.exercise().locator(".waiting")).containsText("Checking");
        slow.write("pub fn slow() {}");
        page.keyboard().press("Control+Enter");
        assertThat(slow.outcome()).containsText("Passed");
        assertThat(slow.age()).isHidden();
    }

    @Test
    void aVerdictIsMarkedOnceItsTextHasChanged() {
        mine.check(WRONG, "1 of 2");
        assertThat(mine.age()).isHidden();
        mine.code().press("Control+End");
        page.keyboard().type(" ");
        assertThat(mine.age()).hasText("For the text before your last change");
        assertThat(mine.outcome()).containsText("1 of 2");
        page.keyboard().press("Backspace");
        assertThat(mine.age()).isHidden();
    }

    @Test
    void aVerdictThatComesTooLateIsMarkedAndTheOneBeforeItIsGreyUntilThen() {
        mine.check(REFUSED, "E0308");
        Locator checked = exercise.locator(".checked");
        String red = colour(mine.outcome());
        mine.write(WRONG);
        AtomicReference<Route> asked = new AtomicReference<>();
        page.route("**/exercises/total/checks", asked::set);
        page.waitForRequest("**/exercises/total/checks", () -> page.keyboard().press("Control+Enter"));
        assertThat(checked).hasAttribute("aria-busy", "true");
        assertNotEquals(red, colour(mine.outcome()));
        page.keyboard().type(" ");
        asked.get().resume();
        assertThat(mine.outcome()).containsText("1 of 2");
        assertThat(checked).not().hasAttribute("aria-busy", "true");
        assertThat(mine.age()).isVisible();
        assertThat(mine.status()).containsText("For the text before your last change: 1 of 2");
    }

    private static String colour(Locator shown) {
        return (String) shown.evaluate("it => getComputedStyle(it).backgroundColor");
    }

    @Test
    void whatClippySaidGoesWithTheTextItSaw() {
        mine.write(RIGHT);
        mine.button("Lint Rust").click();
        Locator said = exercise.locator(".rust .result");
        assertThat(said).containsText("Clippy");
        mine.code().press("Control+End");
        page.keyboard().type(" ");
        assertThat(said).isHidden();
        assertThat(said).isEmpty();
    }

    @Test
    void keysAreNamedOnlyWhereThereAreSome() {
        assertThat(mine.check().locator("kbd")).isVisible();
        visit.close();
        arrive(Visit.byTouch(site));
        assertThat(mine.check()).isVisible();
        assertThat(mine.check().locator("kbd")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void hasNoBarriersInAnyState(ColorScheme theme) {
        visit.close();
        arrive(Visit.at(site, 390, theme));
        look(page, "fresh", theme);
        mine.check(WRONG, "1 of 2");
        exercise.locator(".hint summary").first().click();
        look(page, "failed", theme);
        mine.check(MISFIT, "not what this exercise calls");
        look(page, "does-not-fit", theme);
        mine.write(WRONG);
        assertThat(mine.age()).isVisible();
        look(page, "of-an-earlier-text", theme);
        mine.check(RIGHT, "Passed");
        assertThat(exercise.locator(".diff .tok-keyword").first()).isVisible();
        look(page, "passed", theme);
        Answering theirs = new Answering(visit.open(visit.tab(), Visit.EXERCISES));
        theirs.assertText(RIGHT);
        mine.write(WRONG);
        mine.assertKept();
        theirs.write(REFUSED);
        assertThat(theirs.contest()).isVisible();
        look(theirs.page(), "contest", theme);
    }

    private static void look(Page page, String state, ColorScheme theme) {
        // What is around an exercise stays as it was when it was fresh, which PagesTest looks at.
        assertEquals(List.of(), PagesTest.violations(page, "molt-exercise"));
        for (int width : List.of(390, 1024, 1440)) {
            page.setViewportSize(width, 900);
            Visit.picture(page, "exercise-" + state + "-" + width, theme);
        }
        page.setViewportSize(390, 900);
    }
}
