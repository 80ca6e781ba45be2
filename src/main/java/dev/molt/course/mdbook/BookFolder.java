package dev.molt.course.mdbook;

import dev.molt.course.reading.LessonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The files of a book, by path from its folder with forward slashes. What lies outside is never read, links included. */
final class BookFolder {

    private final Path root;

    private BookFolder(Path root) {
        this.root = root;
    }

    static BookFolder of(Path folder) throws BookUnreadable {
        try {
            return new BookFolder(folder.toRealPath());
        } catch (IOException e) {
            throw new BookUnreadable("There is no folder " + folder
                    + ". Name the one with the book's book.toml: ./molt import mdbook DIR");
        }
    }

    /**
     * A file of the book.
     *
     * @throws IOException with what is wrong, as the end of a sentence that begins with the file's name
     */
    Path file(String name) throws IOException {
        try {
            Path path = root.resolve(name).normalize();
            if (!path.startsWith(root)) {
                throw new IOException("lies outside the book's folder");
            }
            Path real = path.toRealPath();
            if (!real.startsWith(root)) {
                throw new IOException("is a link out of the book's folder");
            }
            if (!Files.isRegularFile(real)) {
                throw new IOException("is no file");
            }
            return real;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new IOException("is not there", e);
        }
    }

    boolean has(String name) {
        try {
            return Files.exists(file(name));
        } catch (IOException e) {
            return false;
        }
    }

    /** Lines of a text file, without what ended them. @throws IOException as {@link #file} */
    List<String> lines(String name) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file(name))) {
            bytes = in.readNBytes(LessonReader.MAX_BYTES + 1);
        }
        if (bytes.length > LessonReader.MAX_BYTES) {
            throw new IOException("is larger than " + LessonReader.MAX_BYTES / 1024 + " KiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String unix = (text.startsWith("\uFEFF") ? text.substring(1) : text).replaceAll("\r\n?", "\n");
            return List.of((unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix).split("\n", -1));
        } catch (CharacterCodingException e) {
            throw new IOException("is not UTF-8", e);
        }
    }

    /** Where a path leads that stands in a file: {@code ../a.md} in {@code src/b/c.md} is {@code src/a.md}. May lead outside. */
    static String resolved(String file, String path) {
        try {
            return Path.of(file).resolveSibling(path).normalize().toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return path;
        }
    }
}
