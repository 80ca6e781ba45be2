package dev.molt.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.course.Course;
import dev.molt.course.LessonSearch.Field;
import dev.molt.course.LessonSearch.Searched;
import dev.molt.course.LessonSearch.Text;
import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code ./molt export} asks for beside the site's own pages. There only with the setting {@code molt.export}. */
@Path("/export")
public class ExportResource {

    /** What of one lesson can be searched, at most: with the next bound some kilobytes. */
    private static final int MOST_TEXTS = 80;

    /** Characters. */
    private static final int LONGEST_TEXT = 120;

    private static final List<Field> KINDS = List.of(Field.values());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What is to be exported.
     *
     * @param pages addresses
     * @param moved addresses that lessons had before, and those that they have now
     * @param mistakes of files that cannot be shown as they are, each as a text of several lines
     */
    public record Contents(List<String> pages, Map<String, String> moved, List<String> mistakes) {}

    /** One kind of thing that is searched: its group's title, what it is called, and what a hit weighs. */
    public record Kind(String title, String label, int weight) {}

    /** @param texts the number of a kind and a text, by turns */
    public record Found(
            String address, String title, String course, String module, String summary, List<Object> texts) {}

    /** The index of the search, whose code is in the page. */
    public record Index(List<Kind> kinds, List<Found> lessons) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance exportedSearch(Frame frame);

        static native TemplateInstance exportedRunning();

        static native TemplateInstance exportedMissing(Frame frame);
    }

    private final LiveCourses courses;
    private final Frame frame;
    private final Running running;

    ExportResource(LiveCourses courses, Frame frame, Running running) {
        this.courses = courses;
        this.running = running;
        this.frame = frame;
    }

    @GET
    @Path("contents")
    @Produces(MediaType.APPLICATION_JSON)
    public Contents contents() throws InterruptedException {
        requireExport();
        for (LiveCourse live : courses.folders()) {
            live.awaitWhole();
        }
        // Pages name the versions of both languages, which are known when the box has been tried.
        running.desk().awaitSandbox();
        List<String> pages = new ArrayList<>(List.of("/", "/export/search", "/export/running", "/export/missing"));
        Map<String, String> moved = new TreeMap<>();
        for (LiveCourse live : courses.all()) {
            if (courses.several()) {
                pages.add(live.home());
            }
            live.course().modules().forEach(module -> pages.add(live.address(module)));
            live.course().lessons().forEach(lesson -> {
                pages.add(live.address(lesson));
                lesson.front().aliases().forEach(old -> moved.put(live.base() + "/" + old, live.address(lesson)));
            });
        }
        return new Contents(pages, moved, mistakes());
    }

    private List<String> mistakes() {
        return courses.folders().stream()
                .flatMap(live -> courses.problems(live).stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .map(problem -> ProblemText.of(live.name(), problem)))
                .toList();
    }

    @GET
    @Path("search")
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public TemplateInstance search() {
        requireExport();
        return Templates.exportedSearch(frame);
    }

    /** A script, since a page that is a file may read no other file but scripts. */
    @GET
    @Path("search-index.js")
    @Produces("text/javascript")
    public String index() throws JsonProcessingException {
        requireExport();
        List<Kind> kinds = KINDS.stream()
                .map(field -> new Kind(SearchPage.title(field), field.label(), field.weight()))
                .toList();
        List<Found> lessons = courses.all().stream()
                .flatMap(live -> live.search().searched().stream().map(searched -> found(live, searched)))
                .toList();
        return "window.moltSearch = " + JSON.writeValueAsString(new Index(kinds, lessons)) + ";\n";
    }

    private Found found(LiveCourse live, Searched searched) {
        Course course = live.course();
        var front = searched.lesson().front();
        return new Found(
                live.address(searched.lesson()),
                front.title(),
                courses.several() ? course.title() : "",
                course.module(searched.lesson().module())
                        .map(Course.Module::title)
                        .orElse(""),
                front.summary(),
                searched.texts().stream()
                        .limit(MOST_TEXTS)
                        .flatMap(text -> Stream.<Object>of(KINDS.indexOf(text.field()), shortened(text)))
                        .toList());
    }

    private static String shortened(Text text) {
        String whole = text.text();
        return whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
    }

    @GET
    @Path("running")
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public TemplateInstance running() {
        requireExport();
        return Templates.exportedRunning();
    }

    /** For a web server to show where no page is. */
    @GET
    @Path("missing")
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public TemplateInstance missing() {
        requireExport();
        return Templates.exportedMissing(frame);
    }

    private void requireExport() {
        if (!frame.exported()) {
            throw new NotFoundException();
        }
    }
}
