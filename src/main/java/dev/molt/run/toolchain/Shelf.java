package dev.molt.run.toolchain;

import dev.molt.run.box.Host;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Copies of toolchains that boxes cannot reach: a root server's boxes run as other users, and a toolchain in root's home folder
 * is closed to them. Files are linked, not copied, where the file system allows.
 *
 * @param directory reachable by every user
 */
public record Shelf(Host host, Path directory) {
    private static final Path OF_A_ROOT_SERVER = Path.of("/var/cache/molt/toolchains");

    public static Shelf of(Host host) {
        return new Shelf(host, OF_A_ROOT_SERVER);
    }

    /**
     * The folder itself, or its copy where boxes cannot reach it.
     *
     * @param name of the copy, told apart by version
     * @param parts files and folders of it that matter; a file may be new since the copy was made
     */
    Path reachable(Path folder, String name, List<Path> parts) throws IOException {
        if (!host.isRoot() || isOpenToAll(folder)) {
            return folder;
        }
        Path copy = directory.resolve(name);
        if (!Files.exists(copy)) {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempDirectory(directory, name + ".");
            for (Path part : parts) {
                copy(folder, folder.relativize(part), unfinished);
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            finish(unfinished, copy);
        }
        for (Path part : parts) {
            addIfMissing(folder, part, copy);
        }
        return copy;
    }

    /** A tool may be installed long after its compiler was put here. */
    private static void addIfMissing(Path folder, Path part, Path copy) throws IOException {
        Path target = copy.resolve(folder.relativize(part));
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
            linkOrCopy(part.toRealPath(), unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void finish(Path unfinished, Path copy) throws IOException {
        try {
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(copy)) { // otherwise another server was first, with the same files
                throw e;
            }
        }
    }

    private static boolean isOpenToAll(Path folder) throws IOException {
        for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static void copy(Path from, Path part, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(part))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    linkOrCopy(file.toRealPath(), target);
                }
            }
        }
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileSystemException otherFileSystem) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
