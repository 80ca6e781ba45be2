package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which shared libraries a program needs, as the dynamic loader says. */
public final class SharedLibraries {
    private static final Pattern LINE = Pattern.compile("(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    private static final Pattern SYSTEM_FOLDER = Pattern.compile("(/usr)?/lib(32|64|x32)?(/.*)?");

    private SharedLibraries() {}

    /** The libraries and the loader of programs and libraries, each once, at the path by which they are looked for. */
    public static Set<Path> of(List<Path> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("ldd"));
        files.forEach(file -> command.add(file.toString()));
        Set<Path> found = new LinkedHashSet<>();
        Matcher matcher = LINE.matcher(CommandOutput.of(command));
        while (matcher.find()) {
            found.add(withRealFolder(Path.of(matcher.group(1))));
        }
        return found;
    }

    /** As {@link #of}, but the system's library folders once as wholes: a box is made faster with few things to show. */
    public static List<Bind> shown(List<Path> files) throws IOException {
        Set<Bind> binds = new LinkedHashSet<>();
        for (Path library : of(files)) {
            Path folder = library.getParent();
            boolean ofTheSystem =
                    folder != null && SYSTEM_FOLDER.matcher(folder.toString()).matches();
            binds.add(Bind.same(folder != null && ofTheSystem ? folder : library));
        }
        return List.copyOf(binds);
    }

    /** /lib is often a link to /usr/lib; the file itself may be a link too, and is looked for by that name. */
    private static Path withRealFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || !Files.exists(folder)
                ? file
                : folder.toRealPath().resolve(file.getFileName());
    }
}
