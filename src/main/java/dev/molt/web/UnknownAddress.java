package dev.molt.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/**
 * Every address that nothing else answers. Without it the server finds out on its event loop, where {@link NotFoundPage} may not
 * ask the database for the learner's progress.
 */
@Path("/")
public class UnknownAddress {

    // On the method, as in every class whose addresses share a beginning with those of another: the server picks the
    // class first
    // and looks no further when that class has no such method.
    @GET
    @Path("{path: .+}")
    public void get() {
        throw new NotFoundException();
    }
}
