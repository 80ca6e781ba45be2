package dev.molt.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final int MOST_ATTEMPTS = 5;

    private Chromium() {}

    static Playwright driver() {
        for (int attempt = 1; ; attempt++) {
            try {
                return Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            } catch (PlaywrightException failed) {
                if (attempt == MOST_ATTEMPTS || !isBusy(failed)) {
                    throw failed;
                }
            }
        }
    }

    /**
     * The driver is written to a new file and started. A process that another thread forks between the two, for a box say, holds that
     * file open until it runs its own program, and a file that is open for writing cannot be started.
     */
    private static boolean isBusy(Throwable failed) {
        for (@Nullable Throwable each = failed; each != null; each = each.getCause()) {
            if (each.toString().contains("Text file busy")) {
                return true;
            }
        }
        return false;
    }
}
