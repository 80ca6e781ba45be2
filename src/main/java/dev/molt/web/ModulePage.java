package dev.molt.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** One module: what it is about and its lessons. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ModulePage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance module(Outline.Part part);
    }

    private final Frame frame;

    ModulePage(Frame frame) {
        this.frame = frame;
    }

    @GET
    @Path("learn/{module}")
    public TemplateInstance module(@RestPath String module) {
        return Templates.module(Optional.ofNullable(frame.outline())
                .flatMap(outline -> outline.part(module))
                .orElseThrow(NotFoundException::new));
    }
}
