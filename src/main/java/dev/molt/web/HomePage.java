package dev.molt.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Where to begin and where to go on: the home of a course, and above those of several a page that lists them. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance home(Outline outline, boolean several);

        static native TemplateInstance courses(List<Outline> outlines);
    }

    private final Frame frame;

    HomePage(Frame frame) {
        this.frame = frame;
    }

    /** In one transaction: the progress in every course is read by one connection. */
    @GET
    @Transactional
    public TemplateInstance home() {
        return frame.several()
                ? Templates.courses(frame.outlines())
                : Templates.home(frame.outlines().get(0), false);
    }

    /** Where {@link CourseAddresses} leads from {@code /learn/COURSE}. */
    @GET
    @Path("learn")
    public Response course() {
        Outline outline = frame.outline();
        return outline == null || !frame.several()
                ? Response.temporaryRedirect(URI.create("/")).build()
                : Response.ok(Templates.home(outline, true)).build();
    }
}
