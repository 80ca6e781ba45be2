package dev.molt.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. A learner is known by a signed cookie, {@code TOKEN.DAY.SIGNATURE}, with the day (since 1970) it was last renewed. A
 * page hands it out; the learner gets a row in the database at their first act only, so that a crawler leaves none.
 */
@RequestScoped
public class Visitor {

    static final String COOKIE = "molt";
    static final Duration COOKIE_LIFE = Duration.ofDays(400);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKey key;
    private final Optional<Known> known;
    private final String nonce = random(16);
    private @Nullable String fresh;

    private record Known(String token, long day) {}

    Visitor(SigningKey key, @Context HttpHeaders headers) {
        this.key = key;
        Cookie cookie = headers.getCookies().get(COOKIE);
        known = cookie == null ? Optional.empty() : read(cookie.getValue());
    }

    /** The token in a cookie that Molt signed; empty for one who has none or whose cookie was tampered with. */
    public Optional<String> learner() {
        return known.map(Known::token);
    }

    /** The learner's token, made now for one who is new. The response then carries the cookie. */
    public String introduce() {
        return learner().orElseGet(() -> {
            if (fresh == null) {
                fresh = random(16);
            }
            return fresh;
        });
    }

    /** For the Content-Security-Policy of this one page. */
    public String nonce() {
        return nonce;
    }

    /** What the cookie is to be set to; empty when the browser's own is young enough. */
    Optional<String> cookieToSet() {
        long today = today();
        if (fresh != null) {
            return Optional.of(signed(fresh, today));
        }
        return known.filter(it -> it.day < today).map(it -> signed(it.token, today));
    }

    private String signed(String token, long day) {
        String text = token + "." + day;
        return text + "." + key.sign(text);
    }

    private Optional<Known> read(String cookie) {
        int end = cookie.lastIndexOf('.');
        if (end < 0 || !key.signed(cookie.substring(0, end), cookie.substring(end + 1))) {
            return Optional.empty();
        }
        // Only Molt signs, so what is signed has the shape that Molt gave it.
        int dot = cookie.indexOf('.');
        long day = Long.parseLong(cookie.substring(dot + 1, end));
        boolean expired = day + COOKIE_LIFE.toDays() < today();
        return expired ? Optional.empty() : Optional.of(new Known(cookie.substring(0, dot), day));
    }

    private static long today() {
        return LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
