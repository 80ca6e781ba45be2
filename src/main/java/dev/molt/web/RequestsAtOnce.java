package dev.molt.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns away what one learner posts beyond what a page ever has under way, before anything of it is read: hundreds of requests at
 * once, each parsed and answered, would take the processors from everybody's. Of whatever path: one is written in many ways. Who has no
 * cookie shares with all of their network that have none.
 */
@ApplicationScoped
public class RequestsAtOnce {

    /** A quarter of the line, what runs, and a few that newer ones are just taking the place of. */
    static final int MOST = 24;

    private static final int TOO_MANY = 429;
    private static final int FIRST = 1_000;
    private static final int RETRY_SECONDS = 2;

    private final SigningKey key;
    private final ObjectMapper json;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    RequestsAtOnce(SigningKey key, ObjectMapper json) {
        this.key = key;
        this.json = json;
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
        if (underWay.merge(who, 1, Integer::sum) > MOST) {
            leave(who);
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
        String sentence = "You ask for " + MOST + " things at once already: wait for some of them, or stop them.";
        try {
            request.response()
                    .setStatusCode(TOO_MANY)
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
                    .end(json.writeValueAsString(new Refusal(sentence)));
        } catch (JsonProcessingException impossible) {
            request.fail(impossible);
        }
    }
}
