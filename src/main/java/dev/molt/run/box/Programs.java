package dev.molt.run.box;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs of the machine, found by name. */
public final class Programs {
    private Programs() {}

    /** Every executable of that name: in the system's folders first, then along PATH. */
    public static List<Path> named(String name) {
        List<String> folders = new ArrayList<>(List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"));
        folders.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        return folders.stream()
                .filter(folder -> folder.startsWith("/"))
                .distinct()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .toList();
    }

    public static Optional<Path> first(String name) {
        return named(name).stream().findFirst();
    }
}
