package dev.molt.web;

import dev.molt.course.Course;
import dev.molt.course.CourseFolder;
import dev.molt.course.Lesson;
import dev.molt.course.LessonSearch;
import dev.molt.course.Problem;
import dev.molt.course.ProblemText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** A course as its files stand now, and where on the site it is. */
public final class LiveCourse implements AutoCloseable {

    /** Where a course is that is the only one, and what all addresses of lessons begin with. */
    static final String LEARN = "/learn";

    /** In HTML, an address that leads to a module or into it. In text the quotation mark would be escaped. */
    private static final Pattern MODULE =
            Pattern.compile("( (?:href|src|action|data-address)=\")" + LEARN + "/([a-z0-9-]+)");

    private static final Logger LOG = Logger.getLogger("molt.lessons");

    private final CourseFolder folder;
    private final boolean alone;
    private final String name;
    private volatile Search search;

    /** An index belongs to the course that it was made of. */
    private record Search(Course course, LessonSearch index) {}

    /** @param alone whether the site serves no other course */
    LiveCourse(CourseSource source, boolean drafts, boolean alone) {
        this.alone = alone;
        this.name = alone ? source.name() : source.folder().toString();
        folder = new CourseFolder(source.folder(), source.lastGood(), drafts, this::tell);
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
            search = new Search(now, search.index().after(now));
        }
        return search.index();
    }

    /** Whether every lesson has been read as a whole, see {@link CourseFolder#isWhole}. */
    public boolean isWhole() {
        return folder.isWhole();
    }

    /** Waits for that once. */
    void awaitWhole() throws InterruptedException {
        folder.awaitWhole();
    }

    /** Lessons that have not been read as a whole yet. */
    public long unread() {
        return course().lessons().filter(lesson -> !lesson.contents().isRead()).count();
    }

    /** Mistakes in the files, as far as they have been read, sorted by place. */
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

    /** What tells its folder from those of other courses: the whole path, or where there is no other the folder's own name. */
    public String name() {
        return name;
    }

    /** A picture of a module; empty where there is none inside the lessons folder. */
    public Optional<Path> image(String module, String name) {
        return folder.image(module, name);
    }

    /** What the addresses of its modules and lessons begin with: {@code /learn}, or {@code /learn/COURSE} beside others. */
    String base() {
        return alone ? LEARN : LEARN + "/" + course().id();
    }

    /** The address of its own home page. */
    public String home() {
        return alone ? "/" : base();
    }

    String address(Course.Module module) {
        return base() + "/" + module.slug();
    }

    String address(Lesson lesson) {
        return base() + lesson.address().substring(LEARN.length());
    }

    /** Links, pictures and forms of a block are made for a course that is alone: here they get the addresses that hold beside others. */
    String placed(String html) {
        if (alone) {
            return html;
        }
        Course course = course();
        return MODULE.matcher(html)
                .replaceAll(found -> course.module(found.group(2)).isPresent()
                        ? found.group(1) + base() + "/" + found.group(2)
                        : found.group());
    }

    private void tell(List<Problem> problems) {
        problems.forEach(problem -> LOG.warn(ProblemText.of(name, problem)));
    }

    @Override
    public void close() {
        folder.close();
    }
}
