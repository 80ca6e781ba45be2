package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The site reads and navigates with JavaScript off. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class WithoutJavaScriptTest {

    @TestHTTPResource("/")
    URI site;

    @Test
    void leadsFromTheMapThroughTheOutlineToTheNextLesson() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Page page = visit.open("/");
            page.locator("main").getByRole(AriaRole.LINK, named("Who owns it")).click();
            assertThat(page).hasURL(site.resolve(Visit.LESSON).toString());
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Course"))
                    .getByRole(AriaRole.LINK, named("Copies"))
                    .click();
            assertThat(page.locator("h1")).hasText("Copies");
            page.locator("a[rel=prev]").click();
            assertThat(page.locator("h1")).hasText("Who owns it");
        }
    }

    @Test
    void showsCodeHighlightedWithItsExpectedOutput() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            visit.open(Visit.LESSON);
            Locator pair = visit.item("handover");
            assertThat(pair.locator(".rust .tok-keyword").first()).hasText("let");
            assertThat(pair.locator(".rust .expected pre")).isVisible();
            assertThat(pair.getByRole(AriaRole.BUTTON, named("Run both"))).isHidden();
        }
    }

    @Test
    void keepsTheOutputsOfAChangedPairFoldedUntilTheyAreAskedFor() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            visit.open(Visit.LESSON);
            Locator pair = visit.item("both-names");
            Locator ending = pair.locator(".rust .expected .state");
            assertThat(pair).containsText("What will Rust do?");
            assertThat(ending).isHidden();
            assertThat(pair.locator(".notes")).isHidden();
            pair.locator(".rust .expected summary").click();
            assertThat(ending).containsText("Does not compile: E0382");
        }
    }

    @Test
    void showsAnExerciseWithItsHintsAndSaysThatCheckingNeedsJavaScript() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            visit.open(Visit.EXERCISES);
            Locator exercise = visit.item("total");
            assertThat(exercise).containsText("the caller still owns the numbers");
            assertThat(exercise.locator(".python")).containsText("return sum(xs)");
            assertThat(exercise.locator(".rust")).containsText("pub fn total(xs: &[i32]) -> i32");
            exercise.locator("summary", new Locator.LocatorOptions().setHasText("Hint 3 of 3"))
                    .click();
            assertThat(exercise).containsText("lends each item");
            Locator notice = exercise.locator("noscript .notice");
            assertThat(notice).isVisible();
            assertThat(notice).containsText("Checking an answer needs JavaScript.");
            assertThat(exercise.getByRole(AriaRole.BUTTON)).hasCount(0);
            assertThat(exercise).not().containsText("xs.iter().sum()");
        }
    }

    @Test
    void findsLessonsByAnErrorCode() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Page page = visit.open("/");
            page.locator(".top input[type=search]").fill("E0382");
            page.keyboard().press("Enter");
            assertThat(page.locator(".hits").first()).containsText("Who owns it");
        }
    }

    @Test
    void opensTheOutlineFromTheMenuOfANarrowWindow() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Page page = visit.page();
            page.setViewportSize(390, 800);
            visit.open(Visit.LESSON);
            Locator outline = page.locator("#outline");
            assertThat(outline).isHidden();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lessons"))
                    .click();
            assertThat(outline.getByRole(AriaRole.LINK, named("Copies"))).isVisible();
        }
    }

    @Test
    void listsTheLessonsOfTheOpenModuleInTheOutline() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Locator outline = visit.open(Visit.LESSON).locator("#outline");
            assertThat(outline.locator("h2 a").getByText("Basics")).isVisible();
            assertThat(outline.getByRole(AriaRole.LINK, named("Copies"))).isVisible();
            assertThat(outline.locator("li a[href^='/learn/basics/']")).hasCount(0);
        }
    }

    @Test
    void marksTheModuleItselfInTheOutlineOfItsPage() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Locator outline = visit.open("/learn/basics").locator("#outline");
            assertThat(outline.locator("[aria-current=page]")).hasText("Basics");
            assertThat(outline.locator("li a[href^='/learn/basics/']").first()).isVisible();
        }
    }

    @Test
    void completesALessonByAPlainForm() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Page page = visit.open(Visit.LESSON);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark as complete"))
                    .click();
            assertThat(page.locator(".done")).containsText("You completed this lesson");
            assertTrue(page.locator(".top .progress").textContent().contains("1 of"));
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
