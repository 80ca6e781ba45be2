package dev.molt.web.preview;

import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonName.Numbered;
import dev.molt.web.MoltConfig;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Says at the start where to look at what is being written. */
@ApplicationScoped
class Announcement {

    private static final Logger LOG = Logger.getLogger("molt.preview");

    private final MoltConfig config;

    Announcement(MoltConfig config) {
        this.config = config;
    }

    void announce(@ObservesAsync HttpServerStart start, HttpServer server) {
        config.preview().ifPresent(typed -> {
            String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
            LOG.infof(
                    "Open http://%s:%d%s",
                    host, server.getPort(), address(config.lessons().get(0), typed));
        });
    }

    /** Of a lesson's file, a module's folder or anything in it; anything else is the course. */
    static String address(Path lessons, Path typed) {
        Path root = lessons.toAbsolutePath().normalize();
        Path path = typed.toAbsolutePath().normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            return "/";
        }
        Path inside = root.relativize(path);
        return LessonName.of(inside.toString().replace('\\', '/'))
                .map(Bars::address)
                .or(() -> Numbered.of(inside.getName(0).toString()).map(module -> "/learn/" + module.slug()))
                .orElse("/");
    }
}
