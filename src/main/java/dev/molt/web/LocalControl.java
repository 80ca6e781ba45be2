package dev.molt.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * How {@code molt backup} and {@code molt restore} find a serving Molt and show that they may: two files in the data folder that
 * only its owner can read. {@code server.port} holds the port, {@code admin.token} a secret of this one start.
 */
@ApplicationScoped
public class LocalControl {

    private static final Logger LOG = Logger.getLogger(LocalControl.class);

    private final Path data;
    private final String token;

    LocalControl(MoltConfig config) {
        data = config.data().toAbsolutePath();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
    }

    boolean accepts(String authorization) {
        return MessageDigest.isEqual(
                ("Bearer " + token).getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    void announce(@ObservesAsync HttpServerStart start, HttpServer server) {
        try {
            Files.createDirectories(data);
            write("admin.token", token);
            write("server.port", Integer.toString(server.getPort()));
        } catch (IOException e) {
            LOG.warnf("molt backup and molt restore will not find this server: %s cannot be written (%s).", data, e);
        }
    }

    void withdraw(@Observes ShutdownEvent stop) throws IOException {
        Files.deleteIfExists(data.resolve("server.port"));
        Files.deleteIfExists(data.resolve("admin.token"));
    }

    /** Whole or not at all: a reader never sees half a token. */
    private void write(String name, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = data.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        try (var out = Files.newByteChannel(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            out.write(StandardCharsets.US_ASCII.encode(text));
        }
        Files.move(fresh, data.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
