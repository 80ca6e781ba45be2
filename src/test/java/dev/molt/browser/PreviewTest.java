package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.molt.browser.PreviewProfile.lesson;
import static dev.molt.browser.PreviewProfile.pair;
import static dev.molt.browser.PreviewProfile.save;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an instructor sees who saves a file with a preview beside the editor. */
@QuarkusTest
@TestProfile(PreviewProfile.class)
class PreviewTest {

    private static final String BEFORE = "This page shows the version before the mistake.";

    @TestHTTPResource("/")
    URI site;

    @Test
    void aSavedFileIsOnThePageAndWhatIsReadStaysWhereItIs() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/read");
            page.evaluate("() => { window.isTheSamePage = true; }");
            Locator read = page.locator("h2", new Page.LocatorOptions().setHasText("Section 9"));
            read.evaluate(
                    "heading => scrollTo({top: scrollY + heading.getBoundingClientRect().top - 200, behavior: 'instant'})");
            double before = top(read);

            save("01-read", lesson("Read on", "draft", "A new paragraph.\n\n".repeat(20)));

            assertThat(page.locator("main")).containsText("A new paragraph.");
            assertThat(page.locator("h1")).hasText("Read on");
            assertThat(page).hasTitle(Pattern.compile("Read on.*"));
            assertThat(page.locator(".outline")).containsText("Read on");
            assertEquals(before, top(read), 1);
            assertEquals(true, page.evaluate("() => window.isTheSamePage"), "nothing was loaded anew");
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static double top(Locator part) {
        return ((Number) part.evaluate("it => it.getBoundingClientRect().top")).doubleValue();
    }

    @Test
    void aMistakeIsToldWhereItIsAndGoesWhenItIsMended() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/mistaken");
            Locator bar = bar(page);
            assertThat(bar).containsText("draft");
            assertThat(count(page)).hasText("No problems");

            save("02-mistaken", lesson("02-mistaken", "draft", "").replace("minutes: 5", PreviewProfile.MISTAKE));

            assertThat(count(page)).hasText("1 problem");
            assertThat(bar).containsText(BEFORE);
            bar.locator("summary").click();
            Locator problem = bar.locator(".problem", new Locator.LocatorOptions().setHasText("minuets"));
            assertThat(problem.first()).containsText("previewed/01-first/02-mistaken.md:4:1: error:");
            assertThat(problem.first()).containsText("4 | minuets: 5");

            save("02-mistaken", lesson("02-mistaken", "published", ""));

