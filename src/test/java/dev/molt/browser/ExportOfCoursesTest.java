package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of two courses with modules and lessons of the same names, which knows where on its web server it stands. */
class ExportOfCoursesTest {

    private static final String BASE = "/courses/";
    private static final List<Path> COURSES =
            List.of(Path.of("src/test/resources/exported"), Path.of("src/test/resources/two-courses/first"));

    @TempDir
    static Path folder;

    private static Path export;
    private static FileSite web;

    @BeforeAll
    static void export() throws Exception {
        export = folder.resolve("site");
        ExportProcess.Outcome outcome = ExportProcess.run(COURSES, export, "--base", BASE);
        assertEquals(0, outcome.exitCode(), outcome.err());
        web = FileSite.of(export, BASE);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    void eachCourseIsReadAtAPlaceOfItsOwn() {
        for (URI root : List.of(web.root(), export.toUri())) {
            try (Visit visit = Visit.to(root)) {
                Page page = visit.open("index.html");
                page.getByRole(AriaRole.LINK, link("First steps")).first().click();
                assertThat(page.locator("h1")).hasText("First steps");
                page.locator(".map").getByRole(AriaRole.LINK, inside("Numbers")).click();
                assertThat(page).hasURL(Pattern.compile(".*/learn/first-steps/basics/numbers\\.html"));
                page.locator("main article")
                        .getByRole(AriaRole.LINK, inside("Names"))
                        .click();
                assertThat(page.locator("h1")).hasText("Names");
                assertThat(visit.item("greeting")).isVisible();
                assertEquals(List.of(), visit.complaints());
            }
        }
    }

    @Test
    void aSearchFindsLessonsOfBothAndSaysOfWhich() {
        try (Visit visit = Visit.to(web.root())) {
            Page page = visit.open("search.html");
            page.locator("molt-search input").fill("names");
            Locator found = page.locator(".found");
            assertThat(found.filter(within("First steps"))).hasCount(1);
            assertThat(found.filter(within("Names and Vec"))).hasCount(1);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void whatIsNotFoundIsToldInTheSitesOwnLookAtEveryDepth() throws Exception {
        assertTrue(Files.readString(export.resolve("404.html")).contains("href=\"" + BASE + "index.html"));
        try (Visit visit = Visit.to(web.root())) {
            Page page = visit.open("learn/no/such/lesson.html");
            assertThat(page.locator("h1")).hasText("There is no page here");
            int loaded = (int) page.evaluate(
                    "() => [...document.styleSheets].filter(sheet => sheet.href && sheet.cssRules.length > 0).length");
            assertTrue(loaded > 0, "its styles are loaded");
            page.getByRole(AriaRole.LINK, link("see all courses")).click();
            assertThat(page).hasURL(web.root() + "index.html");
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions within(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
