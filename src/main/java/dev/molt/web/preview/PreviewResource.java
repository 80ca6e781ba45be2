package dev.molt.web.preview;

import dev.molt.web.PageHeaders;
import dev.molt.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the pages of a preview ask for by themselves. On any other site there is nothing here. */
@Path("/preview")
public class PreviewResource {

    /** After which a page asks again when the server went away. */
    private static final Duration COME_BACK = Duration.ofMillis(500);

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance previewBar(Bar bar);
    }

    private final PageBar preview;
    private final Changes changes;
    private final Bars bars;
    private final Proofs proofs;
    private final Visitor visitor;
    private final RoutingContext request;

    PreviewResource(
            PageBar preview, Changes changes, Bars bars, Proofs proofs, Visitor visitor, RoutingContext request) {
        this.preview = preview;
        this.changes = changes;
        this.bars = bars;
        this.proofs = proofs;
        this.visitor = visitor;
        this.request = request;
    }

    /** The bar alone, of the page at that address. */
    @GET
    @Path("bar")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance bar(@RestQuery @Nullable String page) {
        return Templates.previewBar(bars.of(asked(page), BeforePage.state(request)));
    }

    /** {@link Changes.State} now and whenever it is another. While a lesson's page listens, its lesson is proved. */
    @GET
    @Path("events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@RestQuery @Nullable String page, @Context Sse sse) {
        Optional<String> file = bars.file(asked(page));
        PageHeaders.addToEvents(visitor, request);
        return changes.states()
                .onSubscription()
                .invoke(() -> file.ifPresent(proofs::watch))
                .onTermination()
                .invoke(() -> file.ifPresent(proofs::leave))
                .map(state -> sse.newEventBuilder()
                        .name("state")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .reconnectDelay(COME_BACK.toMillis())
                        .data(state)
                        .build());
    }

    private String asked(@Nullable String page) {
        if (!preview.on()) {
            throw new NotFoundException();
        }
        return page == null ? "" : page;
    }
}
