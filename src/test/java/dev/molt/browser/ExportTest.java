package dev.molt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./molt export} writes: looked at as files, and read in a browser from the disk and from below a path of a web server. */
class ExportTest {

    private static final Path COURSE = Path.of("src/test/resources/exported");
    private static final String LESSON = "learn/basics/names.html";
    private static final Set<String> PAGES = Set.of(
            "index.html",
            "404.html",
            "search.html",
            "running.html",
            "learn/basics.html",
            LESSON,
            "learn/basics/numbers.html");

    /** What would need a server, or was said of a learner who is not there. */
    private static final Pattern SERVED = Pattern.compile(
            "127\\.0\\.0\\.1|<form|completed|not started|csp-nonce|type=\"module\"|(?:href|src|action)=\"/|_csrf");

    @TempDir
    static Path folder;

    private static Path export;
    private static String told;
    private static FileSite web;

    /** Over an earlier one: what that had and this has not is gone. */
    @BeforeAll
    static void export() throws Exception {
        export = Files.createDirectory(folder.resolve("site"));
        Files.writeString(export.resolve(".molt-export"), "");
        Files.writeString(export.resolve("removed.html"), "a lesson of yesterday");
        ExportProcess.Outcome outcome = ExportProcess.run(COURSE, export);
        assertEquals(0, outcome.exitCode(), outcome.err());
        told = outcome.out();
        web = FileSite.of(export, "/courses/rust/");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static Set<String> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(export)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> export.relativize(file).toString())
                    .filter(file -> file.endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void thePublishedLessonsAreThereAndNothingElse() throws Exception {
        assertEquals(new TreeSet<>(PAGES), files(".html"));
        assertEquals(Set.of("learn/basics/images/box.svg"), new TreeSet<>(without("icon.svg", files(".svg"))));
        assertFalse(files(".woff2").isEmpty());
        assertTrue(told.contains("Exported 7 pages"), told);
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(export), beside.toList(), "nothing unfinished is left");
        }
    }

    private static Set<String> without(String file, Set<String> files) {
        return files.stream().filter(it -> !it.equals(file)).collect(Collectors.toSet());
    }

    @Test
    void noPageNeedsAServerOrSpeaksOfALearner() throws Exception {
        for (String page : files(".html")) {
            String html = Files.readString(export.resolve(page));
            assertFalse(
                    SERVED.matcher(html).find(),
                    () -> page + " has "
                            + SERVED.matcher(html)
                                    .results()
                                    .map(hit -> hit.group())
                                    .toList());
            assertTrue(html.contains("Content-Security-Policy"), page);
        }
        for (String style : files(".css")) {
            assertFalse(Files.readString(export.resolve(style)).contains("url(/"), style);
        }
    }

    @Test
    void aFolderWithOtherFilesIsRefusedAndLeftAsItIs(@TempDir Path other) throws Exception {
        Path mine = Files.writeString(other.resolve("thesis.txt"), "mine");
        ExportProcess.Outcome outcome = ExportProcess.run(COURSE, other);
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("has files that are no export of Molt"), outcome.err());
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void whatIsTypedWronglyIsTold() throws Exception {
        assertEquals(
                2,
                ExportProcess.run(COURSE, folder.resolve("new"), "--base", "course")
                        .exitCode());
        ExportProcess.Outcome nowhere = ExportProcess.run(COURSE, folder.resolve("no/such"));
        assertEquals(1, nowhere.exitCode());
        assertTrue(nowhere.err().contains("There is no folder " + folder.resolve("no")), nowhere.err());
    }

    static Stream<Arguments> places() {
        return Stream.of(Arguments.of("disk", export.toUri()), Arguments.of("web server", web.root()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void aLessonIsReadAndAnswered(String place, URI root) {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.open("index.html");
            page.locator(".map")
                    .getByRole(AriaRole.LINK, within("Names and Vec"))
                    .click();
            assertThat(page.locator("h1")).hasText("Names and Vec");
            assertThat(page.locator("main img")).hasJSProperty("complete", true);
            predict(visit);
            answer(visit);
            page.locator("main")
                    .getByRole(AriaRole.LINK, within("what numbers do"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/learn/basics/numbers\\.html#.+"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void predict(Visit visit) {
        Locator pair = visit.item("both-names");
        Locator ending = pair.locator(".rust .expected .state");
        assertThat(ending).isHidden();
        pair.getByLabel("It panics").check();
        pair.getByRole(AriaRole.BUTTON, within("Answer")).click();
        assertThat(pair.locator(".said")).containsText("You predicted that it panics. Rust does not compile: E0382");
        assertThat(ending).isVisible();
        pair.locator(".rust .l").nth(1).hover();
        assertThat(pair.locator(".python .l.lit")).hasText(Pattern.compile("b = a.*"));
        assertThat(pair.locator(".notes .lit")).containsText("the list moves");
        pair.getByRole(AriaRole.BUTTON, within("Run both")).click();
        assertThat(pair.locator(".needs")).containsText("Running needs a Molt server: ./molt serve");
        assertThat(pair.locator(".needs a")).hasAttribute("href", Pattern.compile(".*/running\\.html"));
        assertThat(pair.getByRole(AriaRole.BUTTON, within("Copy Rust"))).isVisible();
    }

    private static void answer(Visit visit) {
        Locator owners = visit.item("owners");
        owners.getByLabel("A Vec is too large to share.").check();
        owners.getByRole(AriaRole.BUTTON, within("Answer")).click();
        assertThat(owners.locator(".marked")).containsText("Not right.");
        assertThat(owners.locator(".option.wrong .reason")).hasText("Size plays no part.");
        owners.getByLabel("Both would free the same memory.").check();
        owners.getByRole(AriaRole.BUTTON, within("Answer")).click();
        assertThat(owners.locator(".marked")).hasText("Right.");

        Locator keyword = visit.item("keyword");
        keyword.locator("input").fill(" `move` ");
        keyword.locator("input").press("Enter");
        assertThat(keyword.locator(".marked")).hasText("Right.");

        Locator traced = visit.item("traced");
        traced.locator(".answer summary").click();
        assertThat(traced.locator(".answer")).containsText("Does not compile: E0382, at line 3.");

        Locator exercise = visit.item("one-more");
        exercise.getByRole(AriaRole.BUTTON, within("Check")).click();
        assertThat(exercise.locator(".needs")).containsText("Checking needs a Molt server");
        exercise.locator(".solution summary").last().click();
        assertThat(exercise.locator(".solution")).containsText("wrapping_add");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void lessonsAreFoundByTheKeyboard(String place, URI root) {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.open(LESSON);
            page.keyboard().press("/");
            page.keyboard().press("Enter");
            assertThat(page.locator("molt-search input")).isFocused();
            page.keyboard().type("E0382");
            assertThat(page.locator("[role=status]")).hasText("1 lesson");
            assertThat(page.locator(".found h2")).hasText("Error codes");
            page.locator("molt-search input").fill("cop");
            assertThat(page.locator(".found .hits")).containsText("Rust concept: Copy");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Numbers");
            page.goBack();
            assertThat(page.locator("molt-search input")).hasValue("cop");
            page.locator("molt-search input").fill("nothing like it");
            assertThat(page.locator("[role=status]")).containsText("No lesson has “nothing like it”");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void withoutJavaScriptTheSearchSaysSoAndAnAnswerIsAFold() {
        try (Visit visit = Visit.withoutJavaScript(export.toUri())) {
            assertThat(visit.open("search.html").locator(".notice")).containsText("Searching needs JavaScript.");
            visit.open(LESSON);
            assertThat(visit.item("both-names").getByRole(AriaRole.BUTTON, within("Run both")))
                    .isHidden();
            visit.item("owners").locator(".answer summary").click();
            assertThat(visit.item("owners").locator(".answer")).containsText("Not so: A Vec is too large");
        }
    }

    /** The styles are the site's own, of which each page is looked at in both themes: here one page shows that the dark one is there. */
    static Stream<Arguments> pagesAndThemes() {
        return Stream.concat(
                PAGES.stream().sorted().map(page -> Arguments.of(page, ColorScheme.LIGHT)),
                Stream.of(Arguments.of(LESSON, ColorScheme.DARK)));
    }

    /** From the web server: on the disk axe would fetch styles to look into them, which the pages' policy forbids. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pagesAndThemes")
    void hasNoBarriersAndFitsEveryWindow(String page, ColorScheme theme) {
        PagesTest.assertNoBarriers(web.root(), "export-" + page.replaceAll("[/.]", "-"), page, theme);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
