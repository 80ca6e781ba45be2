package dev.molt.browser;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A visit of one person with a browser of their own: own cookies, own storage. All visits share one Chromium. What the browser's
 * console complains of is collected: a page that breaks its own policy or throws says so only there.
 */
final class Visit implements AutoCloseable {

    static final String LESSON = "/learn/ownership/who-owns-it";
    static final String FIXTURES = "/learn/fixtures/pairs";

    static final String QUIZZES = "/learn/fixtures/quizzes";
    static final String EXERCISES = "/learn/fixtures/checked";

    private static final Browser CHROMIUM = launch();

    /** Sites whose boxes have been tried. */
    private static final Set<URI> TRIED = ConcurrentHashMap.newKeySet();

    private final URI site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visit(URI site, Browser.NewContextOptions options) {
        this.site = site;
        awaitBoxes(site);
        context = CHROMIUM.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        page = tab();
    }

    /** Until boxes have been tried, pages of a site say that running code is off. */
    private static void awaitBoxes(URI site) {
        if (TRIED.contains(site) || !site.getScheme().startsWith("http")) {
            return;
        }
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (given().get(site.resolve("/health")).asString().contains("is being probed")) {
            assertTrue(System.nanoTime() < deadline, "The sandbox is still being probed.");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        TRIED.add(site);
    }

    /** One more tab of the same browser. */
    Page tab() {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** The driver and the browser end with the JVM. */
    private static Browser launch() {
        // A busy machine may take its time; what is awaited comes or the test fails all the same.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Playwright playwright = Chromium.driver();
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-playwright"));
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(Chromium.PATH).setArgs(Chromium.ARGUMENTS));
    }

    static Visit to(URI site) {
        return new Visit(site, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    static Visit byTouch(URI site) {
        return new Visit(
                site,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 900)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    static Visit withoutJavaScript(URI site) {
        return new Visit(
                site, new Browser.NewContextOptions().setViewportSize(1440, 900).setJavaScriptEnabled(false));
    }

    static Visit at(URI site, int width, ColorScheme theme) {
        return new Visit(
                site,
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(theme));
    }

    /** The same person at another machine: their cookies, and nothing else that their browser keeps. */
    Visit elsewhere() {
        Visit other = to(site);
        other.context.addCookies(context.cookies());
        return other;
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        return open(page, path);
    }

    Page open(Page tab, String path) {
        tab.navigate(site.resolve(path).toString());
        return tab;
    }

    /** The comparison or lone program of that id. */
    Locator item(String id) {
        return page.locator("#item-" + id);
    }

    /** What the console has complained of, apart from answers with an error status, which tests look at themselves. */
    List<String> complaints() {
        List<String> found = new ArrayList<>(complaints);
        found.removeIf(text -> text.startsWith("Failed to load resource"));
        return found;
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * A picture of the whole page in {@code target/screenshots}, for people to look at. Taken where {@code MOLT_PICTURES} is
     * {@code true}: seventy of them take a minute.
     */
    static void picture(Page page, String name, ColorScheme theme) {
        picture(page, name, theme, true);
    }

    /** @param whole or what the window shows of it */
    static void picture(Page page, String name, ColorScheme theme, boolean whole) {
        if ("true".equals(System.getenv("MOLT_PICTURES"))) {
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots", file))
                    .setFullPage(whole));
        }
    }

    /**
     * Writes a line below that of the caret in the editor that has it. Faster than anybody types, a first sign would sometimes come
     * before the editor is on the new line.
     */
    static void writeBelow(Page page, String line) {
        Locator lines = page.locator(".cm-content:focus .cm-line");
        int before = lines.count();
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(lines).hasCount(before + 1);
        page.keyboard().insertText(line);
    }
}
