package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.molt.guide.Guide;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Takes the pictures of the guide, {@code lessons/.guide}, from its examples as learners see them. */
@QuarkusTest
@TestProfile(GuidePicturesTest.Profile.class)
@EnabledIfEnvironmentVariable(named = "MOLT_PICTURES", matches = "true")
class GuidePicturesTest {

    /** In CSS pixels: the article and a margin, without the list of lessons. */
    private static final int WIDTH = 900;

    private static final int LONGEST_RACE_MS = 120_000;

    private static final String WITHOUT_HEAD =
            "() => document.querySelectorAll('.lesson-head').forEach(head => head.remove())";

    @TestHTTPResource("/")
    URI site;

    /** A site whose course are the examples. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Path lessons = Path.of("target/guide-lessons");
            try {
                Guide.writeCourse(lessons);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "molt.lessons", lessons.toString(),
                    "molt.data", Path.of("target/guide-data").toAbsolutePath().toString(),
                    "molt.drafts", "true");
        }
    }

    @Test
    void everyExampleIsShownAsLearnersSeeIt() throws IOException {
        List<Guide.Example> shown = Guide.read().pictured();
        take(site, shown);
        Files.write(Guide.PICTURED, shown.stream().map(Guide.Example::hashed).toList());
    }

    private static void take(URI site, List<Guide.Example> shown) throws IOException {
        for (Guide.Example example : shown) {
            try (Visit visit = Visit.at(site, WIDTH, ColorScheme.LIGHT)) {
                Page page = visit.open(Guide.ADDRESS + example.slug());
                // Higher than any example: what lies below the window is not painted.
                page.setViewportSize(WIDTH, 2 * WIDTH);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                use(page, example.slug());
                assertEquals(List.of(), visit.complaints());
                Files.write(Guide.PICTURES.resolve(example.slug() + ".png"), Palette.reduced(picture(page, example)));
            }
        }
    }

    private static byte[] picture(Page page, Guide.Example example) {
        if (example.kind().equals("lesson")) {
            return page.locator(".lesson-head").screenshot();
        }
        page.evaluate(WITHOUT_HEAD);
        return page.locator("article").screenshot();
    }

    /** What a learner does before the picture is taken. */
    private static void use(Page page, String name) {
        switch (name) {
            case "tags" -> page.locator(".notes .mark").nth(1).click();
            case "race" -> {
                button(page, "Race").click();
                page.locator("[data-race] table").waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_RACE_MS));
            }
            case "quiz-choices" -> {
                page.getByLabel("A Vec is too large to share.").check();
                button(page, "Answer").click();
                assertThat(page.locator("molt-quiz")).containsText("Size plays no part");
            }
            case "exercise" -> page.locator(".hint summary").first().click();
            default -> {
                // It is shown as it stands there.
            }
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
