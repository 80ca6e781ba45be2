package dev.molt.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Reads a body that holds nothing but what is asked for, each thing once: who sends a second file, an edition or flags is told that
 * there is no such thing, rather than served as if they had not.
 */
public class StrictBody implements BiFunction<ObjectMapper, Type, ObjectReader> {
    private static final int LONGEST_NAME = 40;

    @Override
    public ObjectReader apply(ObjectMapper mapper, Type type) {
        return mapper.readerFor(mapper.constructType(type))
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    @ServerExceptionMapper
    Response refuse(UnrecognizedPropertyException unknown) {
        String name = unknown.getPropertyName();
        String known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        String sentence = "The request has “"
                + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                + "”, which is unknown here; it takes " + known + ".";
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(sentence))
                .build();
    }
}
