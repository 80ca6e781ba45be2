package dev.molt.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/**
 * Every address that nothing else answers. Without it the server finds out on its event loop, where {@link NotFoundPage} may not
 * ask the database for the learner's progress.
 */
@Path("/{path: .+}")
public class UnknownAddress {

    @GET
    public void get() {
        throw new NotFoundException();
    }
}
