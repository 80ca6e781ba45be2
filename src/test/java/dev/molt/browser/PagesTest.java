package dev.molt.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, in both themes and at several widths. Pictures go to {@code target/screenshots}. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class PagesTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @TestHTTPResource("/")
    URI site;

    private record Shown(String name, String path) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("home", "/"),
            new Shown("module", "/learn/ownership"),
            new Shown("module-without-lessons", "/learn/threads"),
            new Shown("lesson", Visit.LESSON),
            new Shown("exercise", Visit.FIXTURES),
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

    static Stream<Arguments> pages() {
        return PAGES.stream().map(page -> Arguments.of(page.name(), page.path()));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("pagesAndThemes")
    void hasNoBarriersThatAxeFinds(String name, String path, ColorScheme theme) {
        try (Visit visit = Visit.at(site, 1440, theme)) {
            Page page = visit.open(path);
            assertEquals(List.of(), violations(page));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("pagesAndThemes")
    void hasItsPictureAtThreeWidths(String name, String path, ColorScheme theme) {
        for (int width : List.of(390, 1024, 1440)) {
            try (Visit visit = Visit.at(site, width, theme)) {
                Page page = visit.open(path);
                Path file = Path.of(
                        "target/screenshots",
                        name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void fitsTheWindowFromPhonesToWideScreens(String name, String path) {
        for (int width : List.of(360, 768, 1180, 2560)) {
            try (Visit visit = Visit.at(site, width, ColorScheme.LIGHT)) {
                int content = (int) visit.open(path).evaluate("document.scrollingElement.scrollWidth");
                assertTrue(
                        content <= width, () -> name + " is " + content + " px wide in a window of " + width + " px");
            }
        }
    }

    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }
}
