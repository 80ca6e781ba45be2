package dev.molt.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A plain web server for files, below a path. It answers with {@code 404.html} where no file is, as many do. */
record FileSite(HttpServer server, URI root) implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    static FileSite of(Path folder, String path) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> answer(exchange, folder, path));
        server.start();
        return new FileSite(
                server, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private static void answer(HttpExchange exchange, Path folder, String path) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().getPath().substring(path.length());
            Path file = folder.resolve(asked.isEmpty() ? "index.html" : asked);
            boolean there = Files.isRegularFile(file);
            byte[] body = Files.readAllBytes(there ? file : folder.resolve("404.html"));
            String ending = there && !asked.isEmpty() ? asked.substring(asked.lastIndexOf('.') + 1) : "html";
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
            exchange.sendResponseHeaders(there ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