            assertThat(count(page)).hasText("No problems");
            assertThat(bar).not().containsText(BEFORE);
            assertThat(bar).containsText("published");
            assertThat(bar.locator(".preview-list")).isVisible();
        }
    }

    @Test
    void aWrongOutputIsFoundByRunningThePrograms() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/proved");
            Locator proof = bar(page).locator("[data-proof]");
            assertThat(proof).hasText("Proved: 2 programs");

            save("07-proved", lesson("Proved", "published", pair("4")));

            assertThat(proof).hasText("Proof failed");
            assertThat(count(page)).hasText("2 problems");
            bar(page).locator("summary").click();
            assertThat(bar(page).locator(".problem").first()).containsText("07-proved.md");

            save("07-proved", lesson("Proved", "published", pair("3")));

            assertThat(proof).hasText("Proved: 2 programs");
            assertThat(count(page)).hasText("No problems");
        }
    }

    @Test
    void whatIsBeingEditedStaysUntilTheNewTextIsAskedFor() throws IOException {
        try (Visit visit = Visit.to(site)) {
            save("04-edited", lesson("04-edited", "draft", pair("3")));
            Page page = visit.open("/learn/first/edited");
            Locator item = visit.item("sums");
            assertThat(item).isVisible();
            item.locator(".python .l").first().click();
            assertThat(item.locator(".python .cm-content")).isFocused();
            page.keyboard().press("End");
            page.keyboard().type("  # mine");

            save(
                    "04-edited",
                    lesson("04-edited", "draft", "Another word.\n\n" + pair("3").replace("[1, 2]", "[2, 1]")));

            assertThat(page.locator("main")).containsText("Another word.");
            assertThat(item.locator(".python .cm-content")).hasText("print(sum([1, 2]))  # mine");
            assertThat(item.locator(".python .cm-content")).isFocused();
            assertThat(bar(page)).containsText("“Sums” has changed in its file. What you wrote in it stays here.");

            page.getByText("Show the new text").click();
            assertThat(item.locator(".rust")).containsText("[2, 1]");
            assertThat(item.locator(".python .cm-content")).hasText("print(sum([1, 2]))  # mine");
            assertThat(item.locator(".python")).containsText("Your edit is kept");
            assertThat(bar(page)).not().containsText("has changed in its file");
        }
    }

    @Test
    void aPictureIsShownAnewAndThePageStays() throws IOException {
        try (Visit visit = Visit.to(site)) {
            save("05-pictured", lesson("05-pictured", "draft", "![The heap](images/heap.svg)\n\n"));
            Page page = visit.open("/learn/first/pictured");
            Locator picture = page.locator("main img");
            assertThat(picture).isVisible();
            page.waitForCondition(() -> width(picture) == 40);

            PreviewProfile.savePicture(80);

            page.waitForCondition(() -> width(picture) == 80);
        }
    }

    private static int width(Locator picture) {
        return (int) picture.evaluate("it => it.naturalWidth");
    }

    @Test
    void aLessonThatIsGoneSaysSoAndOneThatIsBackIsShown() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/gone");
            assertThat(count(page)).isVisible();

            Files.delete(PreviewProfile.file("03-gone"));

            assertThat(bar(page)).containsText("was renamed or deleted");
            assertThat(page.locator("h1")).hasText("03-gone");

            save("03-gone", lesson("Back", "draft", ""));

            assertThat(page.locator("h1")).hasText("Back");
            assertThat(bar(page)).not().containsText("was renamed or deleted");
        }
    }

    @Test
    void aDraftThatWasNeverGoodListsItsProblemsAndAppearsOnceItIs() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/unread");
            assertThat(page.locator("h1")).hasText("This lesson cannot be shown yet");
            assertThat(page.locator("main code").first()).hasText("previewed/01-first/08-unread.md");
            assertThat(page.locator("main .problem").first()).containsText("08-unread.md:4:1: error:");

            save("08-unread", lesson("Readable", "draft", ""));

            assertThat(page.locator("h1")).hasText("Readable");
        }
    }

    @Test
    void theBarIsWithinTheReachOfTheKeyboardAndCopiesPlaces() throws IOException {
        try (Visit visit = Visit.to(site)) {
            String broken = lesson("06-listed", "draft", "A link to [nothing](../01-first/99-nothing.md).\n\n");
            save("06-listed", broken);
            Page page = visit.open("/learn/first/listed");
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            assertThat(count(page)).hasText("1 problem");
            bar(page).locator("summary").focus();
            page.keyboard().press("Enter");
            Locator copy = bar(page).locator("[data-copy]");
            assertThat(copy).isVisible();
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("Tab");
            }
            assertThat(copy).isFocused();
            page.keyboard().press("Enter");
            assertThat(copy).containsText("Copied");
            String place = (String) page.evaluate("() => navigator.clipboard.readText()");
            long line =
                    1 + broken.lines().takeWhile(it -> !it.contains("nothing")).count();
            assertEquals(PreviewProfile.file("06-listed") + ":" + line, place);
            page.keyboard().press("Escape");
            assertThat(copy).isHidden();
            assertThat(bar(page).locator("summary")).isFocused();
        }
    }

    @Test
    void aBarLeadsFromOneLessonWithProblemsToTheNext() throws IOException {
        save("06-listed", lesson("06-listed", "draft", "A link to [nothing](../01-first/99-nothing.md).\n\n"));
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/pictured");
            Locator next = bar(page).locator("nav a", new Locator.LocatorOptions().setHasText("Next"));
            assertThat(next).hasAttribute("href", "/learn/first/listed");
            next.click();
            assertThat(page.locator("h1")).hasText("06-listed");
            bar(page).locator("nav a[href='/problems']").click();
            assertThat(page.locator("h1")).hasText("Problems in the course");
        }
    }

    @Test
    void whatALessonSaysThatNobodyLooksAtIsProvedTooAndToldOnEveryPage() throws IOException {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open("/learn/first/read");
            Locator waiting = bar(page).locator(".preview-waiting");
            assertThat(waiting).hasCount(0);
            save("09-unlooked", lesson("Unlooked", "published", pair("4")));

            bar(page).locator("summary").click();
            Locator told = bar(page).locator(".preview-list li", new Locator.LocatorOptions().setHasText("Unlooked"));
            assertThat(told).containsText("2 problems");
            assertThat(waiting).hasCount(0);
            assertThat(bar(page).locator("nav a[href='/problems']")).containsText(Pattern.compile("All \\d+ problems"));
            page.navigate(site.resolve("/learn/first/unread").toString());
            Locator next = bar(page).locator("nav a", new Locator.LocatorOptions().setHasText("Next"));
            assertThat(next).hasAttribute("href", "/learn/first/unlooked");

            page.navigate(site.resolve("/problems").toString());
            Locator listed = page.locator("main .problem", new Page.LocatorOptions().setHasText("09-unlooked.md"));
            assertThat(listed).hasCount(2);
            assertThat(count(page)).hasCount(0);
            save("09-unlooked", lesson("Unlooked", "published", pair("3")));
            assertThat(listed).hasCount(0);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theBarHasNoBarriersAndFitsEveryWindow(ColorScheme theme) throws IOException {
        // The pair is far below: what an open list covers in part is too small to be pressed, and is not in the way.
        String broken = "A link to [nothing](../01-first/99-nothing.md).\n\n" + "More.\n\n".repeat(20) + pair("5");
        save("06-listed", lesson("06-listed", "draft", broken));
        save("09-unlooked", lesson("Unlooked", "published", pair("4")));
        try (Visit visit = Visit.at(site, 1440, theme)) {
            Page page = visit.open("/learn/first/listed");
            assertThat(count(page)).hasText("3 problems");
            assertEquals(List.of(), PagesTest.violations(page));
            bar(page).locator("summary").click();
            assertThat(bar(page).locator(".preview-list")).containsText("Unlooked");
            assertEquals(List.of(), PagesTest.violations(page));
            for (int width : List.of(360, 390, 1024, 1440)) {
                page.setViewportSize(width, 900);
                int content = (int) page.evaluate("() => document.scrollingElement.scrollWidth");
                assertTrue(content <= width, () -> content + " px wide in a window of " + width);
                Visit.picture(page, "preview-open-" + width, theme, false);
                bar(page).locator("summary").click();
                Visit.picture(page, "preview-" + width, theme, false);
                bar(page).locator("summary").click();
            }
        }
    }

    private static Locator bar(Page page) {
        return page.locator(".preview");
    }

    private static Locator count(Page page) {
        return page.locator(".preview [data-count]");
    }
}
