package dev.molt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Which Molt this is. */
public final class Build {

    /** The rooms that read and prove lessons, what all rooms share, and the versions of libraries. Pages decide nothing. */
    private static final Predicate<String> DECIDES = Pattern.compile(
                    "dev/molt/(course|run|practice|proof)/.+|dev/molt/[^/]+|META-INF/maven/.+/pom\\.xml")
            .asMatchPredicate();

    private Build() {}

    /**
     * The same for two builds that read every lesson alike, and find the same in it. It is made of the content of the archive or the
     * folder that this program was loaded from, as far as that decides: when and where it was built says nothing.
     */
    public static String identity() throws IOException {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new IOException("this program does not know where it was loaded from");
        }
        try {
            return identity(Path.of(location.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("the place of this program is no path: " + location, e);
        }
    }

    static String identity(Path place) throws IOException {
        StringBuilder all = new StringBuilder();
        (Files.isRegularFile(place) ? ofArchive(place) : ofFolder(place))
                .forEach((name, checksum) ->
                        all.append(name).append(' ').append(checksum).append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its directory has the checksums: nothing is unpacked. */
    private static SortedMap<String, Long> ofArchive(Path archive) throws IOException {
        SortedMap<String, Long> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && DECIDES.test(entry.getName()))
                    .forEach(entry -> parts.put(entry.getName(), entry.getCrc()));
        }
        return parts;
    }

    private static SortedMap<String, Long> ofFolder(Path folder) throws IOException {
        SortedMap<String, Long> parts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (DECIDES.test(name)) {
                    CRC32 checksum = new CRC32();
                    checksum.update(Files.readAllBytes(file));
                    parts.put(name, checksum.getValue());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return parts;
    }
}
