package dev.molt.run.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads one stream of a box to its end, keeps and tells the head, and calls out when far too much has come. */
final class CappedOutput implements Runnable {
    private static final int TOLERATED = 16;
    private static final int READ_AT_ONCE = 8192;

    private final InputStream from;
    private final int kept;
    private final Runnable onFlood;
    private final Consumer<String> told;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** What has been read and not yet told: the beginning of a character whose rest is still to come. */
    private final ByteBuffer undecoded = ByteBuffer.allocate(READ_AT_ONCE + 4);

    private long seen;

    CappedOutput(InputStream from, int kept, Runnable onFlood, Consumer<String> told) {
        this.from = from;
        this.kept = kept;
        this.onFlood = onFlood;
        this.told = told;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[READ_AT_ONCE];
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
        if (room > 0) {
            tell(buffer, room);
        }
        if (seen > (long) kept * TOLERATED) {
            onFlood.run();
        }
    }

    private void tell(byte[] buffer, int length) {
        undecoded.put(buffer, 0, length).flip();
        CharBuffer text = CharBuffer.allocate(undecoded.remaining());
        decoder.decode(undecoded, text, false);
        undecoded.compact();
        if (text.flip().hasRemaining()) {
            told.accept(shown(text.toString()));
        }
    }

    /** The head as text for a page: no invalid UTF-8, no NUL, no half character at the cut. */
    synchronized String text() {
        String text = shown(head.toString(StandardCharsets.UTF_8));
        return truncated() && text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
    }

    private static String shown(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private boolean truncated() {
        return cutBytes() > 0;
    }

    /** What was read beyond the head. */
    synchronized long cutBytes() {
        return seen - head.size();
    }
}
