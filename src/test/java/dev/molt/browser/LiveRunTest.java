package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a half shows while its program waits and runs, and what it makes of what programs print. */
@QuarkusTest
@TestProfile(BrowserProfile.class)
class LiveRunTest {

    /** The fixtures that run it may do so for a minute: what ends sooner was stopped. */
    private static final String FOR_EVER = "import time\nwhile True: time.sleep(0.01)";

    /** All that could hide, turn or steer, apart from the line breaks and tabs that a page shows as they are. */
    private static final String UNSEEN = "box => (box.textContent.match(/(?<!\\p{Extended_Pictographic})\\u200d"
            + "|(?![\\t\\n])[\\p{Cc}\\p{Cs}\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2028\\u2029"
            + "\\u2060-\\u2069\\ufeff]/gu) ?? []).join(' ')";

    private static final String ELEMENTS =
            "box => [...new Set([...box.querySelectorAll('*')].map(it => it.localName + ' '"
                    + " + it.className.replace(/sgr-[a-z-]+|sign/g, '').trim()))].join()";

    @TestHTTPResource("/")
    URI site;

    private Visit visit;
    private Page page;

    @BeforeEach
    void arrive() {
        arrive(ColorScheme.LIGHT);
    }

    private void arrive(ColorScheme theme) {
        visit = Visit.at(site, 1440, theme);
        page = visit.open(Visit.FIXTURES);
    }

    @AfterEach
    void leaveWithoutComplaints() {
        List<String> complaints = visit.complaints();
        visit.close();
        assertEquals(List.of(), complaints);
    }

    private Locator half(String item, String language) {
        return visit.item(item).locator("." + language);
    }

    private static Locator press(Locator half, String button) {
        Locator found = half.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
        found.click();
        return found;
    }

    private Locator edited(String item, String language, String source) {
        Locator half = half(item, language);
        half.locator(":is(.l, .cm-line)").first().click();
        assertThat(half.locator(".cm-content")).isFocused();
        page.keyboard().press("Control+a");
        // Typed over, a keyword's style would be taken over by the browser, which the page's policy forbids.
        page.keyboard().press("Delete");
        page.keyboard().insertText(source);
        return half;
    }

    private Locator printed(String source) {
        Locator half = edited("waiting", "python", source);
        press(half, "Run");
        assertThat(half.locator(".measures").first()).containsText("exit 0");
        return half.locator(".stdout");
    }

    @Test
    void outputIsThereWhileTheProgramRunsAndStaysWhenItIsStopped() {
        Locator half = edited("waiting", "python", "print('first')\n" + FOR_EVER);
        press(half, "Run");
        assertThat(half.locator(".stdout")).hasText("first");
        assertThat(half.locator(".waiting")).hasText("Running");
        assertThat(visit.item("waiting").locator("> [role=status]")).hasText("Running");
        press(half, "Stop");
        assertThat(half.locator(".state")).hasText("The run was stopped.");
        assertThat(half.locator(".stdout")).hasText("first");
        assertThat(half.locator(".waiting")).hasCount(0);
    }

    @Test
    void argumentsAndInputOfTheLessonReachBothProgramsEditedOrNot() {
        Locator pair = visit.item("given");
        edited("given", "python", "import sys\nprint(sys.argv[1:], sys.stdin.read())");
        press(pair, "Run both");
        assertThat(pair.locator(".verdict")).hasText("Both print the same.");
        assertThat(pair.locator(".rust .stdout")).hasText("['seven', '8'] read me");
    }

    @Test
    void oneTooManySaysWhereItStandsInLineAndCanBeStoppedThere() {
        List<Locator> running = List.of(edited("waiting", "python", FOR_EVER), edited("adding", "python", FOR_EVER));
        Locator waiting = half("waiting", "rust");
        running.forEach(half -> press(half, "Run"));
        running.forEach(half -> assertThat(half.locator(".waiting")).hasText("Running"));
        press(waiting, "Run");
        assertThat(waiting.locator(".waiting")).hasText("In line, position 1");
        press(waiting, "Stop");
        assertThat(waiting.locator(".state")).hasText("The run was stopped.");
        running.forEach(half -> press(half, "Stop"));
        running.forEach(half -> assertThat(half.locator(".state")).hasText("The run was stopped."));
    }

