package dev.molt.run.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads one stream of a box to its end, keeps the head, and calls out when far too much has come. */
final class CappedOutput implements Runnable {
    private static final int TOLERATED = 16;

    private final InputStream from;
    private final int kept;
    private final Runnable onFlood;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private long seen;

    CappedOutput(InputStream from, int kept, Runnable onFlood) {
        this.from = from;
        this.kept = kept;
        this.onFlood = onFlood;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                take(buffer, read);
            }
        } catch (IOException closedBecauseTheBoxIsGone) {
            // what has been read until then is the output
            return;
        }
    }

    private synchronized void take(byte[] buffer, int read) {
        int room = Math.max(0, Math.min(read, kept - head.size()));
        head.write(buffer, 0, room);
        seen += read;
        if (seen > (long) kept * TOLERATED) {
            onFlood.run();
        }
    }

    /** The head as text for a page: no invalid UTF-8, no NUL, no half character at the cut. */
    synchronized String text() {
        String text = head.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return truncated() && text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
    }

    synchronized boolean truncated() {
        return seen > head.size();
    }
}
