package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.course.LessonSearch;
import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The course as its files stand now. */
@Startup
@ApplicationScoped
public class LiveCourse {

    private static final Logger LOG = Logger.getLogger("molt.lessons");

    private final CourseFolder folder;
    private final boolean drafts;
    private volatile Search search;

    /** An index belongs to the course that it was made of. */
    private record Search(Course course, LessonSearch index) {}

    LiveCourse(MoltConfig config) {
        boolean preview = config.preview().isPresent();
        drafts = config.drafts() || preview;
        if (drafts && !ThisMachine.isLoopback(config.host())) {
            throw new IllegalStateException("Drafts are for this machine only, and the site would listen on "
                    + config.host() + ". Leave out " + (preview ? "--host." : "--drafts or --host."));
        }
        folder = new CourseFolder(
                config.lessons().toAbsolutePath().normalize(),
                config.data().toAbsolutePath().resolve("last-good"),
                drafts,
                LiveCourse::tell);
        Course course = folder.course();
        search = new Search(course, LessonSearch.of(course));
    }

    public Course course() {
        return folder.course();
    }

    /** Made anew when a change has replaced the course: the very object is meant, not one that reads alike. */
    @SuppressWarnings("ReferenceEquality")
    public LessonSearch search() {
        Course now = course();
        if (search.course() != now) {
            search = new Search(now, LessonSearch.of(now));
        }
        return search.index();
    }

    /** Mistakes in the files, sorted by place. */
    public List<Problem> problems() {
        return folder.problems();
    }

    /** Lesson files with a mistake whose page shows an earlier version, by path inside the lessons folder. */
    public Set<String> outdated() {
        return folder.outdated();
    }

    /** Tells of changes from now on, see {@link CourseFolder#onChange}. */
    public void onChange(Consumer<Set<String>> listener) {
        folder.onChange(listener);
    }

    /** Whether drafts and problems are shown. */
    public boolean drafts() {
        return drafts;
    }

    /** A picture of a module; empty where there is none inside the lessons folder. */
    public Optional<Path> image(String module, String name) {
        return folder.image(module, name);
    }

    /** The id that a lesson has now, from one that it has or had; an id that no lesson has stays. */
    public String presentId(String id) {
        return course().lesson(id).map(Lesson::id).orElse(id);
    }

    private static void tell(List<Problem> problems) {
        problems.forEach(problem -> LOG.warn(ProblemText.of("lessons", problem)));
    }

    @PreDestroy
    void close() {
        folder.close();
    }
}
