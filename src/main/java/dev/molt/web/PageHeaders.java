package dev.molt.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer of a page or of the API carries: the policy for what the browser may load and the learner's cookie. */
class PageHeaders {

    private final Visitor visitor;
    private final RoutingContext request;

    PageHeaders(Visitor visitor, RoutingContext request) {
        this.visitor = visitor;
        this.request = request;
    }

    @ServerResponseFilter
    void add(ContainerRequestContext asked, ContainerResponseContext answer) {
        var headers = answer.getHeaders();
        headers.putSingle("Content-Security-Policy", policy());
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            // Pages show the learner's own progress.
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (answer.getEntity() instanceof TemplateInstance) {
            visitor.introduce();
        }
        visitor.cookieToSet().ifPresent(value -> headers.add(HttpHeaders.SET_COOKIE, cookie(value)));
    }

    /** Styles need the nonce because CodeMirror adds its own style elements. */
    private String policy() {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + visitor.nonce() + "'; "
                + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'";
    }

    private NewCookie cookie(String value) {
        return new NewCookie.Builder(Visitor.COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) Visitor.COOKIE_LIFE.toSeconds())
                .httpOnly(true)
                .secure(request.request().isSSL())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
