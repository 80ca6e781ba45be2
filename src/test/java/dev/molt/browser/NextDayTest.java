package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.molt.server.MoltProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner comes back the next day: both the server and the browser have been restarted in between. */
class NextDayTest {

    @TempDir
    Path data;

    @TempDir
    Path profile;

    @Test
    void progressIsKept() throws Exception {
        // One port for both days: to a browser another port is another site's storage, though not another site's
        // cookies.
        int port;
        try (Playwright driver = Chromium.driver()) {
            try (MoltProcess molt = MoltProcess.start(data, Path.of("lessons"), Map.of());
                    BrowserContext browser = open(driver)) {
                port = molt.address("/").getPort();
                Page page = browser.newPage();
                page.navigate(molt.address(Visit.LESSON).toString());
                button(page, "Mark as complete").click();
                assertThat(button(page, "Mark as not complete")).isVisible();
            }
            try (MoltProcess molt =
                            MoltProcess.start(data, Path.of("lessons"), Map.of("MOLT_PORT", Integer.toString(port)));
                    BrowserContext browser = open(driver)) {
                Page page = browser.newPage();
                page.navigate(molt.address("/").toString());
                assertThat(page.getByText("1 of 8").first()).isVisible();
                page.navigate(molt.address(Visit.LESSON).toString());
                assertThat(button(page, "Mark as not complete")).isVisible();
            }
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private BrowserContext open(Playwright driver) {
        return driver.chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.PATH)
                                .setArgs(Chromium.ARGUMENTS));
    }
}
