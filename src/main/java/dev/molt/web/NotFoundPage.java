package dev.molt.web;

import dev.molt.course.Lesson;
import dev.molt.web.preview.UnreadLesson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance notFound(String path, String words, List<Frame.Entry> near);
    }

    private final Frame frame;
    private final UnreadLesson unread;

    NotFoundPage(Frame frame, UnreadLesson unread) {
        this.frame = frame;
        this.unread = unread;
    }

    @ServerExceptionMapper
    Response show(NotFoundException missing, UriInfo asked) {
        if (missing.getResponse().hasEntity()) {
            return missing.getResponse();
        }
        String path = asked.getPath();
        if (path.startsWith("/api/")) {
            return Response.status(Response.Status.NOT_FOUND)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Refusal("There is nothing at " + path + "."))
                    .build();
        }
        Optional<TemplateInstance> written = unread.at(path);
        return written.isPresent()
                ? page(Response.Status.OK, written.get())
                : page(Response.Status.NOT_FOUND, near(path));
    }

    private static Response page(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(page)
                .build();
    }

    private TemplateInstance near(String path) {
        Set<String> words = words(path);
        int best = frame.course()
                .lessons()
                .mapToInt(lesson -> likeness(lesson, words))
                .max()
                .orElse(0);
        List<Frame.Entry> near = frame.course()
                .lessons()
                .filter(lesson -> best > 0 && likeness(lesson, words) == best)
                .limit(MOST)
                .map(frame::entry)
                .toList();
        return Templates.notFound(path, String.join(" ", words), near);
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
