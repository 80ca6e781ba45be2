package dev.molt.web.preview;

import dev.molt.web.ThisMachine;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The bar of the page that is asked for. Templates reach it as {@code inject:preview}. */
@Named("preview")
@RequestScoped
public class PageBar {

    private final Changes changes;
    private final Bars bars;
    private final RoutingContext request;

    PageBar(Changes changes, Bars bars, RoutingContext request) {
        this.changes = changes;
        this.bars = bars;
        this.request = request;
    }

    /** Whether there is one: on a preview, for people at this machine. */
    public boolean on() {
        return changes.on() && ThisMachine.sent(request.request());
    }

    public Bar bar() {
        return bars.of(request.normalizedPath(), BeforePage.state(request));
    }
}
