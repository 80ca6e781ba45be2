package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, in both themes and at several widths; see {@link Visit#picture}. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class PagesTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<Integer> WIDTHS = List.of(360, 390, 768, 1024, 1180, 1440, 2560);
    private static final List<Integer> PICTURES = List.of(390, 1024, 1440);

    /** After a frame in which the page's own code has followed the window: until then a line may be some pixels too long. */
    private static final String WIDTH_AT_REST =
            "() => new Promise(told => requestAnimationFrame(() => requestAnimationFrame("
                    + "() => told(document.scrollingElement.scrollWidth))))";

    @TestHTTPResource("/")
    URI site;

    private record Shown(String name, String path) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("home", "/"),
            new Shown("module", "/learn/ownership"),
            new Shown("module-without-lessons", "/learn/threads"),
            new Shown("lesson", Visit.LESSON),
            new Shown("pairs", Visit.FIXTURES),
            new Shown("quizzes", Visit.QUIZZES),
            new Shown("exercises", Visit.EXERCISES),
            new Shown("search", "/search?q=E0382"),
            new Shown("search-without-hits", "/search?q=nothing+like+it"),
            new Shown("not-found", "/learn/ownership/who-owns"),
            new Shown("problems", "/problems"),
            new Shown("health", "/health"));

    static Stream<Arguments> pagesAndThemes() {
        return PAGES.stream()
                .flatMap(page -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(theme -> Arguments.of(page.name(), page.path(), theme)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("pagesAndThemes")
    void hasNoBarriersAndFitsEveryWindow(String name, String path, ColorScheme theme) {
        assertNoBarriers(site, name, path, theme);
    }

    /** Also for the pages of another site than this one's. */
    static void assertNoBarriers(URI site, String name, String path, ColorScheme theme) {
        try (Visit visit = Visit.at(site, 1440, theme)) {
            Page page = visit.open(path);
            assertEquals(List.of(), violations(page));
            assertEquals(List.of(), visit.complaints());
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                int content = (int) page.evaluate(WIDTH_AT_REST);
                assertTrue(content <= width, () -> name + " is " + content + " px wide in a window of " + width);
                if (PICTURES.contains(width)) {
                    Visit.picture(page, name + "-" + width, theme);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aPairInUseHasNoBarriers(ColorScheme theme) {
        try (Visit visit = Visit.at(site, 1440, theme)) {
            Page page = visit.open(Visit.LESSON);
            Locator pair = visit.item("handover");
            pair.locator(".rust .l").nth(2).click();
            assertThat(pair.locator(".rust .cm-content")).isFocused();
            page.keyboard().press("End");
            Visit.writeBelow(page, "let wrong: i32 = \"text\";");
            page.keyboard().press("Control+Enter");
            assertThat(pair.locator(".verdict")).isVisible();
            assertEquals(List.of(), violations(page));
            Visit.picture(page, "pair-in-use-1440", theme);
            page.setViewportSize(390, 900);
            Visit.picture(page, "pair-in-use-390", theme);
        }
    }

    /** In the page itself and with the nodes of violations alone: to join the results of frames, of which no page has any, takes a page more. */
    static List<String> violations(Page page) {
        return violations(page, "html");
    }

    /** @param part of the page, a selector: the whole takes a second or more */
    static List<String> violations(Page page, String part) {
        assertEquals(1, page.frames().size(), "a page with frames needs more than the legacy mode");
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .include(part).options(options).setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }
}
