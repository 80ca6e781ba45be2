package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Course.Module;
import dev.molt.course.Lesson;
import dev.molt.web.Outline.Entry;
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
 * The HTML of what an outline lists: modules that are closed, and lessons of the one that is open. Dozens of them stand beside every
 * lesson, and each looks the same to all who are as far in it. A course read anew has modules and lessons of its own: what was made of
 * the old ones goes with them.
 */
@Named("outlineHtml")
@ApplicationScoped
public class OutlineHtml {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance outlineModule(Part part);

        static native TemplateInstance outlineLesson(Entry entry, boolean here);
    }

    /** By how many of its lessons are completed. */
    private final Cache<Module, Map<Long, String>> modules =
            Caffeine.newBuilder().weakKeys().build();

    /** By how far somebody is in it and whether it is the page's own. */
    private final Cache<Lesson, Map<Look, String>> lessons =
            Caffeine.newBuilder().weakKeys().build();

    private record Look(String mark, boolean here) {}

    /** Of all these, closed. */
    public RawString modules(List<Part> parts) {
        return new RawString(parts.stream().map(this::module).collect(Collectors.joining()));
    }

    private String module(Part part) {
        return of(modules, part.module())
                .computeIfAbsent(
                        part.completed(),
                        unseen -> Templates.outlineModule(part).render());
    }

    /**
     * Of all in that module.
     *
     * @param here id of the page's own
     */
    public RawString lessons(Part part, String here) {
        return new RawString(part.lessons().stream()
                .map(entry -> lesson(entry, entry.lesson().id().equals(here)))
                .collect(Collectors.joining()));
    }

    private String lesson(Entry entry, boolean here) {
        return of(lessons, entry.lesson())
                .computeIfAbsent(
                        new Look(entry.mark(), here),
                        unseen -> Templates.outlineLesson(entry, here).render());
    }

    private static <K, L> Map<L, String> of(Cache<K, Map<L, String>> made, K what) {
        return made.get(what, unseen -> new ConcurrentHashMap<>());
    }
}
