package dev.molt.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks at what Molt keeps and tries a box. The {@code molt} script has told about the machine's tools before. */
record Doctor(Installation installation) {

    /** Prints what it finds; true when all is well. */
    boolean examine(PrintStream out) {
        out.println();
        out.println("What Molt keeps");
        boolean well = examineData(out);
        well &= examineDatabase(out);
        return well;
    }

    private boolean examineData(PrintStream out) {
        Path data = installation.data();
        if (!Files.exists(data)) {
            line(out, "Data", data + " is made at the first start");
            return true;
        }
        boolean writable = Files.isDirectory(data) && Files.isWritable(data);
        line(
                out,
                "Data",
                data
                        + (writable
                                ? " can be written"
                                : " cannot be written: give it to the user who serves, or name another with --data DIR"));
        return writable;
    }

    private boolean examineDatabase(PrintStream out) {
        Database database = installation.database();
        try {
            if (RunningServer.announcedIn(installation.data()).isPresent()) {
                line(out, "Server", "is running, or was killed");
            }
            if (!database.exists()) {
                line(out, "Database", "H2, made at the first start");
            } else if (database.file() != null) {
                line(out, "Database", "H2, " + database.file() + ", " + Files.size(database.file()) + " bytes");
            } else {
                try (Connection connection = database.connect()) {
                    line(
                            out,
                            "Database",
                            "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " answers at "
                                    + database.url());
                }
            }
            return true;
        } catch (CommandFailed | SQLException | IOException e) {
            line(out, "Database", e.getMessage());
            return false;
        }
    }

    private static void line(PrintStream out, String name, String found) {
        out.printf("  %-12s %s%n", name, found);
    }
}
