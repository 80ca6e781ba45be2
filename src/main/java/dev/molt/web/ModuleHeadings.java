package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Course.Module;
import dev.molt.web.Outline.Part;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The HTML of the modules that are closed in the outline. There may be fifty of them beside every lesson, and each looks the same to
 * all who have completed as many of its lessons.
 */
@Named("moduleHeadings")
@ApplicationScoped
public class ModuleHeadings {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance moduleHeading(Part part);
    }

    /** By how many lessons are completed. A course read anew has modules of its own: what was made of the old ones goes with them. */
    private final Cache<Module, Map<Long, String>> made =
            Caffeine.newBuilder().weakKeys().build();

    /** Of all these. */
    public RawString of(List<Part> parts) {
        return new RawString(parts.stream().map(this::heading).collect(Collectors.joining()));
    }

    private String heading(Part part) {
        return made.get(part.module(), unseen -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        part.completed(),
                        unseen -> Templates.moduleHeading(part).render());
    }
}
