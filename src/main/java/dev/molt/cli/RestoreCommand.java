package dev.molt.cli;

import dev.molt.learning.Backup;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Puts a backup in place of what is stored: through the server while one runs, else into the database itself. */
record RestoreCommand(Installation installation, Question question) {

    /** Returns a sentence about what was done. All of the file is restored, or nothing is changed. */
    String restore(Path file, boolean yes) throws CommandFailed, IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailed("There is no file " + file.toAbsolutePath() + " that can be read.");
        }
        if (!yes
                && !question.agreed(
                        "Replace all learners and their progress in " + place() + " with those of " + file + "?")) {
            throw new CommandFailed("Nothing was changed.");
        }
        Optional<RunningServer> server = RunningServer.announcedIn(installation.data());
        if (server.isPresent()) {
            Optional<String> answer = server.get().restore(file);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return restoreIntoDatabase(file) + " rows restored.";
    }

    private Object place() {
        Database database = installation.database();
        return database.file() == null ? database.url() : installation.data();
    }

    private long restoreIntoDatabase(Path file) throws CommandFailed, IOException {
        Files.createDirectories(installation.data());
        try (Connection connection = installation.database().open();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Backup.restore(connection, in);
        } catch (Backup.BadBackup e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw new CommandFailed("The database refused the rows: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }
}
