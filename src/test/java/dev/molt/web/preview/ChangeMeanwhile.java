package dev.molt.web.preview;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A change between the arrival of a request and the making of its page, which nobody can time from outside: a header asks for it. */
class ChangeMeanwhile {

    static final String HEADER = "X-Change-Meanwhile";

    private final Changes changes;

    ChangeMeanwhile(Changes changes) {
        this.changes = changes;
    }

    @ServerRequestFilter
    void change(ContainerRequestContext asked) {
        if (asked.getHeaderString(HEADER) != null) {
            changes.changed(Set.of());
        }
    }
}
