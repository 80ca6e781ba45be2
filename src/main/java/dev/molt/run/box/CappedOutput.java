package dev.molt.run.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

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

    synchronized byte[] head() {
        return head.toByteArray();
    }

    synchronized boolean truncated() {
        return seen > head.size();
    }
}
