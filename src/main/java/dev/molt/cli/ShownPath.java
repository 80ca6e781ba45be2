package dev.molt.cli;

import java.nio.file.Path;

/** Paths as people type them. */
final class ShownPath {

    private ShownPath() {}

    /** From where people stand, as a word of a shell. */
    static String of(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        String shown = absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
        return shown.matches("[A-Za-z0-9_./+-]+") ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }
}
