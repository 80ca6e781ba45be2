package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions in a browser: by keyboard, without JavaScript, and when something goes wrong. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class QuizTest {

    @TestHTTPResource("/")
    URI site;

    private static Locator button(Locator quiz, String name) {
        return quiz.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void isAnsweredByKeyboardAndTheFocusGoesToTheVerdict() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open(Visit.QUIZZES);
            Locator quiz = visit.item("moved");
            quiz.locator("input[name=chosen]").first().focus();
            page.keyboard().press("ArrowDown");
            assertThat(quiz.getByLabel("It does not compile")).isChecked();
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            assertThat(quiz.locator("input[name=line]").first()).isChecked();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            Locator verdict = quiz.locator(".marked");
            assertThat(verdict).isFocused();
            assertThat(verdict).containsText("That is how it ends. The first error is not in line 2.");
            assertThat(quiz.locator("input[name=chosen]").nth(1)).isDisabled();
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Space");
            assertThat(quiz.locator("input[name=line]").nth(2)).isChecked();
            page.keyboard().press("Enter");
            assertThat(verdict).containsText("Right.");
            assertThat(verdict).containsText("E0382 in line 3");
            assertThat(page.locator(".outline [aria-current] .dot")).hasClass("dot practised");
            page.reload();
            assertThat(visit.item("moved").locator(".marked")).containsText("Right.");
            assertThat(page.locator(".outline [aria-current]")).containsText("practised");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void asksForTheTextOnlyOfAProgramThatPrints() {
        try (Visit visit = Visit.to(site)) {
            visit.open(Visit.QUIZZES);
            Locator quiz = visit.item("copied");
            Locator text = quiz.getByLabel("What does it print?");
            assertThat(text).isHidden();
            quiz.locator("input[value=prints]").check();
            text.fill("20\n40");
            button(quiz, "Answer").click();
            assertThat(quiz.locator(".marked")).containsText("Right. It prints:");
        }
    }

    @Test
    void worksAsAPlainForm() {
        try (Visit visit = Visit.withoutJavaScript(site)) {
            Page page = visit.open(Visit.QUIZZES);
            Locator quiz = visit.item("one");
            quiz.getByLabel("Rust has no references.").check();
            button(quiz, "Answer").click();
            assertThat(page).hasURL(site.resolve(Visit.QUIZZES + "#item-one").toString());
            assertThat(quiz).containsText("It has them");
            assertThat(quiz.getByLabel("Rust has no references.")).isDisabled();
            button(quiz, "Show the answer").click();
            assertThat(quiz.locator(".marked")).containsText("This is the answer.");
            assertThat(quiz.locator(".option.right")).containsText("Both would free the same memory.");
        }
    }

    @Test
    void keepsWhatWasChosenWhenTheServerDoesNotAnswer() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open(Visit.QUIZZES);
            Locator quiz = visit.item("keyword");
            page.route("**/quizzes/keyword", route -> route.abort());
            quiz.locator("input[type=text]").fill("move");
            button(quiz, "Answer").click();
            assertThat(quiz.locator("[role=status]")).containsText("The server did not answer.");
            page.unroute("**/quizzes/keyword");
            button(quiz, "Answer").click();
            assertThat(quiz.locator(".marked")).containsText("Right.");
        }
    }

    @Test
    void theLastQuizCompletesTheLessonOnThePage() {
        try (Visit visit = Visit.to(site)) {
            Page page = visit.open(Visit.QUIZZES);
            for (String id : List.of("moved", "copied", "raised", "mistaken", "one", "several", "keyword")) {
                Locator quiz = visit.item(id);
                if (id.equals("keyword")) {
                    quiz.locator("input[type=text]").fill("no");
                } else {
                    // A line belongs to the choice that a program does not compile: any other end needs none.
                    quiz.locator("input[name=chosen]").last().check();
                }
                button(quiz, "Answer").click();
                assertThat(quiz.locator(".marked")).isVisible();
                if (button(quiz, "Show the answer").isVisible()) {
                    button(quiz, "Show the answer").click();
                    assertThat(quiz.locator(".actions")).hasCount(0);
                }
            }
            assertThat(page.locator(".done")).containsText("You completed this lesson.");
            assertThat(page.locator(".outline [aria-current] .dot")).hasClass("dot complete");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void answeredQuizzesHaveNoBarriers(ColorScheme theme) {
        try (Visit visit = Visit.at(site, 390, theme)) {
            Page page = visit.open(Visit.QUIZZES);
            for (String id : List.of("several", "one", "raised")) {
                Locator quiz = visit.item(id);
                quiz.locator("input[name=chosen]").last().check();
                button(quiz, "Answer").click();
                assertThat(quiz.locator(".marked")).isVisible();
            }
            visit.item("moved").getByLabel("It does not compile").check();
            assertEquals(List.of(), PagesTest.violations(page));
        }
    }
}
