package dev.molt.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** Pictures of lessons, from the {@code images} folders of their modules. */
@Path("/")
public class PictureResource {

    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "avif", "image/avif",
            "gif", "image/gif");

    private final CurrentCourse current;

    PictureResource(CurrentCourse current) {
        this.current = current;
    }

    /** @param name for instance {@code heap.svg} */
    @GET
    @Path("learn/{module}/images/{name}")
    public Response picture(@RestPath String module, @RestPath String name, @Context Request asked) throws IOException {
        java.nio.file.Path file =
                current.live().flatMap(live -> live.image(module, name)).orElseThrow(NotFoundException::new);
        EntityTag state = new EntityTag(
                Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis());
        Response.ResponseBuilder known = asked.evaluatePreconditions(state);
        Response.ResponseBuilder answer = known == null ? Response.ok(Files.readAllBytes(file), type(name)) : known;
        return answer.tag(state).build();
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
