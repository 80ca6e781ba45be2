package dev.molt.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a learner's browser send. Every current browser says where a request comes from, in
 * {@code Sec-Fetch-Site} or {@code Origin}; what says neither is no browser and carries nobody's cookie.
 *
 * @see <a href="https://owasp.org/www-community/attacks/csrf">Cross-site request forgery</a>
 */
class CrossSiteGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final RoutingContext request;

    CrossSiteGuard(RoutingContext request) {
        this.request = request;
    }

    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext asked) {
        if (SAFE.contains(asked.getMethod()) || isOwn(asked)) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("This request came from another site. Open the page on this site and try again.\n")
                .build());
    }

    private boolean isOwn(ContainerRequestContext asked) {
        String site = asked.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = asked.getHeaderString("Origin");
        return origin == null || sameHost(origin);
    }

    /** Host and port together, as the browser wrote them. */
    private boolean sameHost(String origin) {
        @Nullable
        String asked = request.request().authority() == null
                ? null
                : request.request().authority().toString();
        try {
            return asked != null && asked.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
