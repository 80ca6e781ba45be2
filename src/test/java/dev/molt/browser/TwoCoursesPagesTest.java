package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two courses side by side, as one learner meets them. */
@QuarkusTest
@TestProfile(TwoCoursesProfile.class)
class TwoCoursesPagesTest {

    @TestHTTPResource("/")
    URI site;

    @ParameterizedTest
    @CsvSource({
        "courses, /, LIGHT",
        "courses, /, DARK",
        "course-of-several, /learn/second-term, LIGHT",
        "lesson-of-several, /learn/second-term/tools/cargo, LIGHT",
        "search-in-all, /search?q=names, LIGHT",
        "not-found-in-all, /learn/basics/names, DARK",
        "problems-of-several, /problems, LIGHT"
    })
    void hasNoBarriersAndFitsEveryWindow(String name, String path, ColorScheme theme) {
        PagesTest.assertNoBarriers(site, name, path, theme);
    }

    @Test
    void aLessonOfEachIsWorkedThroughAndEachKeepsItsOwnProgress() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/");
            page.getByRole(AriaRole.LINK, link("First steps")).first().click();
            page.locator(".resume").click();
            workThrough(visit);
            edit(visit, "println!(\"first\");");
            assertThat(page.locator(".top .progress")).containsText("1 of 2");

            page.locator(".top .switch").click();
            page.locator("#courses")
                    .getByRole(AriaRole.LINK, within("Second term"))
                    .click();
            assertThat(page.locator("h1")).hasText("Second term");
            assertThat(page.locator(".top .progress")).containsText("0 of 2");
            page.locator(".resume").click();
            assertThat(page.locator("h1")).hasText("Names, once more");
            assertThat(visit.item("greeting").locator(".rust pre").first()).containsText("hello");
            workThrough(visit);

            visit.open("/");
            Locator shelf = page.locator(".shelf > li");
            assertThat(shelf.nth(0)).containsText("1 of 2 lessons completed");
            assertThat(shelf.nth(0).locator(".resume")).containsText("Numbers");
            assertThat(shelf.nth(1)).containsText("1 of 2 lessons completed");
            assertThat(shelf.nth(1).locator(".resume")).containsText("Cargo");
            visit.open("/learn/first-steps/basics/names");
            assertThat(visit.item("greeting").locator(".rust .cm-content")).containsText("first");
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Runs a pair, answers a question, solves an exercise: then the lesson is complete. */
    private static void workThrough(Visit visit) {
        Page page = visit.page();
        Locator pair = visit.item("greeting");
        pair.getByRole(AriaRole.BUTTON, within("Run both")).click();
        assertThat(pair.locator(".verdict")).hasText("Both print the same.");

        Locator quiz = visit.item("keyword");
        quiz.locator("input[name=text]").fill("let");
        quiz.getByRole(AriaRole.BUTTON, within("Answer")).click();
        assertThat(quiz.locator(".marked")).containsText("binds a name");

        Answering exercise = new Answering(page, "one-more");
        exercise.exercise().scrollIntoViewIfNeeded();
        exercise.check("pub fn one_more(n: i32) -> i32 {\n    n + 1\n}\n", "Passed");
        assertThat(page.locator(".done")).containsText("You completed this lesson");
        page.reload();
    }

    /** What a browser keeps is of one course too. */
    private static void edit(Visit visit, String line) {
        Locator pair = visit.item("greeting");
        pair.locator(".rust .l").nth(1).click();
        assertThat(pair.locator(".rust .cm-content")).isFocused();
        visit.page().keyboard().press("End");
        Visit.writeBelow(visit.page(), line);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
