package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where an export goes. It is written into a folder beside and takes its place when it is whole, so there is never half of one.
 *
 * @param target absolute
 * @param unfinished beside the target
 */
record ExportFolder(Path target, Path unfinished) implements AutoCloseable {

    /** Tells an export, which may be replaced, from any other folder. */
    static final String MARK = ".molt-export";

    /** @throws CommandFailed where there is something that is no export, or no folder to write into */
    static ExportFolder at(Path folder) throws CommandFailed, IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new CommandFailed(
                    "There is no folder " + parent + " to write the export into. Make it, or name another.");
        }
        if (!Files.isWritable(parent)) {
            throw new CommandFailed("No export can be written: " + parent + " is not writable for you.");
        }
        requireReplaceable(target);
        Path unfinished = parent.resolve(
                "." + target.getFileName() + ".part-" + ProcessHandle.current().pid());
        return new ExportFolder(target, Files.createDirectory(unfinished));
    }

    private static void requireReplaceable(Path target) throws CommandFailed, IOException {
        if (Files.notExists(target) || Files.exists(target.resolve(MARK))) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new CommandFailed(target + " is a file. Name a folder for the export.");
        }
        try (Stream<Path> files = Files.list(target)) {
            if (files.findAny().isPresent()) {
                throw new CommandFailed(target + " has files that are no export of Molt (it has no " + MARK
                        + "), and they would be lost. Name a new or an empty folder.");
            }
        }
    }

    /** @param file with forward slashes, inside the export */
    void write(String file, byte[] bytes) throws IOException {
        Path path = unfinished.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.write(path, bytes);
    }

    /** What was written takes the place of what was there before. */
    void finish() throws CommandFailed, IOException {
        Files.writeString(
                unfinished.resolve(MARK),
                "An export of Molt: ./molt export replaces this folder with all that is in it.\n");
        // Looked at anew: an export takes its time.
        requireReplaceable(target);
        Path before = unfinished.resolveSibling(unfinished.getFileName() + ".before");
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, before);
        }
        Files.move(unfinished, target);
        if (replaces) {
            new TemporaryFolder(before).close();
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(unfinished)) {
            new TemporaryFolder(unfinished).close();
        }
    }
}
