package dev.molt.web;

import dev.molt.course.LessonSearch.Field;
import dev.molt.course.LessonSearch.Hit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lessons, concepts of both languages and error codes, found on the server: it works without JavaScript. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPage {

    private static final int LONGEST_QUERY = 200;

    /** Lessons found by one kind of thing. */
    public record Group(String title, List<Found> hits) {}

    /** A lesson and what in it was found. */
    public record Found(Frame.Entry entry, String module, String reason) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance search(String query, List<Group> groups, long count);
    }

    private final LiveCourse live;
    private final Frame frame;

    SearchPage(LiveCourse live, Frame frame) {
        this.live = live;
        this.frame = frame;
    }

    @GET
    public TemplateInstance search(@RestQuery("q") @Nullable String asked) {
        String query = asked == null ? "" : asked.strip();
        if (query.length() > LONGEST_QUERY) {
            query = query.substring(0, LONGEST_QUERY);
        }
        List<Hit> hits = live.search().find(query);
        List<Group> groups = Arrays.stream(Field.values())
                .flatMap(field -> group(field, hits))
                .toList();
        return Templates.search(query, groups, hits.size());
    }

    private Stream<Group> group(Field field, List<Hit> hits) {
        List<Found> found = hits.stream()
                .filter(hit -> hit.field() == field)
                .map(this::found)
                .toList();
        return found.isEmpty() ? Stream.of() : Stream.of(new Group(title(field), found));
    }

    private Found found(Hit hit) {
        return new Found(
                frame.entry(hit.lesson()),
                frame.course()
                        .module(hit.lesson().module())
                        .map(module -> module.title())
                        .orElse(""),
                hit.field() == Field.TITLE ? "" : hit.reason());
    }

    private static String title(Field field) {
        return switch (field) {
            case TITLE -> "Lessons";
            case ERROR_CODE -> "Error codes";
            case RUST -> "Rust concepts";
            case PYTHON -> "Python concepts";
            case HEADING -> "Inside lessons";
            case SUMMARY -> "Summaries";
        };
    }
}
