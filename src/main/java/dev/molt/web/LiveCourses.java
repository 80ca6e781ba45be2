package dev.molt.web;

import dev.molt.course.Problem;
import dev.molt.course.reading.Place;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The courses that are served, side by side where there are several. */
@Startup
@ApplicationScoped
public class LiveCourses {

    private final boolean drafts;
    private final List<LiveCourse> folders;

    LiveCourses(MoltConfig config) {
        boolean preview = config.preview().isPresent();
        drafts = config.drafts() || preview;
        if (drafts && !ThisMachine.isLoopback(config.host())) {
            throw new ConfigurationException("Drafts are for this machine only, and the site would listen on "
                    + config.host() + ". Leave out " + (preview ? "--host." : "--drafts or --host."));
        }
        if (preview && config.lessons().size() > 1) {
            throw new ConfigurationException("A preview is of one course, and there are several: " + config.lessons()
                    + ". Name one with --lessons DIR, or a lesson of it.");
        }
        List<CourseSource> sources =
                CourseSource.of(config.lessons(), config.data().toAbsolutePath());
        folders = sources.stream()
                .map(source -> new LiveCourse(source, drafts, sources.size() == 1))
                .toList();
    }

    /** One for each folder, in the order in which the setting names them. */
    public List<LiveCourse> folders() {
        return folders;
    }

    /** Those that can be reached: of two that have come to the same id since the start, the first. */
    public List<LiveCourse> all() {
        Map<String, LiveCourse> byId = new LinkedHashMap<>();
        folders.forEach(live -> byId.putIfAbsent(live.course().id(), live));
        return List.copyOf(byId.values());
    }

    public boolean several() {
        return folders.size() > 1;
    }

    /** The one course of a site that has no other. */
    public Optional<LiveCourse> only() {
        return several() ? Optional.empty() : Optional.of(folders.get(0));
    }

    Optional<LiveCourse> byId(String id) {
        return folders.stream().filter(live -> live.course().id().equals(id)).findFirst();
    }

    /** Mistakes in the files of one of them, and between it and the others. */
    List<Problem> problems(LiveCourse live) {
        String id = live.course().id();
        LiveCourse owner = byId(id).orElse(live);
        if (owner.equals(live)) {
            return live.problems();
        }
        List<Problem> problems = new ArrayList<>(live.problems());
        problems.add(
                0,
                Place.ofFile("course.yaml")
                        .error(
                                "the id " + id + " is that of the course in " + owner.name()
                                        + " too, so this one is not on the site",
                                "give one of the two another id"));
        return problems;
    }

    /** Whether drafts and problems are shown. */
    public boolean drafts() {
        return drafts;
    }

    @PreDestroy
    void close() {
        folders.forEach(LiveCourse::close);
    }
}
