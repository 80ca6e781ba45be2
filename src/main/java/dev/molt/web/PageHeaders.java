package dev.molt.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer of a page or of the API carries: the policy for what the browser may load and the learner's cookie. */
public class PageHeaders {

    private final Visitor visitor;
    private final RoutingContext request;

    PageHeaders(Visitor visitor, RoutingContext request) {
        this.visitor = visitor;
        this.request = request;
    }

    @ServerResponseFilter
    void add(ContainerRequestContext asked, ContainerResponseContext answer) {
        var headers = answer.getHeaders();
        of(visitor).forEach(headers::putSingle);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            // Pages show the learner's own progress.
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (answer.getEntity() instanceof TemplateInstance) {
            visitor.introduce();
        }
        cookie(visitor, request.request()).ifPresent(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie));
    }

    /** The same for a stream of events, which passes no filter. A proxy must hand on each event as it comes. */
    public static void addToEvents(Visitor visitor, RoutingContext request) {
        var headers = request.response().headers();
        of(visitor).forEach(headers::set);
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache, no-transform");
        headers.set("X-Accel-Buffering", "no");
        cookie(visitor, request.request())
                .map(RuntimeDelegate.getInstance().createHeaderDelegate(NewCookie.class)::toString)
                .ifPresent(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie));
    }

    private static Map<String, String> of(Visitor visitor) {
        return Map.of(
                "Content-Security-Policy",
                policy(visitor.nonce()),
                "Referrer-Policy",
                "same-origin",
                "Cross-Origin-Opener-Policy",
                "same-origin");
    }

    /** Styles need the nonce because CodeMirror adds its own style elements. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; "
                + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'";
    }

    private static Optional<NewCookie> cookie(Visitor visitor, HttpServerRequest request) {
        return visitor.cookieToSet()
                .map(value -> new NewCookie.Builder(Visitor.COOKIE)
                        .value(value)
                        .path("/")
                        .maxAge((int) Visitor.COOKIE_LIFE.toSeconds())
                        .httpOnly(true)
                        .secure(request.isSSL())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
