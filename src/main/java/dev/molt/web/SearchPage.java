package dev.molt.web;

import dev.molt.course.LessonSearch.Field;
import dev.molt.course.LessonSearch.Hit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Lessons, concepts of both languages and error codes, found on the server: it works without JavaScript. In the course that one is in,
 * or in all of them.
 */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPage {

    private static final int LONGEST_QUERY = 200;

    /** Lessons found by one kind of thing. */
    public record Group(String title, List<Found> hits) {}

    /**
     * A lesson and what in it was found.
     *
     * @param course its title where several are searched, else empty
     */
    public record Found(Outline.Entry entry, String course, String module, String reason) {}

    /** @param outline of the course that it belongs to */
    private record Match(Outline outline, Hit hit) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance search(
                String query, List<Group> groups, long count, long unread, Frame frame, String everywhere);
    }

    private final CurrentCourse current;
    private final LiveCourses courses;
    private final Frame frame;

    SearchPage(CurrentCourse current, LiveCourses courses, Frame frame) {
        this.current = current;
        this.courses = courses;
        this.frame = frame;
    }

    @GET
    @Transactional
    public TemplateInstance search(@RestQuery("q") @Nullable String asked) {
        String query = asked == null ? "" : asked.strip();
        if (query.length() > LONGEST_QUERY) {
            query = query.substring(0, LONGEST_QUERY);
        }
        List<Match> matches = matches(query);
        String everywhere = UriBuilder.fromPath("/search")
                .queryParam("q", "{query}")
                .build(query)
                .toString();
        List<Group> groups = Arrays.stream(Field.values())
                .flatMap(field -> group(field, matches))
                .toList();
        long unread = searched().stream().mapToLong(LiveCourse::unread).sum();
        return Templates.search(query, groups, matches.size(), unread, frame, everywhere);
    }

    /** Best first; those of equal weight in the order of the courses. */
    private List<Match> matches(String query) {
        List<Match> matches = new ArrayList<>();
        for (LiveCourse live : searched()) {
            List<Hit> hits = live.search().find(query);
            if (!hits.isEmpty()) {
                Outline outline = frame.outline(live);
                hits.forEach(hit -> matches.add(new Match(outline, hit)));
            }
        }
        matches.sort(Comparator.comparingInt((Match match) -> match.hit.score()).reversed());
        return matches;
    }

    private List<LiveCourse> searched() {
        return current.live().map(List::of).orElseGet(courses::all);
    }

    private Stream<Group> group(Field field, List<Match> matches) {
        List<Found> found = matches.stream()
                .filter(match -> match.hit.field() == field)
                .map(this::found)
                .toList();
        return found.isEmpty() ? Stream.of() : Stream.of(new Group(title(field), found));
    }

    private Found found(Match match) {
        Hit hit = match.hit;
        return new Found(
                match.outline.entry(hit.lesson()),
                current.live().isEmpty() ? match.outline.course().title() : "",
                match.outline
                        .part(hit.lesson().module())
                        .map(part -> part.module().title())
                        .orElse(""),
                hit.field() == Field.TITLE ? "" : hit.reason());
    }

    /** Above what was found by it. */
    static String title(Field field) {
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
