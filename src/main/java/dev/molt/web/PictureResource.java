package dev.molt.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
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

    private final LiveCourse live;

    PictureResource(LiveCourse live) {
        this.live = live;
    }

    /** @param name for instance {@code heap.svg} */
    @GET
    @Path("learn/{module}/images/{name}")
    public Response picture(@RestPath String module, @RestPath String name, @Context Request asked) throws IOException {
        java.nio.file.Path file = live.image(module, name).orElseThrow(NotFoundException::new);
        EntityTag tag = new EntityTag(
                Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis());
        ResponseBuilder known = asked.evaluatePreconditions(tag);
        ResponseBuilder answer = known == null ? Response.ok(Files.readAllBytes(file), type(name)) : known;
        return answer.tag(tag).build();
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
