package dev.molt.web;

import dev.molt.learning.Backup;
import dev.molt.learning.LearningRecord;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Backup and restore while serving: for the {@code molt} command on the same machine, see {@link LocalControl}. */
@Path("/admin")
public class AdminResource {

    private final LearningRecord record;
    private final LocalControl control;
    private final RoutingContext request;

    AdminResource(LearningRecord record, LocalControl control, RoutingContext request) {
        this.record = record;
        this.control = control;
        this.request = request;
    }

    @GET
    @Path("/backup")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public StreamingOutput backup(@HeaderParam("Authorization") @Nullable String authorization) {
        check(authorization);
        return out -> {
            try {
                record.backup(out);
            } catch (SQLException e) {
                throw new IOException("The database could not be read: " + e.getMessage(), e);
            }
        };
    }

    /** The body is the path of the file: it lies on this machine, and a backup outgrows any sensible limit of a request's size. */
    @POST
    @Path("/restore")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response restore(@HeaderParam("Authorization") @Nullable String authorization, String file) {
        check(authorization);
        try (InputStream in = Files.newInputStream(java.nio.file.Path.of(file))) {
            return Response.ok(record.restore(in) + " rows restored.\n").build();
        } catch (Backup.BadBackup e) {
            return refused(422, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(422, "The server cannot read " + file + ": " + e.getMessage() + ". Nothing was changed.");
        } catch (SQLException e) {
            return refused(500, "The database refused the rows: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private static Response refused(int status, String message) {
        return Response.status(status).entity(message + "\n").build();
    }

    /** One who may not is told that there is nothing here. */
    private void check(@Nullable String authorization) {
        if (authorization == null || !ThisMachine.sent(request.request()) || !control.accepts(authorization)) {
            throw new WebApplicationException(Response.Status.NOT_FOUND);
        }
    }
}
