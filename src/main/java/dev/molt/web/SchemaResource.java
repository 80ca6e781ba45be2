package dev.molt.web;

import dev.molt.course.reading.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** The schemas of what authors write, for editors anywhere. */
@Path("schema")
public class SchemaResource {

    private static final String TYPE = "application/schema+json";

    /** They show nothing of a learner, so any cache may keep them; an editor asks again after an hour. */
    private static final String KEPT = "public, max-age=3600";

    private final Map<Schema, Body> bodies = new EnumMap<>(Schema.class);

    private record Body(String text, EntityTag tag) {}

    SchemaResource() {
        Arrays.stream(Schema.values()).forEach(schema -> {
            String text = schema.text();
            bodies.put(schema, new Body(text, new EntityTag(Integer.toHexString(text.hashCode()))));
        });
    }

    /** @param file for instance {@code front-matter.json} */
    @GET
    @Path("{file}")
    public Response schema(@RestPath String file, @Context Request asked) {
        Body body = Schema.of(file).map(bodies::get).orElseThrow(NotFoundException::new);
        ResponseBuilder known = asked.evaluatePreconditions(body.tag());
        ResponseBuilder answer = known == null ? Response.ok(body.text(), TYPE) : known;
        return answer.tag(body.tag()).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
    }
}
