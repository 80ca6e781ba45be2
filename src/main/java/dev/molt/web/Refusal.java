package dev.molt.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An answer of the API that says in a sentence why it does not do what was asked. */
public record Refusal(String sentence) {

    static WebApplicationException with(int status, String sentence) {
        return new WebApplicationException(sentence, response(status, sentence).build());
    }

    /** @param seconds after which to try again */
    static WebApplicationException tooMany(String sentence, long seconds) {
        int status = Response.Status.TOO_MANY_REQUESTS.getStatusCode();
        return new WebApplicationException(
                sentence,
                response(status, sentence)
                        .header(HttpHeaders.RETRY_AFTER, seconds)
                        .build());
    }

    private static Response.ResponseBuilder response(int status, String sentence) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new Refusal(sentence));
    }
}
