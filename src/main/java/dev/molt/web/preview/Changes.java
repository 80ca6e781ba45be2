package dev.molt.web.preview;

import dev.molt.web.LiveCourse;
import dev.molt.web.LiveCourses;
import dev.molt.web.MoltConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Counts changes of what a preview shows, and tells the pages that are open. */
@Startup
@ApplicationScoped
public class Changes {

    private static final Pattern PICTURE = Pattern.compile("[^/]+/images/[^/]+");

    /**
     * Where a preview stands. A page that knows other numbers is not what it would be now.
     *
     * @param start tells one start of the server from others, whose numbers say nothing
     * @param texts changes of the course's texts and of their problems
     * @param pictures changes of pictures
     * @param proofs steps of proofs
     */
    public record State(String start, long texts, long pictures, long proofs) {}

    private final boolean on;
    private final String start = UUID.randomUUID().toString();
    private final AtomicLong texts = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong proofs = new AtomicLong();
    private final List<MultiEmitter<? super State>> open = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

    /** A browser whose stream has ended asks for the next one at once, while the server still answers. */
    private volatile boolean ending;

    /** A server that is told to stop waits for its answers to end, and these would have none. */
    private final Thread atEnd = new Thread(this::endAll, "molt-preview-end");

    Changes(LiveCourses courses, MoltConfig config) {
        on = config.preview().isPresent();
        if (on) {
            courses.only().orElseThrow().onChange(this::changed);
            Runtime.getRuntime().addShutdownHook(atEnd);
        }
    }

    /** Whether this site is a preview. */
    boolean on() {
        return on;
    }

    State state() {
        return new State(start, texts.get(), pictures.get(), proofs.get());
    }

    /** Where it stands now, and then each time that this is another; a slow page is told the latest. */
    Multi<State> states() {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            open.add(emitter);
                            emitter.onTermination(() -> open.remove(emitter));
                            emitter.emit(state());
                            if (ending) {
                                emitter.complete();
                            }
                        },
                        BackPressureStrategy.LATEST);
    }

    /** Is told the paths of files that changed, see {@link LiveCourse#onChange}. */
    void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    /** @param files that changed, by path */
    void changed(Set<String> files) {
        if (files.stream().anyMatch(file -> PICTURE.matcher(file).matches())) {
            pictures.incrementAndGet();
        }
        // A picture that came or went is a matter of the texts too: of those that show it.
        texts.incrementAndGet();
        listeners.forEach(listener -> listener.accept(files));
        tell();
    }

    /** A proof has come further. */
    void proved() {
        proofs.incrementAndGet();
        tell();
    }

    private void tell() {
        State now = state();
        open.forEach(emitter -> emitter.emit(now));
    }

    private void endAll() {
        ending = true;
        open.forEach(MultiEmitter::complete);
    }

    @PreDestroy
    void close() {
        endAll();
        if (on) {
            try {
                Runtime.getRuntime().removeShutdownHook(atEnd);
            } catch (IllegalStateException isEndingNow) {
                // It is at work.
            }
        }
    }
}
