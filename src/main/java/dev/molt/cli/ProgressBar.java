package dev.molt.cli;

import dev.molt.proof.Progress;
import java.io.PrintWriter;

/** How far a command has come, in one line of a terminal that is written again and again. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;

    private final PrintWriter terminal;
    private final String doing;
    private boolean shown;

    /** @param doing what is done, for instance {@code Proving} */
    ProgressBar(PrintWriter terminal, String doing) {
        this.doing = doing;
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(int done, int all) {
        if (all == 0) {
            return;
        }
        int full = WIDTH * done / all;
        terminal.printf("\r%s [%s%s] %d of %d", doing, "#".repeat(full), " ".repeat(WIDTH - full), done, all);
        terminal.flush();
        shown = true;
    }

    /** Takes it away. */
    synchronized void clear() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
            shown = false;
        }
    }
}
