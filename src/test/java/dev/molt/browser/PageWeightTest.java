package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a lesson costs to load, in bytes as they travel. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class PageWeightTest {

    private static final int PAGE = 150_000;
    private static final int FONTS = 90_000;

    @TestHTTPResource("/")
    URI site;

    @Test
    void aLessonIsLightAndTheEditorLoadsLater() {
        try (Visit visit = Visit.to(site)) {
            Map<String, Integer> bytes = new ConcurrentHashMap<>();
            Page page = visit.page();
            page.onRequestFinished(
                    request -> bytes.merge(request.resourceType(), request.sizes().responseBodySize, Integer::sum));
            visit.open(Visit.LESSON);
            page.waitForLoadState(LoadState.NETWORKIDLE);

            int fonts = bytes.get("font");
            int all = bytes.get("document") + bytes.get("stylesheet") + fonts;
            assertTrue(fonts > 0 && fonts <= FONTS, () -> "fonts: " + bytes);
            assertTrue(all <= PAGE, () -> "a lesson page: " + bytes);
            assertEquals(0, page.locator(".cm-editor").count());
            int before = bytes.get("script");
            assertTrue(before < 20_000, () -> "scripts before an editor is wanted: " + bytes);

            visit.item("handover").locator(".rust .l").first().click();
            assertThat(visit.item("handover").locator(".rust .cm-content")).isFocused();
            assertTrue(bytes.get("script") > before, "the editor's code came with the first click");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
