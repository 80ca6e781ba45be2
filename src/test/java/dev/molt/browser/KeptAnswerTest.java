package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.molt.browser.Answering.REFUSED;
import static dev.molt.browser.Answering.RIGHT;
import static dev.molt.browser.Answering.WRONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of an answer to an exercise, and what happens where two texts meet or there is no server. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class KeptAnswerTest {

    @TestHTTPResource("/")
    URI site;

    private Visit visit;
    private Page page;
    private Answering mine;
    private Locator exercise;

    @BeforeEach
    void arrive() {
        visit = Visit.to(site);
        page = visit.open(Visit.EXERCISES);
        mine = new Answering(page);
        exercise = mine.exercise();
    }

    @AfterEach
    void leaveWithoutComplaints() {
        List<String> complaints = visit.complaints();
        visit.close();
        assertEquals(List.of(), complaints);
    }

    @Test
    void aTextIsKeptOverAReloadAndForAnotherMachine() {
        mine.write(RIGHT);
        mine.assertKept();
        page.reload();
        mine.assertText(RIGHT);
        try (Visit elsewhere = visit.elsewhere()) {
            new Answering(elsewhere.open(Visit.EXERCISES)).assertText(RIGHT);
            assertEquals(List.of(), elsewhere.complaints());
        }
    }

    @Test
    void whatIsTypedLastIsKeptWhenThePageIsLeft() {
        mine.write(RIGHT);
        visit.open("/");
        try (Visit elsewhere = visit.elsewhere()) {
            new Answering(elsewhere.open(Visit.EXERCISES)).assertText(RIGHT);
        }
    }

    @Test
    void resetIsTakenBackByAButton() {
        mine.write(RIGHT);
        mine.assertKept();
        mine.button("Reset to the starter").click();
        assertThat(exercise.locator(".rust .cm-content")).containsText("todo!()");
        assertThat(exercise.locator(".kept")).hasText("");
        mine.button("Undo").click();
        mine.assertText(RIGHT);
        mine.assertKept();
        assertThat(exercise.locator(".rust .cm-content")).isFocused();
    }

    @Test
    void twoTabsAskWhichTextToGoOnWithAndLoseNone() {
        Answering theirs = new Answering(visit.open(visit.tab(), Visit.EXERCISES));
        mine.write(WRONG);
        mine.assertKept();
        theirs.write(RIGHT);
        assertThat(theirs.contest()).containsText("changed in another tab or on another machine");
        theirs.check().click();
        assertThat(theirs.outcome()).containsText("Choose first");
        theirs.button("Use that text").click();
        theirs.assertText(WRONG);
        assertThat(theirs.code()).isFocused();
        theirs.page().keyboard().press("Control+z");
        theirs.assertText(RIGHT);
        theirs.assertKept();
        mine.write(REFUSED);
        mine.button("Keep mine").click();
        mine.assertKept();
        theirs.page().reload();
        theirs.assertText(REFUSED);
    }

    @Test
    void nothingIsResetWhileTwoTextsAreToChooseFrom() {
        Answering theirs = new Answering(visit.open(visit.tab(), Visit.EXERCISES));
        mine.write(WRONG);
        mine.assertKept();
        theirs.write(RIGHT);
        assertThat(theirs.contest()).containsText("until then neither is checked or reset");
        Locator reset = theirs.button("Reset to the starter");
        assertThat(reset).hasAttribute("aria-disabled", "true");
        reset.click(new Locator.ClickOptions().setForce(true));
        assertThat(theirs.status()).containsText("Choose first");
        theirs.assertText(RIGHT);
        theirs.button("Keep mine").click();
        theirs.assertKept();
        reset.click();
        assertThat(theirs.code()).containsText("todo!()");
    }

    @Test
    void aTextOfAnotherTabIsOfferedAndNeverTakenForOnesOwn() {
        Answering theirs = new Answering(visit.open(visit.tab(), Visit.EXERCISES));
        mine.write(WRONG);
        mine.assertKept();
        theirs.write(RIGHT);
        assertThat(theirs.contest()).isVisible();
        page.reload();
        Locator offered = exercise.locator("[data-about=draft]");
        assertThat(offered).containsText("another text for this exercise");
        mine.assertText(WRONG);
        mine.assertKept();
        assertThat(mine.contest()).hasCount(0);
        mine.button("Use that text").click();
        mine.assertText(RIGHT);
        mine.assertKept();
        page.reload();
        mine.assertText(RIGHT);
        mine.assertKept();
        assertThat(offered).hasCount(0);
        theirs.page().reload();
        theirs.assertText(RIGHT);
        theirs.assertKept();
    }

    @Test
    void whatATabLeftUnkeptIsOfferedUntilItIsDiscarded() {
        Page closed = visit.tab();
        closed.route("**/exercises/total/**", Route::abort);
        Answering lost = new Answering(visit.open(closed, Visit.EXERCISES));
        lost.write(RIGHT);
        assertThat(lost.exercise().locator(".kept")).containsText("Not kept yet");
        mine.write(WRONG);
        mine.assertKept();
        closed.close();
        page.reload();
        Locator offered = exercise.locator("[data-about=draft]");
        assertThat(offered).isVisible();
        mine.assertText(WRONG);
        mine.button("Discard it").click();
        assertThat(offered).hasCount(0);
        page.reload();
        mine.assertKept();
        mine.assertText(WRONG);
        assertThat(offered).hasCount(0);
    }

    @Test
    void withoutAServerTheTextStaysInThisBrowserUntilThereIsOne() {
        page.route("**/exercises/total/**", Route::abort);
        mine.write(RIGHT);
        assertThat(exercise.locator(".kept")).containsText("Not kept yet: the server does not answer.");
        mine.check().click();
        assertThat(mine.outcome()).containsText("The server did not answer.");
        page.reload();
        mine.assertText(RIGHT);
        page.unroute("**/exercises/total/**");
        mine.check().click();
        assertThat(mine.outcome()).containsText("Passed");
        mine.assertKept();
    }
}
