package dev.molt.cli;

import dev.molt.learning.Backup;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Writes a backup: through the server while one runs, because H2's file belongs to one process; else from the database itself. */
record BackupCommand(Installation installation) {

    /** Returns a sentence about what was done. The file is there whole, or not at all. */
    String write(Path target, boolean replace) throws CommandFailed, IOException {
        Path file = target.toAbsolutePath();
        refuseToReplace(file, replace);
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailed(
                    "There is no folder " + folder + " to write the backup into. Make it, or name another file.");
        }
        // Learners' data: nobody else may read it, not even while it is written.
        Path unfinished = Files.createTempFile(
                folder,
                "." + file.getFileName(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            writeTo(unfinished);
            readBack(unfinished);
            refuseToReplace(file, replace);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return "Backup written to " + file + ", " + Files.size(file) + " bytes.";
    }

    private static void refuseToReplace(Path file, boolean replace) throws CommandFailed {
        if (Files.exists(file) && !replace) {
            throw new CommandFailed(file + " exists. Name another file, or replace it with --force.");
        }
    }

    private void writeTo(Path file) throws CommandFailed, IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Optional<RunningServer> server = RunningServer.announcedIn(installation.data());
            if (server.isEmpty() || !server.get().backup(out)) {
                writeFromDatabase(out);
            }
            // On disk before it is called done.
            channel.force(true);
        }
    }

    private void writeFromDatabase(OutputStream out) throws CommandFailed, IOException {
        Database database = installation.database();
        if (!database.exists()) {
            throw new CommandFailed("There is nothing to back up: no Molt has served from " + installation.data()
                    + " yet." + " Name the data folder with --data DIR.");
        }
        try (Connection connection = database.open()) {
            Backup.write(connection, out);
        } catch (SQLException e) {
            throw new CommandFailed("The database could not be read: " + e.getMessage(), e);
        }
    }

    /** A connection that broke off leaves half a file, which gzip's checksum at the end shows. */
    private static void readBack(Path file) throws CommandFailed {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new CommandFailed(
                    "The backup was cut off (" + e.getMessage() + "). Nothing was written; try again.", e);
        }
    }
}
