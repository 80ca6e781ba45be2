package dev.molt.proof;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/** Which Molt this is: another one may run programs in another way. */
public final class Build {

    private Build() {}

    /** Size and time of the archive that this program was loaded from; of a folder of classes those of the newest. */
    public static String identity() throws IOException {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
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
        } catch (URISyntaxException e) {
            throw new IOException("the place of this program is no path: " + source.getLocation(), e);
        }
    }
}
