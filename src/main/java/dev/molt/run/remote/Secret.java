package dev.molt.run.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What a site and its runners share: who knows it may have programs run. Never shown. */
public final class Secret {
    private static final Pattern FIT = Pattern.compile("[!-~]{32,}");

    private final String text;

    /** @throws IllegalArgumentException with what to do, when it is easy to guess or unfit for a header */
    public Secret(String text) {
        if (!FIT.matcher(text).matches()) {
            throw new IllegalArgumentException("The secret of the runners has " + text.length()
                    + " characters. Give MOLT_RUN_REMOTE_SECRET at least 32, all of them visible ASCII: openssl rand -hex 32"
                    + " makes one.");
        }
        this.text = text;
    }

    /** The value of the header {@code Authorization}. */
    String header() {
        return "Bearer " + text;
    }

    /** In constant time, so that it cannot be guessed byte by byte. */
    boolean opens(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        header().getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands for a learner on a runner: always the same, and of no use anywhere else. */
    String alias(String learner) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(learner.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
