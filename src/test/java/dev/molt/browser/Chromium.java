package dev.molt.browser;

import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine: the driver would download one of its own. */
final class Chromium {

    static final Path PATH =
            Path.of(Optional.ofNullable(System.getenv("MOLT_CHROMIUM")).orElse("/usr/bin/chromium"));

    /** Without background networking, which asks hosts that a test has no business with. */
    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }
}
