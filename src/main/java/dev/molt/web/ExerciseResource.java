package dev.molt.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.molt.learning.Act;
import dev.molt.learning.Attempt;
import dev.molt.learning.Kept;
import dev.molt.web.Exercises.Found;
import dev.molt.web.Exercises.Written;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a learner wrote at an exercise and how far they are with it. Checks are the business of {@link ExerciseCheckResource}. */
@Path("learn/{module}/{lesson}/exercises/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ExerciseResource {

    private final Exercises exercises;
    private final Visitor visitor;

    ExerciseResource(Exercises exercises, Visitor visitor) {
        this.exercises = exercises;
        this.visitor = visitor;
    }

    /**
     * @param hash of the exercise as it is now
     * @param source the learner's own text, null where none is kept
     * @param version of that text, 0 where none is kept
     * @param stale whether that text was written for an earlier text of the exercise
     */
    public record State(
            String hash,
            @Nullable String source,
            int version,
            boolean stale,
            @JsonUnwrapped ExerciseStanding standing) {}

    @GET
    @Consumes(MediaType.WILDCARD)
    public State state(@RestPath String module, @RestPath("lesson") String slug, @RestPath String id) {
        Found found = exercises.find(module, slug, id);
        Optional<String> learner = visitor.learner();
        Kept kept = exercises.kept(learner, found);
        String hash = found.exercise().hash();
        boolean stale = kept.text() != null && !kept.hash().equals(hash);
        return new State(hash, kept.text(), kept.version(), stale, exercises.standing(learner, found));
    }

    /**
     * @param hash of the exercise on the page
     * @param version of the kept text that the page saw last, 0 for none
     */
    public record Text(
            @Nullable String source,
            @Nullable String hash,
            @Nullable Integer version) {}

    /**
     * @param version that the text has now
     * @param stale whether the exercise has changed since the page was opened
     * @param hash of the exercise as it is now
     */
    public record Keeping(int version, boolean stale, String hash) {}

    /** 409 with an {@link Exercises.Contest}, and nothing written, when another page has saved since. */
    @PUT
    @Path("text")
    @CustomDeserialization(StrictBody.class)
    public Keeping keep(
            @RestPath String module, @RestPath("lesson") String slug, @RestPath String id, @Nullable Text asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send source, hash and version.");
        }
        Found found = exercises.find(module, slug, id);
        Written written = exercises.written(found, asked.source(), asked.hash(), asked.version());
        int version = exercises.keep(visitor.introduce(), found, written.text(), written.hash(), written.version());
        return new Keeping(
                version, written.isStale(found.exercise()), found.exercise().hash());
    }

    /** Back to the starter; 409 as in {@link #keep}. */
    @DELETE
    @Path("text")
    @Consumes(MediaType.WILDCARD)
    public Keeping reset(
            @RestPath String module,
            @RestPath("lesson") String slug,
            @RestPath String id,
            @RestQuery @Nullable Integer version) {
        if (version == null) {
            throw Refusal.with(400, "Say the version that is to be given up, as in ?version=3.");
        }
        Found found = exercises.find(module, slug, id);
        String hash = found.exercise().hash();
        return new Keeping(exercises.keep(visitor.introduce(), found, null, hash, version), false, hash);
    }

    /** @param hash of the exercise on the page; its solutions are those of the exercise as it is now */
    public record Wish(@Nullable String hash) {}

    /** Shows the solutions. Recorded as revealed unless the learner has passed. */
    @POST
    @Path("solution")
    @CustomDeserialization(StrictBody.class)
    public ExerciseStanding reveal(
            @RestPath String module, @RestPath("lesson") String slug, @RestPath String id, @Nullable Wish asked) {
        if (asked == null) {
            throw Refusal.with(400, "The request has no body: send hash.");
        }
        Found found = exercises.find(module, slug, id);
        String learner = visitor.introduce();
        if (exercises.standing(Optional.of(learner), found).solutions() == null) {
            String written = exercises.kept(Optional.of(learner), found).text();
            exercises.attempt(
                    learner,
                    found,
                    new Attempt(
                            Act.Kind.EXERCISE,
                            Attempt.Outcome.REVEALED,
                            Objects.requireNonNullElse(written, ""),
                            Set.of(),
                            null));
        }
        return exercises.standing(Optional.of(learner), found);
    }
}
