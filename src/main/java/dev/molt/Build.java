package dev.molt;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/** Which Molt this is. */
public final class Build {

    private Build() {}

    /** Size and time of the archive that this program was loaded from; of a folder of classes those of the newest. */
    public static String identity() throws IOException {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new IOException("this program does not know where it was loaded from");
        }
        try {
            Path place = Path.of(location.toURI());
            if (Files.isRegularFile(place)) {
                return Files.size(place) + " " + Files.getLastModifiedTime(place);
            }
            try (Stream<Path> classes = Files.walk(place)) {
                long newest = 0;
                for (Path each : (Iterable<Path>) classes::iterator) {
                    newest = Math.max(newest, Files.getLastModifiedTime(each).toMillis());
                }
                return Long.toString(newest);
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("the place of this program is no path: " + location, e);
        }
    }
}
