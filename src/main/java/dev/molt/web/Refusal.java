package dev.molt.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An answer of the API that says in a sentence why it does not do what was asked. */
public record Refusal(String sentence) {

    static WebApplicationException with(int status, String sentence) {
        return new WebApplicationException(
                sentence,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new Refusal(sentence))
                        .build());
    }
}
