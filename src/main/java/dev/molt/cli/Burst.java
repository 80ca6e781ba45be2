package dev.molt.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are sent at the same moment, each over a connection that is open by then, and whose answers one thread reads: who asks
 * shares the processors with the site that is measured, and should cost it next to nothing.
 */
final class Burst implements AutoCloseable {

    private static final Duration MOST = Duration.ofSeconds(30);

    private final Selector selector;
    private final List<Asked> all = new ArrayList<>();

    private record Asked(SocketChannel connection, ByteBuffer request, ByteArrayOutputStream answer) {}

    /** @param requests each whole, asking for the connection to be closed after its answer */
    Burst(URI site, List<byte[]> requests) throws IOException {
        selector = Selector.open();
        for (byte[] request : requests) {
            SocketChannel connection = SocketChannel.open(new InetSocketAddress(site.getHost(), site.getPort()));
            Asked asked = new Asked(connection, ByteBuffer.wrap(request), new ByteArrayOutputStream());
            all.add(asked);
            connection.configureBlocking(false);
            connection.register(selector, SelectionKey.OP_READ, asked);
        }
    }

    /** Sends all and waits for the last answer: each with its head and its body. */
    List<String> send() throws IOException, CommandFailed {
        for (Asked asked : all) {
            // It has less than a socket holds.
            asked.connection.write(asked.request);
        }
        byte[] read = new byte[16_384];
        int open = all.size();
        long until = System.nanoTime() + MOST.toNanos();
        while (open > 0) {
            selector.select(MOST.toMillis());
            if (System.nanoTime() > until) {
                throw new CommandFailed("Cannot measure: " + open + " of " + all.size() + " requests have no answer.");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                open -= ended((Asked) key.attachment(), read) ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
        return all.stream()
                .map(asked -> asked.answer.toString(StandardCharsets.UTF_8))
                .toList();
    }

    private static boolean ended(Asked asked, byte[] read) throws IOException {
        int bytes = asked.connection.read(ByteBuffer.wrap(read));
        if (bytes > 0) {
            asked.answer.write(read, 0, bytes);
        } else if (bytes < 0) {
            asked.connection.close();
        }
        return bytes < 0;
    }

    @Override
    public void close() throws IOException {
        for (Asked asked : all) {
            asked.connection.close();
        }
        selector.close();
    }
}
