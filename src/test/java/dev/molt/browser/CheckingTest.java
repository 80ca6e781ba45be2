package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiler's word while one types, without a run. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class CheckingTest {

    @TestHTTPResource("/")
    URI site;

    @Test
    void marksAnErrorAMomentAfterTheLastKeyAndTakesItAwayWhenItIsMended() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open(Visit.LESSON);
            Locator rust = visit.item("handover").locator(".rust");
            rust.locator(".l").nth(2).click();
            assertThat(rust.locator(".cm-content")).isFocused();
            page.keyboard().press("End");
            Visit.writeBelow(page, "let wrong: i32 = \"text\";");
            assertThat(rust.locator(".problem-text")).containsText("E0308: mismatched types");
            assertThat(rust.locator(".result")).isHidden();
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Delete");
            assertThat(rust.locator(".problem-text")).hasCount(0);
            assertEquals(List.of(), visit.complaints());
        }
    }
}
