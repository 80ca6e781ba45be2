package dev.molt.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. A learner is known by a signed cookie, see {@link LearnerCookie}. A page hands it out; the learner gets a row in the
 * database at their first act only, so that a crawler leaves none.
 */
@RequestScoped
public class Visitor {

    static final String COOKIE = "molt";
    static final Duration COOKIE_LIFE = Duration.ofDays(400);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKey key;
    private final Optional<LearnerCookie> known;
    private final String nonce = random(16);
    private @Nullable String fresh;

    Visitor(SigningKey key, @Context HttpHeaders headers) {
        this.key = key;
        Cookie cookie = headers.getCookies().get(COOKIE);
        known = cookie == null ? Optional.empty() : LearnerCookie.read(cookie.getValue(), key);
    }

    /** The token in a cookie that Molt signed; empty for one who has none or whose cookie was tampered with. */
    public Optional<String> learner() {
        return known.map(LearnerCookie::token);
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
        if (fresh != null) {
            return Optional.of(LearnerCookie.renewed(fresh).signed(key));
        }
        return known.filter(it -> !it.isOfToday())
                .map(it -> LearnerCookie.renewed(it.token()).signed(key));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
