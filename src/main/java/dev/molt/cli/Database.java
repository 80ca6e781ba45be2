package dev.molt.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The database of a data folder, opened without the server.
 *
 * @param url for JDBC, without a password
 * @param file of an embedded H2 database, null for PostgreSQL
 */
record Database(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path file) {

    /** H2 in the data folder, unless the variables name a PostgreSQL. */
    static Database of(Path data, Map<String, String> variables) {
        String url = variables.get("QUARKUS_DATASOURCE_JDBC_URL");
        if (url == null) {
            return new Database(
                    "jdbc:h2:file:" + data.resolve("molt") + ";WRITE_DELAY=0", null, null, data.resolve("molt.mv.db"));
        }
        return new Database(
                url, variables.get("QUARKUS_DATASOURCE_USERNAME"), variables.get("QUARKUS_DATASOURCE_PASSWORD"), null);
    }

    /** False where no server has made the database yet; always true for PostgreSQL, which was made by others. */
    boolean exists() {
        return file == null || Files.exists(file);
    }

    /** Opens it, with the tables of this version of Molt. */
    Connection open() throws CommandFailed, SQLException {
        try {
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return connect();
        } catch (RuntimeException | SQLException e) {
            throw failed(e);
        }
    }

    /** Opens it as it is. */
    Connection connect() throws SQLException {
        Properties login = new Properties();
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return DriverManager.getConnection(url, login);
    }

    private CommandFailed failed(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new CommandFailed(
                        "The database " + file
                                + " is in use, but the Molt that uses it does not answer on this machine's loopback address."
                                + " Wait until it has started, or stop it, and try again.",
                        problem);
            }
        }
        return new CommandFailed("The database " + url + " cannot be opened: " + problem.getMessage(), problem);
    }
}
