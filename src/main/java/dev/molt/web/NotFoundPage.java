package dev.molt.web;

import dev.molt.course.Lesson;
import dev.molt.course.LessonUnreadable;
import dev.molt.web.preview.UnreadablePage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is shown where no page is: the titles nearest to the address, search, the course. */
public class NotFoundPage {

    private static final int MOST = 5;
    private static final String API = "/api/";

    /**
     * A lesson whose address or title is like the address.
     *
     * @param course its title where the page belongs to none of several, else empty
     */
    public record Near(Outline.Entry entry, String course) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance notFound(String path, String words, List<Near> near, Frame frame);
    }

    private final Frame frame;
    private final UnreadablePage unread;
    private final RoutingContext request;

    NotFoundPage(Frame frame, UnreadablePage unread, RoutingContext request) {
        this.frame = frame;
        this.unread = unread;
        this.request = request;
    }

    /** Its title was on other pages until now. */
    @ServerExceptionMapper
    Response show(LessonUnreadable broken, UriInfo asked) {
        return request.request().path().startsWith(API)
                ? nothing("This lesson cannot be shown: its file has a mistake. Reload the page, or look for another.")
                : show(new NotFoundException(broken), asked);
    }

    private static Response nothing(String sentence) {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(sentence))
                .build();
    }

    @ServerExceptionMapper
    Response show(NotFoundException missing, UriInfo asked) {
        if (missing.getResponse().hasEntity()) {
            return missing.getResponse();
        }
        String path = request.request().path();
        if (path.startsWith(API)) {
            return nothing("There is nothing at " + path + ".");
        }
        Optional<TemplateInstance> written = unread.at(path);
        if (written.isPresent()) {
            return page(Response.Status.OK, written.get());
        }
        // Without the course, which says nothing about the lesson.
        Set<String> words = words(asked.getPath());
        return page(Response.Status.NOT_FOUND, Templates.notFound(path, String.join(" ", words), near(words), frame));
    }

    private static Response page(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(page)
                .build();
    }

    private List<Near> near(Set<String> words) {
        Outline here = frame.outline();
        List<Outline> outlines = here == null ? frame.outlines() : List.of(here);
        int best = outlines.stream()
                .flatMap(outline -> outline.course().lessons())
                .mapToInt(lesson -> likeness(lesson, words))
                .max()
                .orElse(0);
        return outlines.stream()
                .flatMap(outline -> outline.course()
                        .lessons()
                        .filter(lesson -> best > 0 && likeness(lesson, words) == best)
                        .map(lesson -> new Near(
                                outline.entry(lesson),
                                here == null ? outline.course().title() : "")))
                .limit(MOST)
                .toList();
    }

    /** How many words of the address begin, or are begun by, a word of the lesson's own address and title. */
    private static int likeness(Lesson lesson, Set<String> words) {
        Set<String> own = words(lesson.address() + "-" + lesson.front().title());
        return (int) words.stream()
                .filter(word -> own.stream().anyMatch(it -> it.startsWith(word) || word.startsWith(it)))
                .count();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 2 && !word.equals("learn")) {
                words.add(word);
            }
        }
        return words;
    }
}
