package dev.molt.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what Molt hands out and wants to know again: HMAC-SHA256 with a key that never leaves the server. */
@ApplicationScoped
public class SigningKey {

    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;

    SigningKey(MoltConfig config) {
        String secret = config.secret()
                .orElseGet(() -> kept(config.data().toAbsolutePath().resolve("secret.key")));
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("The secret that signs cookies has " + secret.length()
                    + " characters. Give MOLT_SECRET at least " + SHORTEST_SECRET
                    + ", or unset it and remove secret.key from the data folder to have a key made.");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** 43 characters of base64url. */
    public String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256.", e);
        }
    }

    /** In constant time, so that a signature cannot be guessed byte by byte. */
    public boolean signed(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " can be neither read nor made: " + e, e);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            out.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(random)));
        } catch (FileAlreadyExistsException e) {
            // Another start of Molt was faster: its key is as good.
        }
    }
}
