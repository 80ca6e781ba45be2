package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A file or folder of the host, shown read-only in a box.
 *
 * @param host absolute
 * @param box absolute path inside
 */
public record Bind(Path host, String box) {

    /** Shown at its own path. */
    public static Bind same(Path host) {
        return new Bind(host, host.toString());
    }

    /** Whether a box with this one has the other one already. */
    boolean shows(Bind other) {
        return other.box.equals(box) || other.box.startsWith(box + "/");
    }

    /** Each once, and none that another one shows already at the same place. */
    public static List<Bind> withoutNested(Collection<Bind> binds) {
        List<Bind> distinct = binds.stream().distinct().toList();
        return distinct.stream()
                .filter(bind -> distinct.stream().noneMatch(other -> !other.equals(bind) && other.shows(bind)))
                .toList();
    }

    /** A program and the shared libraries it needs, each at its own path. */
    public static List<Bind> withLibraries(Path program) throws IOException {
        List<Bind> binds = new ArrayList<>(List.of(same(program)));
        binds.addAll(SharedLibraries.shown(List.of(program)));
        return List.copyOf(binds);
    }
}
