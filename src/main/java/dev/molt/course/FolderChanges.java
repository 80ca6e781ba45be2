package dev.molt.course;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which files of a folder of lessons have changed at one look, and who wants to know. All but listening is for the reading thread. */
final class FolderChanges {

    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> files = new HashSet<>();

    /** By any thread. */
    void listen(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    /** A new look begins. */
    void begin() {
        files.clear();
    }

    void add(String file) {
        files.add(file);
    }

    void addAll(Collection<String> some) {
        files.addAll(some);
    }

    /** What is wrong with a file may be in no text: its name, say. */
    void addFilesThatDiffer(Collection<Problem> before, Collection<Problem> now) {
        Set<Problem> come = new HashSet<>(now);
        come.removeAll(Set.copyOf(before));
        Set<Problem> gone = new HashSet<>(before);
        gone.removeAll(Set.copyOf(now));
        Stream.concat(come.stream(), gone.stream()).forEach(problem -> files.add(problem.file()));
    }

    /**
     * Adds pictures that came, went or were touched.
     *
     * @param before what was there, by {@code module/name}; {@code now} likewise
     * @param touched paths of which the system told
     * @param path of a file inside the folder
     */
    void addPictures(Map<String, Path> before, Map<String, Path> now, Set<Path> touched, Function<Path, String> path) {
        Set<Path> gone = new HashSet<>(before.values());
        gone.removeAll(now.values());
        Set<Path> fresh = new HashSet<>(now.values());
        fresh.removeIf(picture -> before.containsValue(picture) && !touched.contains(picture));
        gone.forEach(picture -> files.add(path.apply(picture)));
        fresh.forEach(picture -> files.add(path.apply(picture)));
    }

    void tell() {
        if (!files.isEmpty()) {
            Set<String> told = Set.copyOf(files);
            listeners.forEach(listener -> listener.accept(told));
        }
    }
}
