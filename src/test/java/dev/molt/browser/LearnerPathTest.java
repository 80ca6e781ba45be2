package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A learner's whole path, and the same by keyboard alone. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class LearnerPathTest {

    @TestHTTPResource("/")
    URI site;

    @Test
    void openPredictRunEditBreakCompleteReload() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/");
            assertThat(page.locator(".resume")).containsText("Start with");
            page.locator("main").getByRole(AriaRole.LINK, named("Who owns it")).click();

            Locator changed = visit.item("both-names");
            assertThat(changed.locator(".rust .expected .state")).isHidden();
            changed.getByLabel("It prints the same").check();
            page.waitForResponse(
                    answer -> answer.url().endsWith("/api/acts") && answer.status() == 204,
                    () -> changed.getByRole(AriaRole.BUTTON, named("Answer")).click());
            assertThat(changed.locator(".said"))
                    .containsText("You predicted that it prints the same. Rust does not compile: E0382");
            assertThat(changed.locator(".rust .expected .state")).isVisible();
            assertThat(changed.locator(".notes")).isVisible();

            Locator pair = visit.item("handover");
            pair.getByRole(AriaRole.BUTTON, named("Run both")).click();
            assertThat(pair.locator(".verdict")).hasText("Both print the same.");
            pair.locator(".rust .l").nth(2).click();
            Locator code = pair.locator(".rust .cm-content");
            assertThat(code).isFocused();
            page.keyboard().press("End");
            Visit.writeBelow(page, "durations.push(1);");
            page.keyboard().press("Control+Enter");
            assertThat(pair.locator(".rust .problem-text").first()).containsText("E0382");
            assertThat(pair.locator(".verdict")).containsText("Rust does not compile (E0382)");

            page.getByRole(AriaRole.BUTTON, button("Mark as complete")).click();
            assertThat(page.locator(".done")).containsText("You completed this lesson");
            assertTrue(page.locator(".top .progress").textContent().contains("1 of"));

            page.reload();
            assertThat(page.locator(".outline [aria-current]")).containsText("completed");
            assertThat(visit.item("handover").locator(".rust .cm-content")).containsText("durations.push(1);");
            Locator remembered = visit.item("both-names");
            assertThat(remembered.locator(".said")).containsText("You predicted that it prints the same.");
            assertThat(remembered.locator(".rust .expected .state")).isVisible();

            visit.open("/");
            assertThat(page.locator(".resume")).containsText("Copies");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theKeyboardReachesEverything() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open(Visit.LESSON);
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("?");
            Locator shortcuts = page.getByRole(AriaRole.DIALOG);
            assertThat(shortcuts).containsText("Run both halves");
            page.keyboard().press("Escape");
            assertThat(shortcuts).isHidden();
            page.keyboard().press("/");
            assertThat(page.locator(".top input[type=search]")).isFocused();
            page.keyboard().type("?/n");
            assertThat(page.locator(".top input[type=search]")).hasValue("?/n");

            Locator pair = visit.item("handover");
            pair.locator(".python pre").first().focus();
            page.keyboard().press("Enter");
            Locator code = pair.locator(".python .cm-content");
            assertThat(code).isFocused();
            page.keyboard().type("# ?");
            assertThat(shortcuts).isHidden();
            page.keyboard().press("Control+Enter");
            assertThat(pair.locator(".verdict")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            assertThat(code).not().isFocused();

            Locator number = pair.locator(".notes .mark").first();
            number.focus();
            assertThat(pair.locator(".rust .l").first()).hasClass(Pattern.compile("\\blit\\b"));
            page.keyboard().press("Enter");
            assertThat(number).hasAttribute("aria-pressed", "true");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theThemeIsChosenOnceAndNeverFlashes() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/");
            Locator theme = page.locator("molt-theme button");
            theme.click();
            theme.click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            // Before any stylesheet or module has run, the root says what to paint.
            page.addInitScript(
                    "document.addEventListener('DOMContentLoaded', () => window.atFirst = document.documentElement.dataset.theme)");
            visit.open(Visit.LESSON);
            assertEquals("dark", page.evaluate("window.atFirst"));
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
