package dev.molt.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a resource method return a Qute template; stands in for quarkus-rest-qute, which does not resolve at this version. A page
 * is handed over whole: through a stream it would go in pieces of 8 KB, each of which wakes the event loop and is compressed and
 * sent by itself.
 */
@Provider
@Produces(MediaType.TEXT_HTML)
public class TemplateWriter implements ServerMessageBodyWriter<TemplateInstance> {

    @Override
    public boolean isWriteable(
            Class<?> type, @Nullable Type generic, ResteasyReactiveResourceInfo target, @Nullable MediaType mediaType) {
        return TemplateInstance.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(
            Class<?> type, @Nullable Type generic, Annotation @Nullable [] annotations, @Nullable MediaType mediaType) {
        return TemplateInstance.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(TemplateInstance template, Type generic, ServerRequestContext context) {
        context.serverResponse()
                .setResponseHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(html(template));
    }

    @Override
    public void writeTo(
            TemplateInstance template,
            Class<?> type,
            @Nullable Type generic,
            Annotation @Nullable [] annotations,
            @Nullable MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(html(template));
    }

    private static byte[] html(TemplateInstance template) {
        return template.render().getBytes(StandardCharsets.UTF_8);
    }
}
