package dev.molt.web.preview;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Notes where a preview stands before a page is made: a change that comes while it is made must make the page ask again. */
class BeforePage {

    private static final String STATE = BeforePage.class.getName();

    private final Changes changes;
    private final RoutingContext request;

    BeforePage(Changes changes, RoutingContext request) {
        this.changes = changes;
        this.request = request;
    }

    @ServerRequestFilter(preMatching = true)
    void note() {
        if (changes.on()) {
            request.put(STATE, changes.state());
        }
    }

    /** Of a request to a preview. */
    static Changes.State state(RoutingContext request) {
        return request.get(STATE);
    }
}
