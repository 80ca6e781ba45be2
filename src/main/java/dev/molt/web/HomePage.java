package dev.molt.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What this is, the course map with progress, where to go on. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance home(Frame frame, Frame.@Nullable Entry next, Frame.@Nullable Entry first);
    }

    private final Frame frame;

    HomePage(Frame frame) {
        this.frame = frame;
    }

    @GET
    public TemplateInstance home() {
        return Templates.home(frame, frame.next().orElse(null), frame.first().orElse(null));
    }
}
