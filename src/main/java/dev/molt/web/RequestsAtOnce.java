package dev.molt.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns away what one learner posts beyond what a page ever has under way, before anything of it is read: hundreds of requests at
 * once, each parsed and answered, would take the processors from everybody's. Of whatever path: one is written in many ways. Who has no
 * cookie shares with all of their network that have none.
 */
@ApplicationScoped
public class RequestsAtOnce {

    /** Twice what a browser asks of one host at once, as it has six connections to it. */
    static final int MOST = 12;

    /** Shorter than anybody is told to wait. */
    private static final Duration BURST = Duration.ofMillis(500);

    private static final int MOST_BURSTING = 10_000;
    private static final int TOO_MANY = 429;
    private static final int FIRST = 1_000;
    private static final int RETRY_SECONDS = 2;

    private final SigningKey key;
    private final String refusal;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /** Those who asked for too many: what else comes of the same burst takes no place that becomes free meanwhile. */
    private final Cache<String, Boolean> bursting = Caffeine.newBuilder()
            .expireAfterWrite(BURST)
            .maximumSize(MOST_BURSTING)
            .build();

    RequestsAtOnce(SigningKey key, ObjectMapper json) throws JsonProcessingException {
        this.key = key;
        refusal = json.writeValueAsString(
                new Refusal("You ask for " + MOST + " things at once already: wait for some of them, or stop them."));
    }

    void listen(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext request) {
        if (!request.request().method().equals(HttpMethod.POST)) {
            request.next();
            return;
        }
        String who = who(request);
        if (bursting.getIfPresent(who) != null) {
            refuse(request);
            return;
        }
        if (underWay.merge(who, 1, Integer::sum) > MOST) {
            leave(who);
            bursting.put(who, true);
            refuse(request);
            return;
        }
        request.addEndHandler(ended -> leave(who));
        request.next();
    }

    private String who(RoutingContext request) {
        Cookie cookie = request.request().getCookie(Visitor.COOKIE);
        return LearnerCookie.read(cookie == null ? "" : cookie.getValue(), key)
                .map(LearnerCookie::token)
                .orElseGet(() ->
                        RunLimits.network(request.request().remoteAddress().hostAddress()));
    }

    private void leave(String who) {
        underWay.computeIfPresent(who, (whoever, times) -> times == 1 ? null : times - 1);
    }

    private void refuse(RoutingContext request) {
        request.response()
                .setStatusCode(TOO_MANY)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
                .end(refusal);
    }
}
