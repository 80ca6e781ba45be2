package dev.molt.web;

import dev.molt.course.Course;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Addresses under {@code /learn}. Beside other courses one is at {@code /learn/COURSE/…}: here the course is taken out of the address,
 * so that every resource has one address, whether there are several courses or not. What is addressed in the other way is redirected:
 * links stay alive when a second course is added or taken away again. Never for good, since that may happen at any start.
 */
class CourseAddresses {

    private static final String IMAGES = "images";

    private final LiveCourses courses;
    private final RoutingContext request;

    CourseAddresses(LiveCourses courses, RoutingContext request) {
        this.courses = courses;
        this.request = request;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> find(ContainerRequestContext asked) {
        String path = request.normalizedPath();
        if (!path.startsWith(LiveCourse.LEARN + "/")) {
            return Optional.empty();
        }
        List<String> parts = Arrays.stream(
                        path.substring(LiveCourse.LEARN.length()).split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return courses.several()
                ? amongSeveral(asked, parts)
                : alone(courses.folders().get(0), parts);
    }

    private Optional<Response> alone(LiveCourse live, List<String> parts) {
        if (!parts.get(0).equals(live.course().id()) || holds(live.course(), parts)) {
            return Optional.empty();
        }
        return redirect(parts.size() == 1 ? live.home() : address(live.base(), rest(parts)));
    }

    private Optional<Response> amongSeveral(ContainerRequestContext asked, List<String> parts) {
        Optional<LiveCourse> named = courses.byId(parts.get(0));
        boolean found = named.filter(live -> parts.size() == 1 || holds(live.course(), rest(parts)))
                .isPresent();
        List<LiveCourse> others = found
                ? List.of()
                : courses.all().stream()
                        .filter(live -> holds(live.course(), parts))
                        .toList();
        if (others.size() == 1) {
            return redirect(address(others.get(0).base(), parts));
        }
        if (named.isPresent()) {
            CurrentCourse.choose(request, named.get());
            uri(address(LiveCourse.LEARN, rest(parts))).ifPresent(asked::setRequestUri);
        }
        return Optional.empty();
    }

    /** Whether these lead to something of the course, behind what all its addresses begin with. */
    private static boolean holds(Course course, List<String> parts) {
        String module = parts.get(0);
        if (parts.size() == 1 || parts.get(1).equals(IMAGES)) {
            return course.module(module).isPresent();
        }
        return course.lesson(module, parts.get(1)).isPresent()
                || course.lesson(module + "/" + parts.get(1)).isPresent();
    }

    private static List<String> rest(List<String> parts) {
        return parts.subList(1, parts.size());
    }

    private static String address(String base, List<String> parts) {
        return parts.isEmpty() ? base : base + "/" + String.join("/", parts);
    }

    private Optional<Response> redirect(String address) {
        return uri(address).map(to -> Response.temporaryRedirect(to).build());
    }

    /** With the query of the request; empty where someone typed what is no address, which then leads nowhere. */
    private Optional<URI> uri(String address) {
        @Nullable String query = request.request().query();
        try {
            return Optional.of(new URI(query == null ? address : address + "?" + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