    @Test
    void whoeverIsTurnedAwayMayTryAgainWhenItMakesSense() {
        page.route(
                "**/api/runs",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/json"))
                        .setBody("{\"sentence\": \"Busy: 64 programs are in line already; try again in a moment.\"}")));
        Locator half = half("waiting", "python");
        press(half, "Run");
        assertThat(half.locator(".state")).containsText("Busy: 64 programs");
        Locator again = half.locator(".retry button");
        assertThat(again).hasText("Try again");
        assertThat(again).isEnabled();
        page.unroute("**/api/runs");
        again.click();
        assertThat(half.locator(".stdout")).hasText("done");
        assertThat(again).hasCount(0);
    }

    @Test
    void aServerThatIsGoneIsToldAsSuch() {
        page.route("**/api/runs", Route::abort);
        Locator half = half("waiting", "python");
        press(half, "Run");
        assertThat(half.locator(".state")).containsText("The server did not answer");
    }

    @Test
    void coloursBecomeClassesAndEverythingElseASign() {
        Locator box = printed("print('\\x1b[1;31mred\\x1b[0m \\x1b[38;5;21mblue\\x1b[m \\x1b[8mseen\\x1b[2J')\n"
                + "print('10%\\r20%\\rdone')\nprint('a\\0b', '\\x9b', 'x\\u200by', '\\u2066')\n"
                + "import sys\nsys.stdout.flush()\nsys.stdout.buffer.write(b'\\xff\\n\\xf0\\x9f\\n')");
        assertThat(box.locator(".sgr-bold.sgr-red")).hasText("red");
        assertThat(box.locator(".sgr-blue")).hasText("blue");
        assertEquals(
                "red blue seenESC [2J\nCRdone\na\ufffdb U+009B xU+200By U+2066\n\ufffd\n\ufffd", box.textContent());
        assertThat(box.locator(".sign")).hasText(new String[] {"ESC [2J", "CR", "U+009B", "U+200B", "U+2066"});
    }

    @Test
    void emojiOfSeveralPartsStayWhole() {
        String scientist = "\uD83D\uDC69\u200D\uD83D\uDD2C \u2764\uFE0F";
        assertThat(printed("print('" + scientist + "')")).hasText(scientist);
    }

    /** Whatever is printed, the page gets as many lines, spans of the known classes alone, and nothing unseen. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {1, 2, 3})
    void nothingThatIsPrintedGetsOutOfItsBox(int seed) {
        Locator box = printed("import random, sys\nrandom.seed(" + seed + ")\n"
                + "signs = ['\\x1b', '\\x1b[', '\\x1b]', '\\x1b[3', '1', 'm', ';', '\\r', '\\0', '\\u202e', '\\u2067', '\\u200d',"
                + " '\\U0001F469', 'a', '<b>', '</pre>', '&amp;', '\\x07', '\\\\', '\\u2028', '\\x9b', '\\t', '\\ufeff', ' ']\n"
                + "for i in range(200): print(''.join(random.choices(signs, k=12)), end='.\\n')\n"
                + "sys.stdout.flush()\n"
                + "sys.stdout.buffer.write(bytes(random.choices([b for b in range(256) if b != 10], k=2000)) + b'.')");
        assertEquals("", box.evaluate(UNSEEN));
        assertEquals("span", box.evaluate(ELEMENTS).toString().strip());
        assertEquals(201, box.textContent().split("\n").length);
    }

    @Test
    void whatOnlyLooksTheSameIsNotTheSame() {
        Locator pair = visit.item("waiting");
        edited("waiting", "python", "print('do\\u200bne')");
        press(pair, "Run both");
        assertThat(pair.locator(".verdict"))
                .hasText("They print different things. First at line 1: Python prints do[U+200B]ne, Rust prints done.");
        edited("waiting", "python", "print('\\x1b[31mdone\\x1b[0m')");
        press(pair, "Run both");
        assertThat(pair.locator(".verdict")).containsText("the text is the same");
        assertThat(pair.locator(".python .differs .sgr-red")).hasText("done");
    }

    @Test
    void longOutputIsCutWithANoteAndShownWholeWhenAsked() {
        Locator box = printed("for i in range(3_000): print(i)");
        Locator note = half("waiting", "python").locator(".result .none");
        assertThat(note.first()).containsText("Not shown: 1,000 more lines.");
        assertEquals(2_000, box.textContent().split("\n").length);
        press(half("waiting", "python"), "Show all");
        assertThat(box).containsText(Pattern.compile("2999$"));
        assertThat(note.first()).isHidden();
        assertThat(box).isFocused();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void colouredOutputReadsInBothThemes(ColorScheme theme) {
        visit.close();
        arrive(theme);
        // Lines that fit the editor: this is about the output.
        printed("for back in [0, *range(40, 48), 7]:\n"
                + "    for front in [39, 2, *range(30, 38)]:\n"
                + "        code = f'{back};{front}'\n"
                + "        print(f'\\x1b[{code}m {code} \\x1b[0m')\n"
                + "print('\\x07 \\u202e')");
        assertEquals(List.of(), PagesTest.violations(page));
    }
}
